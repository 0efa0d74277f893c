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
