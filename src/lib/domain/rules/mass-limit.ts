/**
 * Masses against a limit: a generator's year, an enterprise's own 贮存点, a collection point's capacity.
 *
 * Whether exactly the limit still fits is said by the rule's bound, never by the code.
 */
import { grams, totalWeight, type Grams } from '../weight.ts';
import type { Rule } from './rule.ts';
import { within } from './value.ts';

type MassRule = Rule<'generator-year-limit'> | Rule<'storage-spot-limit'> | Rule<'point-capacity'>;

export type MassVerdict = {
	/** With what is to come. */
	total: Grams;
	/** Null when no figure is given. Negative when it is over. */
	left: Grams | null;
	state: 'within' | 'over' | 'no-limit-given';
	/** Its clause and its confirmation are shown beside the figures. */
	rule: MassRule;
};

/** What an enterprise hands over in a calendar year under the pilot: the sum so far and what it announces. */
export const generatorYear = (
	{ soFar, estimate }: { soFar: Grams; estimate: Grams },
	rule: Rule<'generator-year-limit'>
): MassVerdict => against(totalWeight([soFar, estimate]), rule);

/**
 * The stock of an enterprise's own 贮存点 at any moment, at most 3 t (GB 18597-2023 8.3.5). For customers only: a
 * collection point is a 集中贮存设施 (3.3), never a 贮存点 (3.8).
 */
export const storageSpot = (
	{ held, coming }: { held: Grams; coming: Grams },
	rule: Rule<'storage-spot-limit'>
): MassVerdict => against(totalWeight([held, coming]), rule);

/** What a collection point may hold. No national figure was found: it comes from the point's permit, as its own rule. */
export const pointCapacity = (
	{ held, coming }: { held: Grams; coming: Grams },
	rule: Rule<'point-capacity'>
): MassVerdict => against(totalWeight([held, coming]), rule);

function against(total: Grams, rule: MassRule): MassVerdict {
	if (rule.value === null) return { total, left: null, state: 'no-limit-given', rule };
	const { bound, grams: limit } = rule.value;
	return { total, left: grams(limit - total), state: within(total, bound, limit) ? 'within' : 'over', rule };
}
