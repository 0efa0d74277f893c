/**
 * The rules in force at a place on a day, by topic, for a page that an officer reads.
 *
 * Nothing is left out: a key without a topic is a fault of the data, held by a test beside the data.
 */
import type { Day } from '#lib/domain/ids.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import regions from '#lib/domain/rules/region-names.json' with { type: 'json' };
import type { RuleRefusal } from '#lib/domain/rules/rule-on.ts';
import type { Rule } from '#lib/domain/rules/rule.ts';
import { rulesFor, type RuleChange } from '#lib/domain/rules/rules-for.ts';
import sources from '#lib/domain/rules/sources.json' with { type: 'json' };
import topics from '#lib/domain/rules/topics.json' with { type: 'json' };
import chinese from '#lib/domain/rules/topics-zh.json' with { type: 'json' };
import type { RuleCounts, RuleFacts, RuleView, TopicView } from './view.ts';

export type RulesView = { topics: TopicView[]; counts: RuleCounts };

/** The rules shown, and the counts over all in force, whatever is filtered away. */
export function rulesView(question: {
	rules: readonly Rule[];
	/** `CN`, a GB/T 2260 code, or a point's id. */
	region: string;
	day: Day;
	onlyUnconfirmed: boolean;
}): Result<RulesView, RuleRefusal> {
	const answer = rulesFor(question);
	if (!answer.ok) return answer;
	const { inForce, coming } = answer.value;
	const views = new Map<string, RuleViewWithoutSentence>();
	for (const { key, rule, next } of inForce) views.set(key, { ...factsOf(rule), coming: false, next: nextOf(next) });
	for (const { to } of coming) if (to) views.set(to.key, { ...factsOf(to), coming: true, next: null });
	const rules = inForce.map(({ rule }) => rule);
	return ok({
		topics: topics
			.map(({ title, keys }) => ({ title, rules: inTopic(keys, views, question.onlyUnconfirmed) }))
			.filter(({ rules: shown }) => shown.length > 0),
		counts: {
			all: rules.length,
			unconfirmed: rules.filter(({ confirmed }) => !confirmed).length,
			decisions: rules.filter(({ confidence }) => confidence === 'decision').length
		}
	});
}

type RuleViewWithoutSentence = Omit<RuleView, 'sentence'>;

function inTopic(
	sentences: object,
	views: ReadonlyMap<string, RuleViewWithoutSentence>,
	onlyUnconfirmed: boolean
): RuleView[] {
	return Object.entries(sentences as Record<string, string>).flatMap(([key, en]) => {
		const view = views.get(key);
		return view && !(onlyUnconfirmed && view.confirmed)
			? [{ ...view, sentence: { zh: (chinese as Record<string, string>)[key]!, en } }]
			: [];
	});
}

const nextOf = (change: RuleChange | null): RuleView['next'] =>
	change && { on: change.on, to: change.to && factsOf(change.to) };

const factsOf = (rule: Rule): RuleFacts => ({
	key: rule.key,
	value: rule.value,
	region: rule.region,
	place: (regions as Record<string, string>)[rule.region] ?? null,
	from: rule.from,
	until: rule.until,
	clause: rule.clause,
	source: (sources as Record<string, string>)[rule.source] ?? rule.source,
	confidence: rule.confidence,
	confirmed: rule.confirmed,
	note: rule.note ?? null,
	gap: rule.gap ?? null
});
