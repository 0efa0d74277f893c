/**
 * Where a duration of a clause ends. The day of the event does not count, so a year ends on the same date a year later;
 * where the month has no such date, on its last day (民法典 art. 201 and 202).
 *
 * The last day is never moved past a holiday (as art. 203 would): for a limit, earlier is the safe side.
 */
import { addDays, addMonths } from '../day.ts';
import type { Day } from '../ids.ts';
import { addWorkingDays, type CountedDay, type WorkingCalendar } from './calendar.ts';
import type { Duration } from './value.ts';

/** The last day that is still in time. */
export function lastDayOf(event: Day, { count, unit }: Duration, calendar: WorkingCalendar): CountedDay {
	switch (unit) {
		case 'working-days':
			return addWorkingDays(event, count, calendar);
		case 'days':
			return { day: addDays(event, count), confirmed: true };
		case 'months':
			return { day: addMonths(event, count), confirmed: true };
		case 'years':
			return { day: addMonths(event, count * 12), confirmed: true };
	}
}
