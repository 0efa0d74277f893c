import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOnInterval, isScaleInterval, kilogramDecimals, roundedToInterval } from './scale-interval.ts';
import { grams, gramsFromKilogramText, kilogramText } from './weight.ts';

const interval = fc
	.tuple(fc.constantFrom(1, 2, 5), fc.integer({ min: 0, max: 4 }))
	.map(([digit, power]) => grams(digit * 10 ** power));
const weight = fc.integer({ min: -10_000_000, max: 10_000_000 }).map(grams);

test('an interval is 1, 2 or 5 times a power of ten', () => {
	fc.assert(fc.property(interval, (step) => void expect(isScaleInterval(step)).toBe(true)));
	for (const step of [0, -5, 3, 15, 25, 101, 250].map(grams)) expect(isScaleInterval(step), String(step)).toBe(false);
});

test('a derived figure falls on the interval, at most half of it away, and one that is on it stays', () => {
	fc.assert(
		fc.property(weight, interval, (value, step) => {
			const rounded = roundedToInterval(value, step);
			expect(isOnInterval(rounded, step)).toBe(true);
			expect(Math.abs(rounded - value) * 2).toBeLessThanOrEqual(step);
			expect(rounded === value).toBe(isOnInterval(value, step));
			expect(roundedToInterval(grams(-value), step)).toBe(rounded === 0 ? 0 : -rounded);
		})
	);
	expect([25, 24, -25, -75].map((value) => roundedToInterval(grams(value), grams(50)))).toEqual([50, 0, -50, -100]);
});

test('a reading between two steps shows a wrong decimal point', () => {
	expect(isOnInterval(grams(113_950), grams(50))).toBe(true);
	expect(isOnInterval(grams(113_955), grams(50))).toBe(false);
});

test('the decimals that are shown hold every step exactly, and one fewer would not', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 100_000 }), interval, (count, step) => {
			const reading = grams(count * step);
			expect(gramsFromKilogramText(kilogramText(reading, kilogramDecimals(step)))).toEqual({
				ok: true,
				value: reading
			});
			const decimals = kilogramDecimals(step);
			if (decimals > 0) expect(step % 10 ** (4 - decimals)).not.toBe(0);
		})
	);
	expect([5, 50, 200, 1000, 20_000].map((step) => kilogramDecimals(grams(step)))).toEqual([3, 2, 1, 0, 0]);
});
