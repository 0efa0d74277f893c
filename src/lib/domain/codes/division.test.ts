import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDivision, parseDivision, provinceOf, provinces } from './division.ts';

const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
const refusalOf = (text: string) => {
	const result = parseDivision(text);
	return result.ok ? undefined : result.refusal;
};

describe('the provinces', () => {
	test('are 31 and 3, each with its own code, names and plate', () => {
		expect(provinces).toHaveLength(34);
		expect(provinces.filter(({ plate }) => plate === null).map(({ code }) => code)).toEqual(['71', '81', '82']);
		for (const key of ['code', 'zh', 'en'] as const)
			expect(new Set(provinces.map((province) => province[key])).size).toBe(34);
		expect(new Set(provinces.map(({ plate }) => plate)).size).toBe(32);
	});

	test('are found by the beginning of a longer code', () => {
		expect(provinceOf('330106-01')?.zh).toBe('浙江省');
		expect(provinceOf('99')).toBeUndefined();
	});
});

describe('a division code', () => {
	test('gives back what it was made of, and its level', () => {
		fc.assert(
			fc.property(fc.constantFrom(...provinces), two, two, (province, city, county) => {
				fc.pre(city !== '00' || county === '00');
				const code = formatDivision({ province, city, county });
				const level = county !== '00' ? 'county' : city !== '00' ? 'city' : 'province';
				expect(parseDivision(` ${code}`)).toEqual({ ok: true, value: { code, province, city, county, level } });
			})
		);
		expect([parseDivision('330000'), parseDivision('330100'), parseDivision('330106')]).toMatchObject([
			{ value: { level: 'province' } },
			{ value: { level: 'city' } },
			{ value: { level: 'county' } }
		]);
	});

	test('that is wrong says where', () => {
		expect(refusalOf('33010')).toEqual({ kind: 'division-length', length: 5 });
		expect(refusalOf('390106')).toEqual({
			kind: 'division-province',
			segment: { name: 'province', text: '39', from: 0, to: 2 },
			at: 0
		});
		expect(refusalOf('330A06')).toMatchObject({ kind: 'division-city', at: 3 });
		expect(refusalOf('3301A6')).toMatchObject({ kind: 'division-county', at: 4 });
		expect(refusalOf('330006')).toMatchObject({ kind: 'division-county', segment: { text: '06' } });
	});
});
