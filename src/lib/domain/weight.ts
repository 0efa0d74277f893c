/**
 * Weight in whole grams.
 *
 * Totals must add up exactly on every kiosk and on the server, so no weight is ever a fraction or a float of kilograms.
 */
import { ok, refuse, type Result } from './result.ts';

export type Grams = number & { readonly unit: 'g' };

/** Brands a count of grams. A fraction here is a bug: it means that somebody computed in kilograms. */
export function grams(count: number): Grams {
	if (!Number.isSafeInteger(count)) throw new RangeError(`not whole grams: ${count}`);
	return count as Grams;
}

export type WeightTextRefusal = { kind: 'not-a-weight'; text: string } | { kind: 'finer-than-a-gram'; text: string };

/** Reads kilograms written in decimal (`12.35`) without passing through a float. */
export function gramsFromKilogramText(text: string): Result<Grams, WeightTextRefusal> {
	const match = /^(-?)(\d{1,9})(?:\.(\d+))?$/.exec(text.trim());
	if (!match) return refuse({ kind: 'not-a-weight', text });
	const [, sign, whole, fraction = ''] = match;
	if (/[1-9]/.test(fraction.slice(3))) return refuse({ kind: 'finer-than-a-gram', text });
	const count = Number(whole) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
	return ok(grams(sign && count > 0 ? -count : count));
}

/** Kilograms as text with a fixed number of decimals, exact: `113950` with 2 decimals is `113.95`. */
export function kilogramText(weight: Grams, decimals: 0 | 1 | 2 | 3 = 2): string {
	const step = 10 ** (3 - decimals);
	const steps = roundHalfAway(weight, step);
	const digits = String(Math.abs(steps)).padStart(decimals + 1, '0');
	const sign = steps < 0 ? '-' : '';
	return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** How many steps of `step` grams, half away from zero (the rounding used for derived figures, never for a reading). */
function roundHalfAway(weight: number, step: number): number {
	const magnitude = Math.abs(weight);
	const rest = magnitude % step;
	const steps = (magnitude - rest) / step + (rest * 2 >= step ? 1 : 0);
	return weight < 0 ? -steps : steps;
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
