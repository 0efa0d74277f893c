/** The words of the screen for what rules and catalogue name by kind. Texts of law are not among them: those stand as they are. */
import type { Stage } from '#lib/domain/catalogue/exemptions.ts';
import type { Difference } from '#lib/domain/catalogue/editions.ts';
import type { Hazard, Hazards } from '#lib/domain/catalogue/hazards.ts';
import type { AnswerMeaning } from '#lib/domain/catalogue/notes.ts';
import type { Confidence, Rule } from '#lib/domain/rules/rule.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** The version of a text that stands in both languages. */
export const inLanguage = ({ zh, en }: { zh: string; en: string }): string => (getLocale() === 'en' ? en : zh);

const topicNames: Record<string, () => string> = {
	'五即 and the pilot for small enterprises (小微企业危险废物收集试点)': m.office_rules_topic_pilot,
	'Classes of enterprises (管理类别)': m.office_rules_topic_classes,
	'Labels and signs': m.office_rules_topic_labels,
	Codes: m.office_rules_topic_codes,
	'Waste catalogue (国家危险废物名录)': m.office_rules_topic_catalogue,
	Weighing: m.office_rules_topic_weighing,
	Storing: m.office_rules_topic_storing,
	'Moving away: manifest (转移联单) and transport': m.office_rules_topic_moving,
	'Plans and reports': m.office_rules_topic_plans,
	Records: m.office_rules_topic_records,
	'Penalties, as information': m.office_rules_topic_penalties
};

/** A topic that this program has no words for keeps the title of the data. */
export const topicText = (title: string): string => topicNames[title]?.() ?? title;

const unconfirmed = {
	official: m.office_rules_read_draft,
	excerpt: m.office_rules_read_excerpt,
	'third-party': m.office_rules_read_second_hand,
	knowledge: m.office_rules_read_nowhere,
	decision: m.office_rules_read_reading
} satisfies Record<Confidence, unknown>;

/** How a rule is known, in a few words. */
export function confidenceText({ confidence, confirmed }: Pick<Rule, 'confidence' | 'confirmed'>): string {
	if (!confirmed) return unconfirmed[confidence]();
	return confidence === 'decision' ? m.office_rules_read_decision() : m.office_rules_read_text();
}

/** From which day, and from which day no more. A first day that was not read is said to be missing; our own decisions have none. */
export function spanText({ from, until, ...known }: Pick<Rule, 'from' | 'until' | 'confidence' | 'confirmed'>): string {
	const since = from === null ? sinceText(known) : m.office_rules_from({ day: from });
	return until === null ? since : m.office_rules_span({ since, day: until });
}

const sinceText = ({ confidence, confirmed }: Pick<Rule, 'confidence' | 'confirmed'>): string =>
	confidence === 'decision' && confirmed ? m.office_rules_from_always() : m.office_rules_from_none();

const traitNames = { T: m.hazard_t, C: m.hazard_c, I: m.hazard_i, R: m.hazard_r, In: m.hazard_in } satisfies Record<
	Hazard,
	unknown
>;

/** What the marks between the letters say (note 2 of 2025): `T,I` is toxic and maybe ignitable, `T/I` is one of them or both. */
export function traitsText({ listed, mode }: Hazards): string {
	const names = listed.map((trait) => traitNames[trait]());
	const [first = '', ...others] = names;
	if (others.length === 0) return first;
	return mode === 'one-or-more'
		? m.office_catalogue_traits_some({ traits: joined(names).toLowerCase() })
		: m.office_catalogue_traits_maybe({ first, others: joined(others).toLowerCase() });
}

const joined = (names: readonly string[]): string => names.join(m.office_catalogue_join());

const stageNames = {
	collect: m.office_catalogue_stage_collect,
	transport: m.office_catalogue_stage_transport,
	store: m.office_catalogue_stage_store,
	use: m.office_catalogue_stage_use,
	dispose: m.office_catalogue_stage_dispose
} satisfies Record<Stage, unknown>;

export const stagesText = ({ stages, everyStage }: { stages: readonly Stage[]; everyStage: boolean }): string =>
	everyStage ? m.office_catalogue_stage_every() : joined(stages.map((stage) => stageNames[stage]()));

const meanings = {
	'keeps-code': m.office_catalogue_answer_keeps,
	'not-this-code': m.office_catalogue_answer_other,
	identify: m.office_catalogue_answer_identify
} satisfies Record<AnswerMeaning, unknown>;

export const answerText = (meaning: AnswerMeaning): string => meanings[meaning]();

const kinds = {
	removed: m.office_catalogue_kind_removed,
	added: m.office_catalogue_kind_added,
	traits: m.office_catalogue_kind_traits,
	meaning: m.office_catalogue_kind_meaning,
	wording: m.office_catalogue_kind_wording,
	or: m.office_catalogue_kind_or,
	'category-name': m.office_catalogue_kind_category
} satisfies Record<Difference['kind'], unknown>;

/** In the order in which they are offered. */
export const differenceKinds = Object.keys(kinds) as Difference['kind'][];

export const kindText = (kind: Difference['kind']): string => kinds[kind]();
