import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../ids.ts';
import { digitalId, digitalIdPrefix, LAST_SERIAL, parseDigitalId, spacedDigitalId } from './digital-id.ts';
import { usccCheckCharacter, type Uscc } from './uscc.ts';

const parts = fc.record({
	unit: fc
		.array(fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), { minLength: 17, maxLength: 17 })
		.map((characters) => (characters.join('') + usccCheckCharacter(characters.join(''))) as Uscc),
	waste: fc
		.tuple(fc.nat(999), fc.nat(999), fc.nat(99))
		.map(([a, b, c]) => `${String(a).padStart(3, '0')}-${String(b).padStart(3, '0')}-${String(c).padStart(2, '0')}`),
	day: fc
		.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10) as Day),
	serial: fc.integer({ min: 1, max: LAST_SERIAL })
});

const sample = { unit: '91330100799655058B' as Uscc, waste: '900-214-08', day: '2026-11-22' as Day, serial: 7 };
const code = digitalId(sample);
const refusalOf = (text: string) => {
	const result = parseDigitalId(text);
	return result.ok ? undefined : result.refusal;
};

describe('数字识别码', () => {
	test('is 37 characters: unit, waste, day, serial', () => {
		expect(code).toBe('91330100799655058B9002140820261122007');
		expect(spacedDigitalId(code)).toBe('91330100799655058B 90021408 20261122 007');
	});

	test('gives back exactly what it was made of', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const made = digitalId(given);
				expect(made).toHaveLength(37);
				expect(made.startsWith(digitalIdPrefix(given.unit, given.waste, given.day))).toBe(true);
				expect(parseDigitalId(made)).toEqual({ ok: true, value: { ...given, code: made } });
				expect(parseDigitalId(` ${made.toLowerCase()}\n`)).toEqual({ ok: true, value: { ...given, code: made } });
			})
		);
	});

	test('two containers never share one unless unit, waste, day and serial are the same', () => {
		fc.assert(
			fc.property(parts, parts, (a, b) => {
				expect(digitalId(a) === digitalId(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
			})
		);
	});

	test('the refusal names the segment that is wrong', () => {
		expect(refusalOf(code.slice(1))).toEqual({ kind: 'digital-id-length', length: 36 });
		expect(refusalOf(`A${code.slice(1)}`)).toMatchObject({
			kind: 'digital-id-unit',
			segment: { name: 'unit', from: 0, to: 18 },
			at: 0,
			why: { kind: 'uscc-check' }
		});
		expect(refusalOf(`${code.slice(0, 18)}9002140A${code.slice(26)}`)).toEqual({
			kind: 'digital-id-waste',
			segment: { name: 'waste', text: '9002140A', from: 18, to: 26 },
			at: 25
		});
		expect(refusalOf(`${code.slice(0, 26)}20260230${code.slice(34)}`)).toEqual({
			kind: 'digital-id-day',
			segment: { name: 'day', text: '20260230', from: 26, to: 34 },
			at: 26
		});
		expect(refusalOf(`${code.slice(0, 26)}18991231${code.slice(34)}`)).toMatchObject({
			kind: 'digital-id-day',
			segment: { text: '18991231' }
		});
		expect(refusalOf(`${code.slice(0, 34)}000`)).toMatchObject({ kind: 'digital-id-serial', at: 34 });
		expect(refusalOf(`${code.slice(0, 34)}0A7`)).toMatchObject({ kind: 'digital-id-serial', at: 35 });
	});

	test('the day before a leap day and the leap day itself are told apart from a day that is none', () => {
		const of = (day: string) => parseDigitalId(code.slice(0, 26) + day + code.slice(34)).ok;
		expect([of('20240229'), of('20260229'), of('20000229'), of('19000229')]).toEqual([true, false, true, false]);
	});

	test('a serial or a waste that cannot be is a bug of the caller', () => {
		for (const serial of [0, 1000, 1.5, NaN]) expect(() => digitalId({ ...sample, serial })).toThrow(RangeError);
		expect(() => digitalIdPrefix(sample.unit, '900-999-S17', sample.day)).toThrow(RangeError);
	});
});
