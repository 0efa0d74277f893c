import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	grams,
	gramsFromKilogramText,
	gramsFromTonneText,
	kilogramText,
	netWeight,
	tonneText,
	totalWeight
} from './weight.ts';

const weight = fc
	.oneof(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.maxSafeInteger())
	.map((count) => grams(count));
/** Far from the ends, so that sums and rounding stay within what grams can hold. */
const load = fc.integer({ min: -999_999_999_000, max: 999_999_999_000 }).map(grams);
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
			.tuple(fc.integer({ min: 0, max: 9_007_199_254_739 }), fc.integer({ min: 0, max: 999 }), fc.boolean())
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
			fc.property(load, fc.constantFrom(0, 1, 2, 3), (value, decimals) => {
				const shown = read(kilogramText(value, decimals as 0 | 1 | 2 | 3)) as number;
				expect(Math.abs(shown - value) * 2).toBeLessThanOrEqual(10 ** (3 - decimals));
			})
		);
	});
});

describe('tonnes as text', () => {
	test('are what a register prints, to the gram', () => {
		expect(tonneText(grams(113_950))).toBe('0.113950');
		expect(tonneText(grams(-7))).toBe('-0.000007');
		expect(tonneText(grams(0))).toBe('0.000000');
		expect(tonneText(grams(113_950), 3)).toBe('0.114');
		expect(gramsFromTonneText('0.113950 t')).toEqual({ ok: true, value: 113_950 });
		expect(gramsFromTonneText('0.11395吨')).toEqual({ ok: true, value: 113_950 });
	});

	test('come back as the same weight, and the same text', () => {
		fc.assert(
			fc.property(weight, fc.constantFrom('', ' t', 't', '吨', ' T'), (value, unit) => {
				const text = tonneText(value);
				const back = gramsFromTonneText(text + unit);
				expect(back).toEqual({ ok: true, value });
				expect(back.ok && tonneText(back.value)).toBe(text);
			})
		);
	});

	test('of a register add up to the text of the sum', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 10_000_000 }).map(grams)), (weights) => {
				const read = weights.map((each) => {
					const result = gramsFromTonneText(tonneText(each));
					return result.ok ? result.value : grams(-1);
				});
				expect(tonneText(totalWeight(read))).toBe(tonneText(totalWeight(weights)));
			})
		);
	});

	test('finer than a gram are refused, and kilograms are not taken for them', () => {
		expect(gramsFromTonneText('0.0000001')).toMatchObject({ refusal: { kind: 'finer-than-a-gram' } });
		expect(gramsFromTonneText('113.95 kg')).toEqual({
			ok: false,
			refusal: { kind: 'weight-in-other-unit', text: '113.95 kg', written: 'kg', asked: 't' }
		});
	});
});

describe('what people type', () => {
	test.each(['12.35', '12.35kg', '12.35 KG', '１２．３５', '１２。３５公斤', ' 12.35千克 ', '012.350'])(
		'%o is 12.35 kg',
		(text) => {
			expect(read(text)).toBe(12_350);
		}
	);

	test.each([
		['12.35 t', 't'],
		['0.0000001吨', 't'],
		['12 克', 'g'],
		['12斤', 'jin'],
		['12 市斤', 'jin']
	])('%o is never taken for kilograms', (text, written) => {
		expect(gramsFromKilogramText(text)).toEqual({
			ok: false,
			refusal: { kind: 'weight-in-other-unit', text, written, asked: 'kg' }
		});
	});
});

describe('a text that is no weight', () => {
	test.each([
		'',
		' ',
		'.5',
		'5.',
		'1e3',
		'0x10',
		'1,5',
		'--1',
		'+1',
		'NaN',
		'①',
		'٣',
		'1.2.3',
		'1。2。3',
		'kg',
		'12 lb',
		'12kgt'
	])('%o is refused', (text) => {
		expect(read(text)).toBe('not-a-weight');
	});

	test('finer than a gram is refused, trailing zeros are not', () => {
		expect(read('0.0001')).toBe('finer-than-a-gram');
		expect(read('12.3500000')).toBe(12_350);
	});

	test('beyond what grams can hold is refused, the very last gram is not', () => {
		expect(read('9007199254740.991')).toBe(Number.MAX_SAFE_INTEGER);
		expect(read('9007199254740.992')).toBe('weight-out-of-range');
		expect(read('9'.repeat(400))).toBe('weight-out-of-range');
		expect(gramsFromTonneText('-9007199254.740992')).toMatchObject({ refusal: { kind: 'weight-out-of-range' } });
	});

	test('never throws, whatever was typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				for (const result of [gramsFromKilogramText(text), gramsFromTonneText(text)])
					if (!result.ok) expect(result.refusal.text).toBe(text);
			})
		);
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
		fc.property(fc.array(load), (weights) => {
			expect(totalWeight(weights)).toBe(totalWeight([...weights].reverse()));
		})
	);
	expect(totalWeight([])).toBe(0);
});
