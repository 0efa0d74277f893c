/** Rules for tests: those that ship, as they hold on a day, and planted ones. */
import type { Day } from '../ids.ts';
import type { RuleKey, ValueOf } from './keys.ts';
import { ruleOn } from './rule-on.ts';
import type { Rule } from './rule.ts';
import { shippedRules } from './shipped.ts';

export const day = (text: string) => text as Day;

/** The shipped rule; a test that asks for one that is not there is wrong. */
export function shipped<Key extends RuleKey>(key: Key, region = 'CN', on = '2026-11-25'): Rule<Key> {
	const answer = ruleOn({ rules: shippedRules, key, region, day: day(on) });
	if (!answer.ok) throw new Error(`no rule ${key} in ${region} on ${on}: ${answer.refusal.kind}`);
	return answer.value;
}

/** A confirmed rule of the whole country without dates, changed as asked. */
export const planted = <Key extends RuleKey>(
	key: Key,
	value: ValueOf<Key> | null,
	change: Partial<Rule> = {}
): Rule<Key> =>
	({
		key,
		value,
		region: 'CN',
		from: null,
		until: null,
		clause: 'planted art. 1',
		source: 'wuji',
		confidence: 'official',
		confirmed: true,
		code: [],
		...change
	}) as Rule as Rule<Key>;
