/**
 * Which rule holds at a place on a day: the most specific region that has one on that day, up to the whole country.
 *
 * The answer may be unconfirmed or without a figure: it is returned all the same, so that a screen can say so.
 */
import type { Day } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { RuleKey } from './keys.ts';
import { holdsOn, regionsOf, type Rule } from './rule.ts';

export type RuleRefusal =
	| { kind: 'no-rule'; key: RuleKey; region: string; day: Day }
	/** Two entries for the same key, region and day: a fault of the data, never decided by chance. */
	| { kind: 'rules-overlap'; key: RuleKey; region: string; day: Day; rules: readonly Rule[] }
	| { kind: 'region-malformed'; region: string };

export type RuleQuestion<Key extends RuleKey> = { rules: readonly Rule[]; key: Key; region: string; day: Day };

/** @param region `CN`, a GB/T 2260 code of 2, 4 or 6 digits, or a point's id (its overrides come first). */
export function ruleOn<Key extends RuleKey>({
	rules,
	key,
	region,
	day
}: RuleQuestion<Key>): Result<Rule<Key>, RuleRefusal> {
	const regions = regionsOf(region);
	if (!regions) return refuse({ kind: 'region-malformed', region });
	const candidates = rules.filter((rule) => rule.key === key && holdsOn(rule, day));
	for (const place of regions) {
		const here = candidates.filter((rule) => rule.region === place);
		if (here.length > 1) return refuse({ kind: 'rules-overlap', key, region: place, day, rules: here });
		if (here[0]) return ok(here[0] as Rule<Key>);
	}
	return refuse({ kind: 'no-rule', key, region, day });
}
