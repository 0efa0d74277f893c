/**
 * Waste codes of both lists: hazardous `900-214-08` and general industrial `900-099-S17`.
 *
 * Form only. Whether a hazardous code is in an edition of the catalogue is the catalogue's to say; the list of general
 * industrial codes (公告2024年第4号) is not to be had in machine form, so those are accepted by pattern.
 */
import { ok, refuse, type Result } from '../result.ts';
import { plainCode } from './plain-code.ts';
import { segment, wrongSegment, type Segments, type SegmentRefusal } from './segment.ts';

/** `\d{3}-\d{3}-\d{2}` (catalogue, art. 5). */
export type HazardousWasteCode = string & { readonly waste: 'hazardous' };
/** `\d{3}-\d{3}-S\d{2}` */
export type GeneralWasteCode = string & { readonly waste: 'general-industrial' };

/** `industry`: GB/T 4754, three digits. `serial`: three digits. `category`: `HW08`, `SW17`. */
type WasteCodeParts = { industry: string; serial: string; category: string };

export type WasteCode = WasteCodeParts &
	({ kind: 'hazardous'; code: HazardousWasteCode } | { kind: 'general-industrial'; code: GeneralWasteCode });

export type WasteCodeSegmentName = 'industry' | 'serial' | 'category';

export type WasteCodeRefusal =
	| { kind: 'waste-code-form'; length: number }
	| SegmentRefusal<'waste-code-industry', 'industry'>
	| SegmentRefusal<'waste-code-serial', 'serial'>
	| SegmentRefusal<'waste-code-category', 'category'>;

/** The code as registers print it, with hyphens. */
export const formatWasteCode = ({ industry, serial, category }: WasteCodeParts): string =>
	`${industry}-${serial}-${category.replace('HW', '').replace('SW', 'S')}`;

/** The three parts, with or without hyphens between them; undefined when length and hyphens fit no code. */
export function wasteCodeSegments(code: string): Segments<WasteCodeSegmentName> | undefined {
	const gap = code.includes('-') ? 1 : 0;
	const category = code.length - 6 - 2 * gap;
	if (category !== 2 && category !== 3) return undefined;
	if (gap === 1 && (code[3] !== '-' || code[7] !== '-')) return undefined;
	return {
		industry: segment(code, 'industry', 0, 3),
		serial: segment(code, 'serial', 3 + gap, 6 + gap),
		category: segment(code, 'category', 6 + 2 * gap)
	};
}

/** Reads a code, hyphens or none, and names the part that is wrong. There is no category 00. */
export function parseWasteCode(text: string): Result<WasteCode, WasteCodeRefusal> {
	const code = plainCode(text);
	const parts = wasteCodeSegments(code);
	if (!parts) return refuse({ kind: 'waste-code-form', length: code.length });
	if (!/^\d{3}$/.test(parts.industry.text)) return refuse(wrongSegment('waste-code-industry', parts.industry));
	if (!/^\d{3}$/.test(parts.serial.text)) return refuse(wrongSegment('waste-code-serial', parts.serial));
	const general = parts.category.text.length === 3;
	const [, digits] = (general ? /^S(\d\d)$/ : /^(\d\d)$/).exec(parts.category.text) ?? [];
	if (digits === undefined || digits === '00')
		return refuse(wrongSegment('waste-code-category', parts.category, general ? /[S\d]/ : /\d/));
	const read = {
		industry: parts.industry.text,
		serial: parts.serial.text,
		category: `${general ? 'SW' : 'HW'}${digits}`
	};
	const canonical = formatWasteCode(read);
	return general
		? ok({ kind: 'general-industrial', code: canonical as GeneralWasteCode, ...read })
		: ok({ kind: 'hazardous', code: canonical as HazardousWasteCode, ...read });
}
