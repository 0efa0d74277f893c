import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue2025 } from '../catalogue/catalogue.ts';
import { everydayWastes } from '../catalogue/everyday.ts';
import { chartEntry } from './chart.ts';
import { defaultGroups } from './default-groups.ts';
import defaults from './defaults.json' with { type: 'json' };
import { placeOf } from './groups.ts';

const { entries, byCode } = catalogue2025;

/** What small collectors meet, with the groups an officer may hold us to; null = alone until described. */
const met: [string, number[] | null][] = [
	['900-214-08', [29, 101]],
	['900-217-08', [29, 101]],
	['900-218-08', [29, 101]],
	['900-219-08', [29, 101]],
	['900-220-08', [29, 101]],
	['900-249-08', [29, 101]],
	['900-203-08', [29, 101]],
	['900-200-08', [29, 101]],
	['900-201-08', [16, 28, 29, 101]],
	['900-221-08', [16, 28, 29, 101]],
	['900-210-08', [29, 101, 106]],
	['900-005-09', [101, 106]],
	['900-006-09', [101, 106]],
	['900-007-09', [101, 106]],
	['900-041-49', [101]],
	['900-039-49', [101]],
	['900-042-49', null],
	['900-044-49', [10, 24]],
	['900-045-49', [23, 24]],
	['900-046-49', [24]],
	['900-047-49', null],
	['900-053-49', [17]],
	['900-999-49', null],
	['900-052-31', [1, 2, 24]],
	['900-250-12', [4, 13, 16, 19, 101]],
	['900-252-12', [4, 13, 16, 19, 101]],
	['900-253-12', [4, 13, 16, 19, 101]],
	['900-299-12', [4, 13, 16, 19, 101]],
	['264-013-12', [4, 13, 16, 19, 101]],
	['900-255-12', [24]],
	['900-256-12', null],
	['900-401-06', [17]],
	['900-402-06', [4, 13, 14, 16, 19, 28, 29, 31]],
	['900-404-06', [4, 13, 14, 16, 19, 28, 29]],
	['900-405-06', [4, 13, 14, 16, 17, 19, 28, 29, 31, 101]],
	['900-023-29', [24]],
	['900-024-29', [24]],
	['900-300-34', [1, 2]],
	['900-349-34', [1, 2]],
	['900-306-34', [2]],
	['900-303-34', [1]],
	['900-352-35', [10]],
	['900-399-35', [10]],
	['900-014-13', [4, 13, 16, 19, 101]],
	['900-015-13', [101]],
	['900-451-13', [24, 101]],
	['900-002-03', [101]],
	['900-003-04', [9, 12, 17, 32]],
	['900-017-14', null],
	['900-019-16', [10, 106]],
	['231-002-16', [10, 106]],
	['336-064-17', null],
	['900-026-32', [1, 15]],
	['900-028-33', [11]],
	['336-005-07', [11]],
	['900-031-36', [24]],
	['900-032-36', [24]],
	['900-033-37', [32]],
	['900-049-50', [24]],
	['772-007-50', [24]],
	['267-001-15', [102]],
	['841-001-01', [101]]
];

describe('the groups of a waste nobody has described', () => {
	test.each(met)('%s is taken to hold %j', (code, groups) => {
		expect(byCode.has(code)).toBe(true);
		expect(defaultGroups(code).groups).toEqual(groups);
	});

	test('are named for every everyday waste of the kiosk', () => {
		const known = new Set(met.map(([code]) => code));
		expect(everydayWastes.filter(({ code }) => !known.has(code))).toEqual([]);
	});

	test('are there for each of the 46 categories: groups, or alone until described', () => {
		const categories = [...new Set(entries.map(({ category }) => category))];
		expect(Object.keys(defaults.categories).sort()).toEqual([...categories].sort());
		for (const category of categories) {
			const answer = defaultGroups(`000-000-${category.slice(2)}`);
			expect(answer.from).toBe('category');
			expect(answer.groups === null || answer.groups.length > 0).toBe(true);
		}
	});

	test('are sound for each of the 470 entries: groups of the chart, ascending, with a reason in both languages', () => {
		for (const { code } of entries) {
			const { groups, why, confirmed } = defaultGroups(code);
			expect(why.zh, code).toMatch(/\p{Script=Han}/u);
			expect(why.en, code).toMatch(/^[ -~]+$/);
			for (const group of groups ?? []) expect(placeOf(group), code).toBeDefined();
			expect(groups, code).toEqual(groups && [...new Set(groups)].sort((a, b) => a - b));
			expect(groups, code).not.toEqual([]);
			if (groups === null) expect(confirmed, code).toBe(false);
		}
	});

	test('never hold two things that react with each other: what may be either is not described', () => {
		// Toxic metal dissolves (S) in the waste's own acid or caustic already; hydrofluoric acid is acid and fluoride in one.
		for (const { code } of entries.filter(({ category }) => category !== 'HW32')) {
			const groups = (defaultGroups(code).groups ?? []).filter((group) => group !== 107);
			const reacting = groups.flatMap((a) => groups.flatMap((b) => chartEntry(a, b)?.consequences ?? []));
			expect(new Set(reacting), code).toEqual(new Set(reacting.filter((consequence) => consequence === 'S')));
		}
	});

	test('are written down once a code, for codes of the catalogue only', () => {
		const codes = defaults.codes.flatMap((row) => row.codes);
		expect(new Set(codes).size).toBe(codes.length);
		for (const code of codes) {
			expect(byCode.has(code), code).toBe(true);
			expect(defaultGroups(code).from).toBe('code');
		}
	});

	test('are unknown for a code that no catalogue explains, and for what is no code', () => {
		for (const strange of ['900-001-41', '900-001-99', '', 'x08', '900-300-34 ', '__proto__'])
			expect(defaultGroups(strange)).toMatchObject({ groups: null, confirmed: false });
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(defaultGroups(text)).toMatchObject({ groups: null, confirmed: false });
			})
		);
	});
});
