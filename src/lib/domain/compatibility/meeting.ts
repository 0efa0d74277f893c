/**
 * What is known against two kinds of waste standing together: the chart's entries, and the rules of this product on top.
 *
 * Everything is named, not the first reason found: staff who cure one must not learn of the next at the gate.
 */
import { chartEntry } from './chart.ts';
import { consequenceKinds, type Consequence } from './groups.ts';
import type { Kind } from './kind.ts';

/**
 * `chart`, `gap-in-transcription`, `water-reactive`: EPA-600/2-80-076. The others are decisions of this product, no
 * regulation: I apart from oxidizers, R always alone, In (and 医疗废物) apart from all else, explosives alone, and what is
 * not described alone (GB 18597-2023, 8.2.1: what is not known is not stored).
 */
export type IncompatibleBasis =
	| 'chart'
	| 'gap-in-transcription'
	| 'water-reactive'
	| 'flammable-with-oxidizer'
	| 'reactive-alone'
	| 'infectious-apart'
	| 'explosive-alone'
	| 'undescribed-alone';

/** Every basis of an incompatible verdict, in the order they are told. */
export const incompatibleBases: readonly IncompatibleBasis[] = [
	'chart',
	'gap-in-transcription',
	'water-reactive',
	'flammable-with-oxidizer',
	'reactive-alone',
	'infectious-apart',
	'explosive-alone',
	'undescribed-alone'
];

export type Finding = {
	basis: IncompatibleBasis;
	/** The groups that meet, [of the one, of the other]; none where a rule speaks of the waste as a whole. */
	groups: readonly (readonly [number, number])[];
	/** Of all those meetings together, in the order of `consequenceKinds`; none where neither chart nor rule names one. */
	consequences: readonly Consequence[];
	/** Whether the consequences stand in the source. Says nothing of how sure the groups are: see `groupsOf`. */
	confirmed: boolean;
};

/** Whether both are one waste: the same code with the same groups, which are known. Its own groups have met already. */
export const sameWaste = (a: Kind, b: Kind): boolean =>
	a.waste === b.waste && String(a.groups) === String(b.groups) && a.groups !== null;

/** All that is against two kinds, at most one finding a basis; nothing found is no proof of safety. */
export function findingsBetween(a: Kind, b: Kind): Finding[] {
	const same = sameWaste(a, b);
	const met = same ? a.groups!.map((group) => [group, group] as const) : pairsOf(a.groups ?? [], b.groups ?? []);
	const rules: [boolean, IncompatibleBasis, Consequence[]][] = [
		[!same && ((a.flammable && b.oxidizing) || (b.flammable && a.oxidizing)), 'flammable-with-oxidizer', ['F']],
		[a.reactive || b.reactive, 'reactive-alone', ['U']],
		[a.infectious !== b.infectious, 'infectious-apart', []],
		[a.explosive || b.explosive, 'explosive-alone', ['E']],
		[a.groups === null || b.groups === null, 'undescribed-alone', ['U']]
	];
	return [
		...fromChart(met),
		...rules
			.filter(([applies]) => applies)
			.map(([, basis, consequences]) => ({ basis, groups: [], consequences, confirmed: false }))
	];
}

const pairsOf = (left: readonly number[], right: readonly number[]) =>
	left.flatMap((one) => right.map((other) => [one, other] as const));

function fromChart(met: readonly (readonly [number, number])[]): Finding[] {
	const entries = met.flatMap((groups) => {
		const entry = chartEntry(...groups);
		return entry ? [{ groups, ...entry }] : [];
	});
	return incompatibleBases.flatMap((basis) => {
		const told = entries.filter((entry) => entry.basis === basis);
		if (told.length === 0) return [];
		const named = new Set(told.flatMap((entry) => entry.consequences));
		return {
			basis,
			groups: told.map((entry) => entry.groups),
			consequences: consequenceKinds.filter((consequence) => named.has(consequence)),
			confirmed: basis === 'chart'
		};
	});
}
