import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grams, gramsFromKilogramText, kilogramText, netWeight, totalWeight } from './weight.ts';

const weight = fc.integer({ min: -999_999_999_000, max: 999_999_999_000 }).map(grams);
const read = (text: string) => {
	const result = gramsFromKilogramText(text);
	return result.ok ? result.value : result.refusal.kind;
};

describe('kilograms as text', () => {
	test('say the weight exactly with three decimals', () => {
		expect(kilogramText(grams(132_450), 3)).toBe('132.450');
		expect(kilogramText(grams(7), 3)).toBe('0.007');
		expect(kilogramText(grams(-7), 3)).toBe('-0.007');
		expect(kilogramText(grams(Number.MAX_SAFE_INTEGER), 3)).toBe('9007199254740.991');
	});

	test('round half away from zero', () => {
		expect(kilogramText(grams(113_955), 2)).toBe('113.96');
		expect(kilogramText(grams(-113_955), 2)).toBe('-113.96');
		expect(kilogramText(grams(113_954), 2)).toBe('113.95');
		expect(kilogramText(grams(500), 0)).toBe('1');
		expect(kilogramText(grams(-500), 0)).toBe('-1');
		expect(kilogramText(grams(499), 0)).toBe('0');
	});

	test('never say minus zero', () => {
		expect(kilogramText(grams(-4), 2)).toBe('0.00');
		expect(read('-0.000')).toBe(0);
		expect(Object.is(read('-0.000'), -0)).toBe(false);
	});

	test('come back as the same weight', () => {
		fc.assert(
			fc.property(weight, (value) => {
				expect(read(kilogramText(value, 3))).toBe(value);
			})
		);
	});

	test('come back as the same text', () => {
		const text = fc
			.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 999 }), fc.boolean())
			.map(
				([whole, rest, minus]) => `${minus && whole + rest > 0 ? '-' : ''}${whole}.${String(rest).padStart(3, '0')}`
			);
		fc.assert(
			fc.property(text, (value) => {
				expect(kilogramText(grams(read(value) as number), 3)).toBe(value);
			})
		);
	});

	test('are never further than half a step from the weight', () => {
		fc.assert(
			fc.property(weight, fc.constantFrom(0, 1, 2, 3), (value, decimals) => {
				const shown = read(kilogramText(value, decimals as 0 | 1 | 2 | 3)) as number;
				expect(Math.abs(shown - value) * 2).toBeLessThanOrEqual(10 ** (3 - decimals));
			})
		);
	});
});

describe('a text that is no weight', () => {
	test.each(['', ' ', '.5', '5.', '1e3', '0x10', '1,5', '--1', '+1', 'NaN', '１２', '1234567890', '1.2.3'])(
		'%o is refused',
		(text) => {
			expect(read(text)).toBe('not-a-weight');
		}
	);

	test('finer than a gram is refused, trailing zeros are not', () => {
		expect(read('0.0001')).toBe('finer-than-a-gram');
		expect(read('12.3500000')).toBe(12_350);
	});

	test('never throws, whatever was typed', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void gramsFromKilogramText(text)));
	});
});

test('a fraction of a gram is a bug, not a weight', () => {
	for (const count of [0.5, NaN, Infinity, 2 ** 53]) expect(() => grams(count)).toThrow(RangeError);
});

test('net and tare are together the gross', () => {
	const positive = fc.integer({ min: 0, max: 10_000_000 }).map(grams);
	fc.assert(
		fc.property(positive, positive, (gross, tare) => {
			const net = netWeight(gross, tare);
			if (tare >= gross) expect(net).toEqual({ ok: false, refusal: { kind: 'tare-exceeds-gross', tare, gross } });
			else expect(net).toEqual({ ok: true, value: gross - tare });
		})
	);
});

test('a total does not depend on the order', () => {
	fc.assert(
		fc.property(fc.array(weight), (weights) => {
			expect(totalWeight(weights)).toBe(totalWeight([...weights].reverse()));
		})
	);
	expect(totalWeight([])).toBe(0);
});
