import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartEntry } from './chart.ts';
import { consequenceKinds, placeOf, reactivityGroups } from './groups.ts';

/** The lower triangle as the project's reference prints it, by group: an account of the source apart from chart.json. */
const triangle = `
3 — H/G: 2
4 — H: 1; H/F: 2; H/P: 3
5 — H/P: 1,3; H/F: 2
6 — H: 1; H/GT: 2
7 — H: 1,3,5; H/GT: 2
8 — H/G: 1,3,4; H/GT: 2; H: 5
9 — H/G: 1,8; H/GT: 2
10 — H: 1,2,3,5; H/G: 9
11 — GT/GF: 1,2,3; G: 8
12 — H/F/GF: 1,2; H/GT/GF: 3; GT/GF: 5; U: 7; H/G: 8
13 — H: 1,10; H/F: 2; H/G: 8
14 — H: 1; H/F: 2
15 — GT: 1,2,3
16 — H/F: 2
17 — H/GT: 1,7; H/F/GT: 2; H/G: 8; H/GF: 10; H: 11
18 — H/G: 1,3,8,11; H/F/GT: 2; H/P: 4,7; H/G/P: 10; U: 12
19 — H: 1,10,11; H/F: 2; H/G: 8
20 — GT/GF: 1; H/F/GT: 2; H/G: 8; H: 17,18,19
21 — H/F/GF: 1,2,3,4,5; H/GF: 6,7,8,9,10,11,13,18,19,20; H/GT/GF: 12; H/E: 17
22 — H/F/GF: 1,2,20; F/G: 3; H/F/GT: 8; U: 9; H/GF: 10,18; H/E: 17
23 — H/F/GF: 1,2; H/F/G: 8; H/F: 17
24 — S: 1,2,3,6,7,10
25 — H/F/GF: 1; H/F/E: 2; H/GF: 3,5,11,12,13,17,19,20; H/GF/E: 4; U: 8,10,18; H/G: 9; E: 21
26 — H/GT/GF: 1; H/F/GT: 2; H: 3; U: 10; H/P: 21; S: 24; H/GF: 25
27 — H/F/GT: 2; H: 5; H/E: 10; H/GF/E: 21,25
28 — H: 1,5; H/F: 2; H/E: 22
29 — H/F: 2
30 — H/G: 1,5,22,24; H/E: 2,17,21; H/F: 4; H/GT: 7; H/F/E: 8; H/F/GT: 9,12,20; H/GT/E: 11; H: 18; E: 19; H/GF/E: 25; H/GT/P: 26; H/P: 28
31 — H: 1,30; H/F: 2; H/G: 8; H/P: 18; H/GF: 21,25
32 — H/GT: 1,2; U: 8,30; H/E: 10; H: 21
33 — GT/GF: 1; H/F/GF: 2; GT: 3; H: 5,18; E: 8; H/GT: 30
34 — H/P: 1,2,3,4,7,8,10,11,20,21,22,24,25,30,31,33; U: 5,12,32
101 — H/G: 1; H/F/GT: 2,30; H/F/G: 21; H/F/GF: 25
102 — H/E: 1,2,3,8,10,13,21,22,23,30,31,33,34,101; E: 24,25
103 — H/P: 1,2,3,8,10,11,21,22,23,24,25,30,31,33; U: 12
104 — H/GT: 1,3,17; H/F: 4,5,13,14,16,19,23,28,29,31; H/F/GT: 6,7,9,12,18,20,26,32,33; H/E: 8,27; H/GT/E: 11; H/F/E: 21,22,25; H/G: 30; H/F/G: 34,101
105 — H/GF: 1,3,6,18,19,20,26,31,101; H/F/GT: 2; H/F/GF: 4,5; H/G: 7; H/GT: 11; H/F: 12; H/F/E: 16; H/E: 17,27,30; H/GT/GF: 32; H: 34
106 — H: 1,2; G: 8; H/G: 18; H/GF: 21,22,25; S: 24; GT/GF: 33
`;

const groups = reactivityGroups.map(({ group }) => group);

const printed = triangle
	.trim()
	.split('\n')
	.flatMap((line) => {
		const [row, cells] = line.split(' — ') as [string, string];
		return cells.split('; ').flatMap((cell) => {
			const [codes, partners] = cell.split(': ') as [string, string];
			return partners.split(',').map((partner) => ({ a: Number(row), b: Number(partner), codes: codes.split('/') }));
		});
	});

describe('the groups', () => {
	test('are the 41 of the report, each with a name of its own in both languages', () => {
		const numbers = [...Array.from({ length: 34 }, (_, n) => n + 1), 101, 102, 103, 104, 105, 106, 107];
		expect(groups).toEqual(numbers);
		expect(new Set(reactivityGroups.map(({ en }) => en)).size).toBe(41);
		expect(new Set(reactivityGroups.map(({ zh }) => zh)).size).toBe(41);
		for (const { zh } of reactivityGroups) expect(zh).toMatch(/^\p{Script=Han}[\p{Script=Han}、（）]*$/u);
	});

	test('have no place for a number that the report lacks', () => {
		for (const strange of [0, 35, 100, 108, -1, 1.5, Number.NaN]) expect(placeOf(strange)).toBeUndefined();
	});
});

describe('the chart', () => {
	test('prints 296 pairs', () => {
		expect(printed).toHaveLength(296);
	});

	test.each(printed)('answers $a × $b in both directions with its codes $codes', ({ a, b, codes }) => {
		for (const entry of [chartEntry(a, b), chartEntry(b, a)]) {
			expect(entry).toMatchObject({ basis: 'chart', confirmed: true });
			expect(new Set(entry?.consequences)).toEqual(new Set(codes));
			expect(entry?.consequences).toHaveLength(codes.length);
		}
	});

	test.each([
		[102, 103, ['H', 'E']],
		[102, 104, ['H', 'E']],
		[102, 105, ['H', 'E']],
		[103, 104, ['H', 'F', 'G']],
		[103, 105, ['H', 'P', 'GF']],
		[104, 105, ['H', 'F', 'E']]
	])('takes the missing cell %i × %i as incompatible, its codes believed and not confirmed', (a, b, consequences) => {
		const entry = { basis: 'gap-in-transcription', consequences, confirmed: false };
		expect(chartEntry(a, b)).toEqual(entry);
		expect(chartEntry(b, a)).toEqual(entry);
	});

	test.each(groups)('keeps what reacts with water from group %i', (group) => {
		const entry = { basis: 'water-reactive', consequences: [], confirmed: false };
		expect(chartEntry(107, group)).toEqual(entry);
		expect(chartEntry(group, 107)).toEqual(entry);
	});

	test('has an entry for nothing else: 296 pairs, 6 gaps and the row of 107 in a triangle of 861', () => {
		const triangleOf = groups.flatMap((a, place) => groups.slice(place).map((b) => chartEntry(a, b)));
		expect(triangleOf).toHaveLength(861);
		const count = (basis: string) => triangleOf.filter((entry) => entry?.basis === basis).length;
		expect([count('chart'), count('gap-in-transcription'), count('water-reactive')]).toEqual([296, 6, 41]);
		expect(triangleOf.filter((entry) => !entry)).toHaveLength(861 - 296 - 6 - 41);
	});

	test('says the same of two groups in either order, and nothing of a number that is no group', () => {
		const any = fc.oneof(fc.constantFrom(...groups), fc.integer());
		fc.assert(
			fc.property(any, any, (a, b) => {
				expect(chartEntry(a, b)).toEqual(chartEntry(b, a));
			})
		);
		expect(chartEntry(35, 1)).toBeUndefined();
		expect(chartEntry(107, 35)).toBeUndefined();
	});

	test('names no consequence that texts cannot be keyed by, and each of them somewhere', () => {
		const named = new Set(groups.flatMap((a) => groups.flatMap((b) => chartEntry(a, b)?.consequences ?? [])));
		expect(named).toEqual(new Set(consequenceKinds));
		expect(new Set(consequenceKinds).size).toBe(consequenceKinds.length);
	});
});
