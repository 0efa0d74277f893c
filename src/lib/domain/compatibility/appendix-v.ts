/**
 * 40 CFR 264/265 Appendix V: twelve classes of potentially incompatible waste, a coarser view of the same groups.
 *
 * A class on side A reacts with the class of the same number on side B. Some B classes only name other classes together
 * (2-B is "any acid or caustic"): those are seen, never chosen, for a waste that may be either is not described.
 */
import data from './appendix-v.json' with { type: 'json' };
import { consequencesOf, type Consequence } from './groups.ts';

const classes = ['1-A', '1-B', '2-A', '2-B', '3-A', '3-B', '4-A', '4-B', '5-A', '5-B', '6-A', '6-B'] as const;

export type AppendixVClass = (typeof classes)[number];

export type AppendixVEntry = {
	class: AppendixVClass;
	zh: string;
	en: string;
	/** The groups that fall under the class. */
	groups: readonly number[];
	/** The groups a waste is taken to hold when staff pick the class instead of a group; empty = not to be picked. */
	chosen: readonly number[];
};

export const appendixVClasses = data.classes as readonly AppendixVEntry[];

/** The classes that groups fall under, in the order of the appendix; they may be many, or none. */
export const appendixV = (groups: readonly number[]): AppendixVClass[] =>
	appendixVClasses.filter((entry) => groups.some((group) => entry.groups.includes(group))).map((entry) => entry.class);

/** The groups to record when staff pick a class; none for a class that cannot be picked. */
export const groupsOfClass = (picked: AppendixVClass): readonly number[] =>
	appendixVClasses[classes.indexOf(picked)]!.chosen;

/** What the appendix says of two classes, in either order; undefined = they are no pair in it, which is no proof of safety. */
export function appendixVConsequences(a: AppendixVClass, b: AppendixVClass): readonly Consequence[] | undefined {
	const pair = data.pairs.find(([first, second]) => (first === a && second === b) || (first === b && second === a));
	return pair && consequencesOf(pair[2]!);
}

const oxidizers = new Set(appendixVClasses[classes.indexOf('6-A')]!.groups);

/** Whether a waste may hold an oxidizer: a strong one (group 104), or another of class 6-A. */
export const mayOxidize = (groups: readonly number[]): boolean => groups.some((group) => oxidizers.has(group));
