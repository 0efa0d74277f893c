/**
 * Whether wastes may stand or travel together: two of them, a newcomer and what stands around it, a whole load.
 *
 * "Compatible" says only on what it rests. The chart without an entry (`no-entry`) is not proof of safety, and the words on
 * the screen must say so; GB 18597-2023 itself has no table of incompatible wastes.
 */
import { kindsOf, type KindOfMany } from './kind.ts';
import { findingsBetween, incompatibleBases, sameWaste, type Finding, type IncompatibleBasis } from './meeting.ts';
import type { Reactive } from './reactive.ts';

/**
 * `separated`: some would react, but an aisle, board or wall stands between · `no-entry`: the chart knows of no reaction ·
 * `same-waste`: all are one waste · `no-neighbour`: there is nothing to react with.
 */
export type CompatibleBasis = 'separated' | 'no-entry' | 'same-waste' | 'no-neighbour';

/** Every basis a verdict can have, weakest comfort first, so that texts can be keyed by them and none is forgotten. */
export const compatibleBases: readonly CompatibleBasis[] = ['separated', 'no-entry', 'same-waste', 'no-neighbour'];
export const basisKinds: readonly (IncompatibleBasis | CompatibleBasis)[] = [...incompatibleBases, ...compatibleBases];

/** One side of a pair: the containers of one kind. */
export type Side = { waste: string; ids: readonly string[] };

/** Each container of `a` is incompatible with each of `b`; where both sides are the same ids, each with every other. */
export type IncompatiblePair = Finding & { a: Side; b: Side };

export type Verdict =
	| { verdict: 'compatible'; basis: CompatibleBasis }
	/** `why`: every basis in the pairs once, in the order they are told. */
	| { verdict: 'incompatible'; pairs: readonly IncompatiblePair[]; why: readonly IncompatibleBasis[] };

/** What stands between two places: 过道, 隔板, 隔墙 (GB 18597-2023, 6.2.1), or nothing. */
export type Separation = 'none' | 'aisle' | 'partition' | 'wall';

/** Containers near the place meant for a newcomer, and what separates them from it; those in the same slot: `none`. */
export type Surroundings = { separation: Separation; contents: readonly Reactive[] };

/** Two containers. A container does not meet itself. */
export const betweenTwo = (a: Reactive, b: Reactive): Verdict => withinLoad([a, b]);

/** A whole load, or all that stands together unseparated: every incompatible pair, by kind. */
export function withinLoad(wastes: Iterable<Reactive>): Verdict {
	const kinds = kindsOf(wastes);
	const meetings = kinds.flatMap((a, place) => [
		...(a.ids.length > 1 ? [meet(a, a)] : []),
		...kinds.slice(place + 1).map((b) => meet(a, b))
	]);
	return conclude(meetings);
}

/**
 * A newcomer against what stands around the place meant for it: incompatible wastes do not share a zone without separation
 * (GB 18597-2023, 6.1.2 and 6.2.1). What reacts among the rest is not asked here; the newcomer itself is not its neighbour.
 */
export function placedAmong(newcomer: Reactive, around: Iterable<Surroundings>): Verdict {
	const [own] = kindsOf([newcomer]);
	const meetings = [...around].flatMap(({ separation, contents }) =>
		kindsOf(contents.filter(({ id }) => id !== newcomer.id)).map((neighbour) => ({
			...meet(own!, neighbour),
			separated: separation !== 'none'
		}))
	);
	return conclude(meetings);
}

type Meeting = { pairs: IncompatiblePair[]; same: boolean; separated: boolean };

const sideOf = ({ waste, ids }: KindOfMany): Side => ({ waste, ids });

const meet = (a: KindOfMany, b: KindOfMany): Meeting => ({
	pairs: findingsBetween(a, b).map((finding) => ({ a: sideOf(a), b: sideOf(b), ...finding })),
	same: sameWaste(a, b),
	separated: false
});

function conclude(meetings: readonly Meeting[]): Verdict {
	const pairs = meetings.filter(({ separated }) => !separated).flatMap((meeting) => meeting.pairs);
	if (pairs.length > 0) {
		const found = new Set(pairs.map(({ basis }) => basis));
		return { verdict: 'incompatible', pairs, why: incompatibleBases.filter((basis) => found.has(basis)) };
	}
	return { verdict: 'compatible', basis: restsOn(meetings) };
}

function restsOn(meetings: readonly Meeting[]): CompatibleBasis {
	if (meetings.length === 0) return 'no-neighbour';
	if (meetings.some((meeting) => meeting.pairs.length > 0)) return 'separated';
	return meetings.every(({ same }) => same) ? 'same-waste' : 'no-entry';
}
