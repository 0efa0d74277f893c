/**
 * What a rule says, in the language of the screen: the figure with its bound and its unit.
 *
 * A bound is never dropped and a figure never rounded: "at most 10 t" and "below 10 t" differ at exactly 10 t.
 */
import type { Bound, Deadline, Duration, RuleValue } from '#lib/domain/rules/value.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** `texts` stand as the data have them, and are shown as a list, each in its own language. */
export type SpokenValue = Exclude<RuleValue, { kind: 'texts' }>;

export function valueText(value: SpokenValue | null): string {
	if (value === null) return m.office_rules_value_none();
	switch (value.kind) {
		case 'mass':
			return bounded(value.bound, `${number(value.grams / 1_000_000)} t`);
		case 'volume':
			return bounded(value.bound, `${number(value.litres)} L`);
		case 'length':
			return `${number(value.millimetres)} mm`;
		case 'duration':
			return durationText(value);
		case 'share':
			return `${number(value.numerator)}/${number(value.denominator)}`;
		case 'count':
			return number(value.count);
		case 'day':
			return value.day;
		case 'boolean':
			return value.yes ? m.office_rules_value_yes() : m.office_rules_value_no();
		case 'fine':
			return m.office_rules_value_fine({ from: number(value.fromYuan), to: number(value.toYuan) });
		case 'steps':
			return value.steps.map(stepText).join(m.office_rules_value_join());
		case 'deadline':
			return deadlineText(value);
	}
}

/** The quotient of whole grams and a million has at most six decimals; none is cut off. */
const number = (figure: number): string =>
	new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 6 }).format(figure);

const bounds = {
	'at-most': m.office_rules_bound_at_most,
	below: m.office_rules_bound_below,
	'at-least': m.office_rules_bound_at_least,
	above: m.office_rules_bound_above
} satisfies Record<Bound, unknown>;

const bounded = (bound: Bound, amount: string): string => bounds[bound]({ amount });

/** English has a word of its own for one. */
function durationText({ count, unit }: Duration): string {
	const one = count === 1;
	const figure = { count: number(count) };
	switch (unit) {
		case 'days':
			return one ? m.office_rules_day_one() : m.office_rules_days(figure);
		case 'working-days':
			return one ? m.office_rules_working_day_one() : m.office_rules_working_days(figure);
		case 'months':
			return one ? m.office_rules_month_one() : m.office_rules_months(figure);
		case 'years':
			return one ? m.office_rules_year_one() : m.office_rules_years(figure);
	}
}

const stepText = ({ upToLitres, millimetres }: { upToLitres: number | null; millimetres: number }): string =>
	upToLitres === null
		? m.office_rules_step_above({ size: number(millimetres) })
		: m.office_rules_step({ litres: number(upToLitres), size: number(millimetres) });

function deadlineText(deadline: Deadline): string {
	const last = deadline.covers === 'last';
	const { day } = deadline;
	switch (deadline.every) {
		case 'month':
			return last ? m.office_rules_due_month_last({ day }) : m.office_rules_due_month_this({ day });
		case 'quarter':
			return last ? m.office_rules_due_quarter_last({ day }) : m.office_rules_due_quarter_this({ day });
		case 'year': {
			const date = new Intl.DateTimeFormat(getLocale(), { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
				Date.UTC(2025, deadline.month - 1, day)
			);
			return last ? m.office_rules_due_year_last({ date }) : m.office_rules_due_year_this({ date });
		}
	}
}
