/**
 * A whole count of a small unit, written in decimals of a larger one: 113950 g is `113.950` kg and `0.113950` t.
 *
 * Exact both ways: digits move across the point; nothing is ever multiplied or divided as a fraction.
 */
import { ok, refuse, type Result } from './result.ts';

/** `too-fine`: there is a part of the small unit. `out-of-range`: no safe integer holds the count. */
export type DecimalRefusal = 'not-a-decimal' | 'too-fine' | 'out-of-range';

/** @param places how many decimals of the larger unit make one of the small (3 for kilograms in grams). */
export function countFromDecimal(text: string, places: number): Result<number, DecimalRefusal> {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
	if (!match) return refuse('not-a-decimal');
	const [, sign, whole, fraction = ''] = match;
	if (/[1-9]/.test(fraction.slice(places))) return refuse('too-fine');
	const count = Number(whole + fraction.slice(0, places).padEnd(places, '0'));
	if (!Number.isSafeInteger(count)) return refuse('out-of-range');
	return ok(sign && count > 0 ? -count : count);
}

/** The count with `decimals` decimals; fewer than `places` are rounded half away from zero. */
export function decimalText(count: number, places: number, decimals: number): string {
	const steps = wholeSteps(count, 10 ** (places - decimals));
	const digits = String(Math.abs(steps)).padStart(decimals + 1, '0');
	const sign = steps < 0 ? '-' : '';
	return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** How many whole steps, half away from zero: the rounding of derived figures, never of a reading. Never minus zero. */
export function wholeSteps(count: number, step: number): number {
	const magnitude = Math.abs(count);
	const rest = magnitude % step;
	const steps = (magnitude - rest) / step + (rest * 2 >= step ? 1 : 0);
	return count < 0 && steps > 0 ? -steps : steps;
}
