/**
 * What a verified scale promises: accuracy class, partial ranges, minimum capacity, maximum permissible errors.
 *
 * The figures are those of OIML R 76-1:2006, tables 3, 4 and 6, with which JJG 555 agrees; the tables were read in an
 * excerpt, not in the standard itself. The plate on the scale decides where it says otherwise.
 */
import { ok, refuse, type Result } from './result.ts';
import { isScaleInterval } from './scale-interval.ts';
import { grams, type Grams } from './weight.ts';

/** Ⅱ high, Ⅲ medium (the floor and bench scales of a collection point), Ⅳ ordinary, written as on the plate. */
export type AccuracyClass = 'II' | 'III' | 'IIII';

/** A partial range: up to `max` the scale counts in `e`. A scale with one range has one interval. */
export type WeighingRange = { max: Grams; e: Grams };

/** A scale; with several ranges it is a multi-interval one (R 76-1, 3.3): the interval follows the load by itself. */
export type VerifiedScale = { accuracy: AccuracyClass; ranges: readonly [WeighingRange, ...WeighingRange[]] };

type ClassRule = {
	/** Minimum capacity in e (table 3). */
	minimumInE: number;
	/** Fewest intervals n = Max/e by the size of e in grams, largest first (table 3); a finer e is not of this class. */
	fewest: readonly { fromE: number; n: number }[];
	/** Most intervals (table 3). */
	most: number;
	/** Multi-interval: Maxᵢ / eᵢ₊₁ is at least this (table 4). */
	partial: number;
	/** Maximum permissible error on initial verification: half an e up to `[0]` e, one up to `[1]` e, then one and a half (table 6). */
	errorSteps: readonly [number, number];
};

/** Intervals below 1 g are no grams and left out: the rows of the tables for them too. */
export const accuracyClasses: Readonly<Record<AccuracyClass, ClassRule>> = {
	II: { minimumInE: 50, fewest: [{ fromE: 1, n: 5_000 }], most: 100_000, partial: 5_000, errorSteps: [5_000, 20_000] },
	III: {
		minimumInE: 20,
		fewest: [
			{ fromE: 5, n: 500 },
			{ fromE: 1, n: 100 }
		],
		most: 10_000,
		partial: 500,
		errorSteps: [500, 2_000]
	},
	IIII: { minimumInE: 10, fewest: [{ fromE: 5, n: 100 }], most: 1_000, partial: 50, errorSteps: [50, 200] }
};

/** `range`: which partial range is wrong, counted from 0. */
export type ScaleRefusal =
	| { kind: 'interval-not-1-2-5'; range: number; e: Grams }
	| { kind: 'interval-too-fine'; range: number; e: Grams; least: number }
	| { kind: 'max-not-whole-intervals'; range: number; max: Grams; e: Grams }
	| { kind: 'too-few-intervals'; range: number; n: number; fewest: number }
	| { kind: 'too-many-intervals'; range: number; n: number; most: number }
	| { kind: 'ranges-not-rising'; range: number }
	| { kind: 'partial-range-too-short'; range: number; n: number; fewest: number };

/** Checks what was typed from a scale's plate; says which range cannot be true. */
export function verifiedScale(
	accuracy: AccuracyClass,
	ranges: readonly [WeighingRange, ...WeighingRange[]]
): Result<VerifiedScale, ScaleRefusal> {
	const rule = accuracyClasses[accuracy];
	for (const [range, { max, e }] of ranges.entries()) {
		if (!isScaleInterval(e)) return refuse({ kind: 'interval-not-1-2-5', range, e });
		const row = rule.fewest.find(({ fromE }) => e >= fromE);
		if (!row) return refuse({ kind: 'interval-too-fine', range, e, least: rule.fewest.at(-1)!.fromE });
		if (max % e !== 0) return refuse({ kind: 'max-not-whole-intervals', range, max, e });
		const n = max / e;
		if (n < row.n) return refuse({ kind: 'too-few-intervals', range, n, fewest: row.n });
		if (n > rule.most) return refuse({ kind: 'too-many-intervals', range, n, most: rule.most });
		const next = ranges[range + 1];
		if (!next) continue;
		if (next.max <= max || next.e <= e) return refuse({ kind: 'ranges-not-rising', range: range + 1 });
		const partial = max / next.e;
		if (partial < rule.partial)
			return refuse({ kind: 'partial-range-too-short', range, n: partial, fewest: rule.partial });
	}
	return ok({ accuracy, ranges });
}

/** Maximum capacity Max: that of the last range. */
export const maximumOf = ({ ranges }: VerifiedScale): Grams => ranges.at(-1)!.max;

/** Minimum capacity Min: 50 e of class II, 20 e of III, 10 e of IIII (R 76-1 table 3; JJG 555), by the first range's e. */
export const minimumOf = ({ accuracy, ranges }: VerifiedScale): Grams =>
	grams(accuracyClasses[accuracy].minimumInE * ranges[0].e);

/** The interval at a load; undefined below zero and above Max, where nothing is a weight. */
export const intervalAt = ({ ranges }: VerifiedScale, load: Grams): Grams | undefined =>
	load < 0 ? undefined : ranges.find(({ max }) => load <= max)?.e;

export type PermissibleError = {
	e: Grams;
	/** On initial verification, in halves of e: 1, 2 or 3 (table 6). Halves, because half of an odd e is no whole gram. */
	initialHalves: 1 | 2 | 3;
	/** In service: twice that on initial verification (R 76-1, 3.5.2), so always whole grams. */
	inService: Grams;
};

/** The maximum permissible error at a load on the scale (gross); undefined where the scale does not weigh. */
export function permissibleError(scale: VerifiedScale, load: Grams): PermissibleError | undefined {
	const e = intervalAt(scale, load);
	if (e === undefined) return undefined;
	const [half, one] = accuracyClasses[scale.accuracy].errorSteps;
	const initialHalves = load <= half * e ? 1 : load <= one * e ? 2 : 3;
	return { e, initialHalves, inService: grams(initialHalves * e) };
}
