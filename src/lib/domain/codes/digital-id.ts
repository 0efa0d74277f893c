/**
 * 数字识别码, the digital identification code on a container's label (HJ 1276-2022).
 *
 * 37 characters: unit code (18, a USCC) · waste code without hyphens (8) · day (8) · serial (3).
 * The split into these lengths is derived, not read in the standard (regulation reference §1): it stands here and nowhere else.
 */
import { isDay } from '../day.ts';
import type { Day } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';
import { uscc, type Uscc, type UsccRefusal } from './uscc.ts';

export type DigitalId = string & { readonly code: 'digital-id' };

/** Serials run from 1 to 999 for one unit, waste and day. */
export const LAST_SERIAL = 999;

export type DigitalIdParts = { unit: Uscc; waste: string; day: Day; serial: number };

export type DigitalIdRefusal =
	| { kind: 'digital-id-length'; length: number }
	| { kind: 'digital-id-unit'; why: UsccRefusal }
	| { kind: 'digital-id-waste'; segment: string }
	| { kind: 'digital-id-day'; segment: string }
	| { kind: 'digital-id-serial'; segment: string };

/** Everything but the serial: what the serials of one unit, waste and day have in common (34 characters). */
export function digitalIdPrefix(unit: Uscc, waste: string, day: Day): string {
	const wasteSegment = waste.replaceAll('-', '');
	if (!/^\d{8}$/.test(wasteSegment)) throw new RangeError(`not a waste code: ${waste}`);
	return unit + wasteSegment + day.replaceAll('-', '');
}

export function digitalId({ unit, waste, day, serial }: DigitalIdParts): DigitalId {
	if (!Number.isInteger(serial) || serial < 1 || serial > LAST_SERIAL)
		throw new RangeError(`no such serial: ${serial}`);
	return (digitalIdPrefix(unit, waste, day) + String(serial).padStart(3, '0')) as DigitalId;
}

/** Reads a code and names the segment that is wrong. */
export function parseDigitalId(text: string): Result<DigitalIdParts & { code: DigitalId }, DigitalIdRefusal> {
	const code = text.trim().toUpperCase();
	if (code.length !== 37) return refuse({ kind: 'digital-id-length', length: code.length });
	const unit = uscc(code.slice(0, 18));
	if (!unit.ok) return refuse({ kind: 'digital-id-unit', why: unit.refusal });
	const waste = code.slice(18, 26);
	if (!/^\d{8}$/.test(waste)) return refuse({ kind: 'digital-id-waste', segment: waste });
	const day = readDay(code.slice(26, 34));
	if (!day) return refuse({ kind: 'digital-id-day', segment: code.slice(26, 34) });
	const serial = code.slice(34);
	if (!/^\d{3}$/.test(serial) || serial === '000') return refuse({ kind: 'digital-id-serial', segment: serial });
	return ok({ unit: unit.value, waste: hyphenated(waste), day, serial: Number(serial), code: code as DigitalId });
}

/** The code in the groups a person reads it in: unit, waste, day, serial. */
export const spacedDigitalId = (code: string): string =>
	[code.slice(0, 18), code.slice(18, 26), code.slice(26, 34), code.slice(34)].join(' ');

const hyphenated = (waste: string) => `${waste.slice(0, 3)}-${waste.slice(3, 6)}-${waste.slice(6)}`;

function readDay(digits: string): Day | undefined {
	if (!/^(19|20)\d{6}$/.test(digits)) return undefined;
	const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
	return isDay(day) ? day : undefined;
}
