/** The English words of the regulation page for values, places, dates and confidence. Chinese terms stay Chinese. */
import regions from '#lib/domain/rules/region-names.json' with { type: 'json' };
import type { Confidence, Rule } from '#lib/domain/rules/rule.ts';
import type { Bound, Deadline, RuleValue } from '#lib/domain/rules/value.ts';

const signs: Record<Bound, string> = { 'at-most': '≤', below: '<', 'at-least': '≥', above: '>' };
const plural = (count: number, word: string) => `${count} ${count === 1 ? word.replace(/s$/, '') : word}`;

export function valueWords(value: RuleValue | null): string {
	if (value === null) return 'not given';
	switch (value.kind) {
		case 'mass':
			return `${signs[value.bound]} ${value.grams / 1_000_000} t`;
		case 'volume':
			return `${signs[value.bound]} ${value.litres} L`;
		case 'length':
			return `${value.millimetres} mm`;
		case 'duration':
			return plural(value.count, value.unit.replace('-', ' '));
		case 'share':
			return `${value.numerator}/${value.denominator}`;
		case 'count':
			return String(value.count);
		case 'day':
			return value.day;
		case 'boolean':
			return value.yes ? 'yes' : 'no';
		case 'fine':
			return `${value.fromYuan / 10_000}万–${value.toYuan / 10_000}万元`;
		case 'texts':
			return value.texts.join(' · ');
		case 'steps':
			return value.steps
				.map(({ upToLitres, millimetres }) =>
					upToLitres === null ? `above: ${millimetres} mm` : `≤ ${upToLitres} L: ${millimetres} mm`
				)
				.join(', ');
		case 'deadline':
			return deadlineWords(value);
	}
}

function deadlineWords(deadline: Deadline): string {
	const period = `for ${deadline.covers} ${deadline.every}`;
	if (deadline.every === 'month') return `by day ${deadline.day} of each month, ${period}`;
	if (deadline.every === 'quarter') return `by day ${deadline.day} of each quarter’s first month, ${period}`;
	const month = new Date(Date.UTC(2025, deadline.month - 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' });
	return `by ${deadline.day} ${month}, ${period}`;
}

/** Where and when: `全国, since 2026-08-15`. */
export function spanWords({ region, from, until }: Pick<Rule, 'region' | 'from' | 'until'>): string {
	const place = (regions as Record<string, string>)[region]!;
	const since = from === null ? 'start not given' : `since ${from}`;
	return `${region === 'CN' ? place : `${place} (${region})`}, ${since}${until === null ? '' : `, ends before ${until}`}`;
}

const unconfirmed: Record<Confidence, string> = {
	official: 'only a draft was read',
	excerpt: 'read in an excerpt',
	'third-party': 'read second-hand, or in systems that implement it',
	knowledge: 'from knowledge or derived, read nowhere',
	decision: 'our reading of the clause'
};

export function confidenceWords({ confidence, confirmed }: Pick<Rule, 'confidence' | 'confirmed'>): string {
	if (!confirmed) return `**not confirmed**: ${unconfirmed[confidence]}`;
	return confidence === 'decision' ? 'our decision, not law' : 'confirmed: text read';
}
