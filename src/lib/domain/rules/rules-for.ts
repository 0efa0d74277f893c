/**
 * All rules in force at a place on a day, each with what changes next: for a page that an officer reads.
 *
 * The next change is the next day on which `ruleOn` answers otherwise, whichever region causes it.
 */
import type { Day } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { RuleKey } from './keys.ts';
import { ruleOn, type RuleRefusal } from './rule-on.ts';
import { regionsOf, type Rule } from './rule.ts';

/** `to` is null when nothing is known for the time after. */
export type RuleChange = { on: Day; to: Rule | null };

export type RuleInForce = { key: RuleKey; rule: Rule; next: RuleChange | null };

/** In the order of the keys in `rules`. A key without a rule on that day is left out, unless one will come. */
export function rulesFor({
	rules,
	region,
	day
}: {
	rules: readonly Rule[];
	region: string;
	day: Day;
}): Result<{ inForce: RuleInForce[]; coming: RuleChange[] }, RuleRefusal> {
	const regions = regionsOf(region);
	if (!regions) return refuse({ kind: 'region-malformed', region });
	const here = rules.filter((rule) => regions.includes(rule.region));
	const inForce: RuleInForce[] = [];
	const coming: RuleChange[] = [];
	for (const key of new Set(here.map((rule) => rule.key))) {
		const ofKey = here.filter((rule) => rule.key === key);
		const now = answerOn(ofKey, key, region, day);
		if (!now.ok) return now;
		const next = nextChange(ofKey, key, region, day, now.value);
		if (!next.ok) return next;
		if (now.value) inForce.push({ key, rule: now.value, next: next.value });
		else if (next.value) coming.push(next.value);
	}
	return ok({ inForce, coming });
}

/** As `ruleOn`, with no rule as null. */
function answerOn(rules: readonly Rule[], key: RuleKey, region: string, day: Day): Result<Rule | null, RuleRefusal> {
	const answer = ruleOn({ rules, key, region, day });
	return !answer.ok && answer.refusal.kind === 'no-rule' ? ok(null) : answer;
}

function nextChange(
	rules: readonly Rule[],
	key: RuleKey,
	region: string,
	day: Day,
	now: Rule | null
): Result<RuleChange | null, RuleRefusal> {
	const turns = rules.flatMap(({ from, until }) => [from, until]).filter((turn) => turn !== null && turn > day);
	for (const on of [...new Set(turns as Day[])].sort()) {
		const then = answerOn(rules, key, region, on);
		if (!then.ok) return then;
		if (then.value !== now) return ok({ on, to: then.value });
	}
	return ok(null);
}
