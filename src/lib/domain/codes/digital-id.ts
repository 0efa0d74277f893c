/**
 * 数字识别码, the digital identification code on a container's label (HJ 1276-2022).
 *
 * 37 characters: unit code (18, a USCC) · waste code without hyphens (8) · day (8) · serial (3).
 * The split into these lengths is derived, not read in the standard (regulation reference §1): it stands here and nowhere else.
 */
import type { Day } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';
import { dayFromCode, dayInCode } from './code-day.ts';
import { plainCode } from './plain-code.ts';
import { cut, wrongSegment, type Segments, type SegmentRefusal } from './segment.ts';
import { uscc, type Uscc, type UsccRefusal } from './uscc.ts';

export type DigitalId = string & { readonly code: 'digital-id' };

/** Serials run from 1 to 999 for one unit, waste and day. */
export const LAST_SERIAL = 999;

export type DigitalIdParts = { unit: Uscc; waste: string; day: Day; serial: number };

export type DigitalIdRefusal =
	| { kind: 'digital-id-length'; length: number }
	/** `why` is the unit code's own refusal; its positions are the same, for the unit code comes first. */
	| (SegmentRefusal<'digital-id-unit', 'unit'> & { why: UsccRefusal })
	| SegmentRefusal<'digital-id-waste', 'waste'>
	| SegmentRefusal<'digital-id-day', 'day'>
	| SegmentRefusal<'digital-id-serial', 'serial'>;

const layout = [
	['unit', 18],
	['waste', 8],
	['day', 8],
	['serial', 3]
] as const;

/** How many characters a code has. */
export const DIGITAL_ID_LENGTH = layout.reduce((total, [, length]) => total + length, 0);

/** The four parts of a text of that length, whether they are right or not. */
export const digitalIdSegments = (code: string): Segments<'unit' | 'waste' | 'day' | 'serial'> => cut(code, layout);

/** Everything but the serial: what the serials of one unit, waste and day have in common (34 characters). */
export function digitalIdPrefix(unit: Uscc, waste: string, day: Day): string {
	const wasteSegment = waste.replaceAll('-', '');
	if (!/^\d{8}$/.test(wasteSegment)) throw new RangeError(`not a waste code: ${waste}`);
	return unit + wasteSegment + dayInCode(day);
}

export function digitalId({ unit, waste, day, serial }: DigitalIdParts): DigitalId {
	if (!Number.isInteger(serial) || serial < 1 || serial > LAST_SERIAL)
		throw new RangeError(`no such serial: ${serial}`);
	return (digitalIdPrefix(unit, waste, day) + String(serial).padStart(3, '0')) as DigitalId;
}

/** Reads a code and names the segment that is wrong. */
export function parseDigitalId(text: string): Result<DigitalIdParts & { code: DigitalId }, DigitalIdRefusal> {
	const code = plainCode(text);
	if (code.length !== DIGITAL_ID_LENGTH) return refuse({ kind: 'digital-id-length', length: code.length });
	const parts = cut(code, layout);
	const unit = uscc(parts.unit.text);
	if (!unit.ok) {
		const at = unit.refusal.kind === 'uscc-character' ? unit.refusal.at : 0;
		return refuse({ kind: 'digital-id-unit', segment: parts.unit, at, why: unit.refusal } as const);
	}
	if (!/^\d{8}$/.test(parts.waste.text)) return refuse(wrongSegment('digital-id-waste', parts.waste));
	const day = dayFromCode(parts.day.text);
	if (!day) return refuse(wrongSegment('digital-id-day', parts.day));
	const serial = parts.serial.text;
	if (!/^\d{3}$/.test(serial) || serial === '000') return refuse(wrongSegment('digital-id-serial', parts.serial));
	const waste = hyphenated(parts.waste.text);
	return ok({ unit: unit.value, waste, day, serial: Number(serial), code: code as DigitalId });
}

/** The code in the groups a person reads it in: unit, waste, day, serial. */
export const spacedDigitalId = (code: string): string =>
	Object.values(digitalIdSegments(code))
		.map(({ text }) => text)
		.join(' ');

const hyphenated = (waste: string) => `${waste.slice(0, 3)}-${waste.slice(3, 6)}-${waste.slice(6)}`;
