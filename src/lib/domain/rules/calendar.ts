/**
 * Working days 工作日 in China: weekends, public holidays and the weekend days that are worked instead (调休).
 *
 * The State Council names them year by year. For a day that no notice covers yet only the weekend is known, and every
 * verdict that rests on such a day says that it is not confirmed.
 */
import { addDays, isWeekend } from '../day.ts';
import type { Day } from '../ids.ts';
import data from './working-days.json' with { type: 'json' };

type CalendarYear = { confirmed: boolean; off: ReadonlySet<string>; work: ReadonlySet<string> };

/** By year, `2026`. */
export type WorkingCalendar = ReadonlyMap<string, CalendarYear>;

/** What a calendar concluded, and whether each day it went over is in a published notice. */
export type CountedDay = { day: Day; confirmed: boolean };

export const workingCalendar: WorkingCalendar = new Map(
	data.years.map(({ year, confirmed, off, work }) => [
		String(year),
		{ confirmed, off: new Set(off.flatMap(daysOf)), work: new Set(work) }
	])
);

function daysOf(span: string[]): string[] {
	const [first, last] = span as [Day, Day];
	return first > last ? [] : [first, ...daysOf([addDays(first, 1), last])];
}

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
	const year = calendar.get(day.slice(0, 4));
	if (year?.off.has(day)) return false;
	return year?.work.has(day) === true || !isWeekend(day);
}

/**
 * Whether a published notice settles the day. The notice for the next year may still move the last week of December
 * (2022-12-31 was a holiday, 2018-12-29 was worked, both by the notice for the year after).
 */
export function isSettled(day: Day, calendar: WorkingCalendar): boolean {
	const year = Number(day.slice(0, 4));
	const known = (which: number) => calendar.get(String(which))?.confirmed === true;
	return known(year) && (day.slice(5) < '12-25' || known(year + 1));
}

/**
 * The n-th working day after a day. The day of the event does not count (民法典 art. 201): acceptance on a Monday and
 * five working days end on the next Monday.
 */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): CountedDay {
	if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
	let at = day;
	let confirmed = true;
	for (let left = count; left > 0;) {
		at = addDays(at, 1);
		confirmed &&= isSettled(at, calendar);
		if (isWorkingDay(at, calendar)) left -= 1;
	}
	return { day: at, confirmed };
}

/** Working days after `from`, up to and with `to`; none when `to` is not later. */
export function workingDaysBetween(
	from: Day,
	to: Day,
	calendar: WorkingCalendar
): { count: number; confirmed: boolean } {
	let count = 0;
	let confirmed = true;
	for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
		confirmed &&= isSettled(at, calendar);
		if (isWorkingDay(at, calendar)) count += 1;
	}
	return { count, confirmed };
}
