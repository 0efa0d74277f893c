/**
 * Weight in whole grams.
 *
 * Totals must add up exactly on every kiosk and on the server, so no weight is ever a fraction or a float of kilograms.
 * A unit that is written wins over the one that is asked: `12.5 t` in a field of kilograms is refused, never read as 12.5 kg.
 */
import { countFromDecimal, decimalText } from './decimal-text.ts';
import { halfWidth } from './full-width.ts';
import { ok, refuse, type Result } from './result.ts';

export type Grams = number & { readonly unit: 'g' };

/** Brands a count of grams. A fraction here is a bug: it means that somebody computed in kilograms. */
export function grams(count: number): Grams {
	if (!Number.isSafeInteger(count)) throw new RangeError(`not whole grams: ${count}`);
	return count as Grams;
}

/** Kilograms as text with a fixed number of decimals: `113950` with 2 is `113.95`; 3 are exact, fewer round half away from zero. */
export const kilogramText = (weight: Grams, decimals: 0 | 1 | 2 | 3 = 2): string => decimalText(weight, 3, decimals);

/**
 * Tonnes as text, the unit of every register (HJ 1259-2022, 5.5.1 e): `113950` is `0.113950`.
 * Six decimals are exact; fewer round half away from zero and are for headings, never for a register.
 */
export const tonneText = (weight: Grams, decimals: 0 | 1 | 2 | 3 | 4 | 5 | 6 = 6): string =>
	decimalText(weight, 6, decimals);

export type WeightUnit = 'g' | 'kg' | 't';

/** `jin`: 斤, half a kilogram; said at the counter, in no register. */
type WrittenUnit = WeightUnit | 'jin';

export type WeightTextRefusal =
	| { kind: 'not-a-weight'; text: string }
	/** Records hold whole grams: no digit is dropped silently. */
	| { kind: 'finer-than-a-gram'; text: string }
	| { kind: 'weight-out-of-range'; text: string }
	| { kind: 'weight-in-other-unit'; text: string; written: WrittenUnit; asked: WeightUnit };

const units: ReadonlyMap<string, WrittenUnit> = new Map([
	['g', 'g'],
	['克', 'g'],
	['kg', 'kg'],
	['千克', 'kg'],
	['公斤', 'kg'],
	['t', 't'],
	['吨', 't'],
	['斤', 'jin'],
	['市斤', 'jin']
]);

/** Reads kilograms: `12.35`, `12.35 kg`, `１２。３５公斤`. Commas are refused: they mean thousands to one and decimals to another. */
export const gramsFromKilogramText = (text: string): Result<Grams, WeightTextRefusal> => readWeight(text, 'kg', 3);

/** Reads tonnes: `0.113950`, `0.113950 t`, `0.11395吨`. */
export const gramsFromTonneText = (text: string): Result<Grams, WeightTextRefusal> => readWeight(text, 't', 6);

function readWeight(text: string, asked: WeightUnit, places: number): Result<Grams, WeightTextRefusal> {
	// With Chinese punctuation switched on, the key of the decimal point writes the full stop 。
	const plain = halfWidth(text).replace('。', '.').trim().toLowerCase();
	const [, number = '', unit = ''] = /^([-\d.]*) ?([a-z\p{Script=Han}]*)$/u.exec(plain) ?? [];
	const written = unit === '' ? asked : units.get(unit);
	if (written === undefined) return refuse({ kind: 'not-a-weight', text });
	const count = countFromDecimal(number, places);
	if (!count.ok && count.refusal === 'not-a-decimal') return refuse({ kind: 'not-a-weight', text });
	if (written !== asked) return refuse({ kind: 'weight-in-other-unit', text, written, asked });
	if (count.ok) return ok(grams(count.value));
	return refuse({ kind: count.refusal === 'too-fine' ? 'finer-than-a-gram' : 'weight-out-of-range', text });
}

export type NetWeightRefusal = { kind: 'tare-exceeds-gross'; tare: Grams; gross: Grams };

/** The contents alone. A container heavier than the load means that the wrong tare was picked. */
export function netWeight(gross: Grams, tare: Grams): Result<Grams, NetWeightRefusal> {
	if (tare >= gross) return refuse({ kind: 'tare-exceeds-gross', tare, gross });
	return ok(grams(gross - tare));
}

/** Sum of weights, exact. */
export const totalWeight = (weights: Iterable<Grams>): Grams => {
	let total = 0;
	for (const weight of weights) total += weight;
	return grams(total);
};
