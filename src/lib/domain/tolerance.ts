/**
 * Whether two weighings of the same container agree: weighed again at the gate, or handed over from a round.
 *
 * What two good scales may differ by is allowed always; anything beyond it only as far as a rule passed in says.
 */
import { maximumOf, permissibleError, type VerifiedScale } from './scale-class.ts';
import { grams, type Grams } from './weight.ts';

/** A load as a scale showed it. Compare like with like: gross with gross. */
export type WeighedOn = { weight: Grams; scale: VerifiedScale };

export type ToleranceReason =
	| { kind: 'equal' }
	/** Both scales' errors in service explain the difference. */
	| { kind: 'within-scale-errors'; scaleErrors: Grams }
	/** The scales do not explain it, the share that the rule allows does. */
	| { kind: 'within-rule-share'; scaleErrors: Grams; share: Grams; perMille: number }
	| { kind: 'beyond-tolerance'; scaleErrors: Grams; share: Grams; beyond: Grams }
	/** One of the two is no weight of its scale: nothing can be concluded. */
	| { kind: 'outside-scale-range'; which: 'first' | 'again'; max: Grams };

export type ToleranceVerdict = {
	withinTolerance: boolean;
	/** Second minus first: negative when something is missing. */
	difference: Grams;
	allowed: Grams;
	why: ToleranceReason;
};

/**
 * Compares a weighing with the one before.
 *
 * @param perMille what a site's or region's rule allows on top, in thousandths of the first weight, rounded down. No law
 * that was read gives a figure, so there is none here: 0 unless a rule says otherwise.
 */
export function compareWeighings(first: WeighedOn, again: WeighedOn, perMille = 0): ToleranceVerdict {
	if (!Number.isSafeInteger(perMille) || perMille < 0 || perMille > 1000)
		throw new RangeError(`not a share in thousandths: ${perMille}`);
	const difference = grams(again.weight - first.weight);
	const errors = [first, again].map(({ weight, scale }) => permissibleError(scale, weight));
	const unweighed = errors.indexOf(undefined);
	if (unweighed >= 0) {
		const [which, { scale }] = unweighed === 0 ? (['first', first] as const) : (['again', again] as const);
		const why = { kind: 'outside-scale-range', which, max: maximumOf(scale) } as const;
		return { withinTolerance: false, difference, allowed: grams(0), why };
	}
	const scaleErrors = grams(errors[0]!.inService + errors[1]!.inService);
	const share = grams(Math.floor((first.weight * perMille) / 1000));
	const allowed = grams(scaleErrors + share);
	const distance = Math.abs(difference);
	const verdict = (why: ToleranceReason) => ({ withinTolerance: distance <= allowed, difference, allowed, why });
	if (distance === 0) return verdict({ kind: 'equal' });
	if (distance <= scaleErrors) return verdict({ kind: 'within-scale-errors', scaleErrors });
	if (distance <= allowed) return verdict({ kind: 'within-rule-share', scaleErrors, share, perMille });
	return verdict({ kind: 'beyond-tolerance', scaleErrors, share, beyond: grams(distance - allowed) });
}
