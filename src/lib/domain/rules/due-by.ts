/**
 * By when something must be done: confirming a manifest, entering it later (补录), filing a plan or a report.
 *
 * Days after an event are counted without the day of the event; a filing day is the clause's own date, also on a day off.
 */
import { addDays, addMonths } from '../day.ts';
import type { Day } from '../ids.ts';
import type { WorkingCalendar } from './calendar.ts';
import { lastDayOf } from './duration.ts';
import type { Rule } from './rule.ts';
import type { Deadline } from './value.ts';

type AfterEvent =
	Rule<'manifest-confirm-within'> | Rule<'manifest-late-entry-within'> | Rule<'cross-province-approval'>;

/** Null when the rule gives no figure. */
export type Due<Of extends Rule> = { day: Day | null; confirmed: boolean; rule: Of };

/**
 * The last day in time after an event: acceptance for confirming in the system (令23号 art. 18), completion of the
 * transfer for 补录 (art. 20), the approval for moving waste to another province (art. 27).
 */
export function dueAfter<Of extends AfterEvent>(event: Day, rule: Of, calendar: WorkingCalendar): Due<Of> {
	if (rule.value === null) return { day: null, confirmed: false, rule };
	const last = lastDayOf(event, rule.value, calendar);
	return { day: last.day, confirmed: last.confirmed && rule.confirmed, rule };
}

/** A filing: its last day and the period it is for, `2026`, `2026-Q3` or `2026-10`. */
export type Filing = { due: Day; period: string };

/** The first filing whose last day is today or later. */
export function nextFiling(deadline: Deadline, today: Day): Filing {
	const step = { month: 1, quarter: 3, year: 12 }[deadline.every];
	const begins = periodBegin(today, step);
	const thisOne = filingIn(deadline, begins, step);
	return thisOne.due >= today ? thisOne : filingIn(deadline, addMonths(begins, step), step);
}

/** The first day of the month, quarter or year that a day lies in. */
function periodBegin(day: Day, step: number): Day {
	const month = Number(day.slice(5, 7));
	return addMonths(`${day.slice(0, 7)}-01` as Day, -((month - 1) % step));
}

/** The filing that is due within the period beginning on a day. */
function filingIn(deadline: Deadline, begins: Day, step: number): Filing {
	const month = deadline.every === 'year' ? addMonths(begins, deadline.month - 1) : begins;
	const covered = deadline.covers === 'this' ? begins : addMonths(begins, -step);
	return { due: addDays(month, deadline.day - 1), period: periodName(covered, deadline.every) };
}

function periodName(begins: Day, every: Deadline['every']): string {
	if (every === 'year') return begins.slice(0, 4);
	if (every === 'month') return begins.slice(0, 7);
	return `${begins.slice(0, 4)}-Q${(Number(begins.slice(5, 7)) + 2) / 3}`;
}
