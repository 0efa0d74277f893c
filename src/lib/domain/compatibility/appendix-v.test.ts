import { describe, expect, test } from 'vitest';
import {
	appendixV,
	appendixVClasses,
	appendixVConsequences,
	groupsOfClass,
	mayOxidize,
	type AppendixVClass
} from './appendix-v.ts';
import { chartEntry } from './chart.ts';
import { defaultGroups } from './default-groups.ts';
import { consequenceKinds, placeOf, reactivityGroups } from './groups.ts';

const names = appendixVClasses.map((entry) => entry.class);

describe('Appendix V', () => {
	test('has twelve classes, six pairs of A and B, with names and groups of the chart', () => {
		expect(names).toEqual(['1-A', '1-B', '2-A', '2-B', '3-A', '3-B', '4-A', '4-B', '5-A', '5-B', '6-A', '6-B']);
		for (const { zh, en, groups, chosen } of appendixVClasses) {
			expect(zh).toMatch(/\p{Script=Han}/u);
			expect(en.length).toBeGreaterThan(0);
			expect(groups.length).toBeGreaterThan(0);
			for (const group of [...groups, ...chosen]) expect(placeOf(group)).toBeDefined();
			expect(groups).toEqual(expect.arrayContaining([...chosen]));
		}
	});

	test('sets each class against the one of its number, in either order, and no other', () => {
		for (const a of names)
			for (const b of names) {
				const found = appendixVConsequences(a, b);
				expect(appendixVConsequences(b, a)).toEqual(found);
				if (a !== b && a[0] === b[0]) expect(found?.length).toBeGreaterThan(0);
				else expect(found).toBeUndefined();
				for (const consequence of found ?? []) expect(consequenceKinds).toContain(consequence);
			}
		expect(appendixVConsequences('5-A', '5-B')).toEqual(['GT']);
	});

	test('shows the classes of a waste, from its groups', () => {
		expect(appendixV([10])).toEqual(['1-A', '2-B', '3-B', '4-B']);
		expect(appendixV([11])).toEqual(['5-A']);
		expect(appendixV([104])).toEqual(['6-A']);
		expect(appendixV([29, 101])).toEqual(['6-B']);
		expect(appendixV([24])).toEqual([]);
		expect(appendixV([])).toEqual([]);
	});

	test('gives groups for a class that staff pick, and none for a class that only joins others', () => {
		const unpicked: AppendixVClass[] = ['2-B', '4-B', '5-B'];
		for (const name of names) expect(groupsOfClass(name).length > 0, name).toBe(!unpicked.includes(name));
		expect(groupsOfClass('1-B')).toEqual([1, 2]);
		for (const name of names.filter((other) => !unpicked.includes(other)))
			expect(appendixV(groupsOfClass(name)), name).toContain(name);
	});

	test('agrees with the chart where a class is picked on both sides', () => {
		for (const [a, b] of [
			['1-A', '1-B'],
			['3-A', '3-B'],
			['6-A', '6-B']
		] as const)
			for (const one of groupsOfClass(a)) expect(groupsOfClass(b).some((other) => chartEntry(one, other))).toBe(true);
		for (const cyanideOrSulfide of groupsOfClass('5-A'))
			expect(groupsOfClass('1-B').every((acid) => chartEntry(cyanideOrSulfide, acid))).toBe(true);
	});

	test('places the usual categories where the reference proposes them', () => {
		const classes = (code: string) => appendixV(defaultGroups(code).groups ?? []);
		expect(classes('900-300-34')).toContain('1-B');
		expect(classes('900-352-35')).toContain('1-A');
		for (const code of ['900-028-33', '336-005-07']) expect(classes(code)).toContain('5-A');
		for (const name of ['3-A', '4-A'] as const) expect(classes('900-402-06')).toContain(name);
		expect(classes('261-084-45')).toContain('4-A');
		for (const code of ['900-214-08', '900-006-09', '900-252-12']) expect(classes(code)).toContain('6-B');
	});

	test('knows as oxidizers the strong ones, the oxidizing acids and the peroxides', () => {
		const oxidizers = reactivityGroups.map(({ group }) => group).filter((group) => mayOxidize([group]));
		expect(oxidizers).toEqual([2, 30, 104]);
		expect(mayOxidize([])).toBe(false);
	});
});
