/** Calendar days in China. Codes, limits and reports count days of China Standard Time (UTC+8, no summer time). */
import type { Day } from './ids.ts';

/** Whether a text is a day that the calendar has: `2026-02-30` has the form and is none. */
export function isDay(text: string): text is Day {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const midnight = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

const EIGHT_HOURS = 8 * 60 * 60 * 1000;
const ONE_DAY = 24 * 60 * 60 * 1000;

/** The day in China at an instant (milliseconds since 1970 UTC). */
export const dayInChina = (at: number): Day => new Date(at + EIGHT_HOURS).toISOString().slice(0, 10) as Day;

/** Whole days from one day to a later one; negative when it is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / ONE_DAY);

/** The day `count` days later; earlier when negative. */
export const addDays = (day: Day, count: number): Day =>
	new Date(Date.parse(day) + count * ONE_DAY).toISOString().slice(0, 10) as Day;

/** The same day of the month `count` months later, or the last day of a month that has no such day: a year after 2024-02-29 is 2025-02-28. */
export function addMonths(day: Day, count: number): Day {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10) as Day;
}

/** Saturday or Sunday. Not the same as a day off: see `rules/calendar.ts`. */
export const isWeekend = (day: Day): boolean => new Date(day).getUTCDay() % 6 === 0;
