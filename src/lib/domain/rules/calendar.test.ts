import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../day.ts';
import { addWorkingDays, isSettled, isWorkingDay, workingCalendar, workingDaysBetween } from './calendar.ts';
import { lastDayOf } from './duration.ts';
import { day } from './rule.fixture.ts';

const isWorked = (date: string) => isWorkingDay(day(date), workingCalendar);
const after = (date: string, count: number) => addWorkingDays(day(date), count, workingCalendar);

describe('a working day', () => {
	test('is none on weekends and holidays, and is one on a weekend day worked instead (调休)', () => {
		expect(['2026-11-25', '2026-02-14', '2026-10-10', '2025-02-08', '2025-01-26'].every(isWorked)).toBe(true);
		expect(['2026-11-28', '2026-11-29', '2026-02-23', '2026-10-01', '2025-10-08'].some(isWorked)).toBe(false);
	});

	test('of a year without a notice is every day but Saturday and Sunday, not confirmed', () => {
		expect(isWorked('2027-10-01')).toBe(true);
		expect(isWorked('2027-10-02')).toBe(false);
		expect(isWorked('2031-06-02')).toBe(true);
		for (const date of ['2027-01-04', '2024-12-24', '2031-06-02'])
			expect(isSettled(day(date), workingCalendar)).toBe(false);
	});

	test('in the last week of December is settled once the next notice is there', () => {
		expect(isSettled(day('2025-12-31'), workingCalendar)).toBe(true);
		expect(isSettled(day('2026-12-24'), workingCalendar)).toBe(true);
		expect(isSettled(day('2026-12-25'), workingCalendar)).toBe(false);
	});
});

describe('counting', () => {
	test('leaves out the day of the event: five working days after a Monday end on the next Monday', () => {
		expect(after('2026-11-23', 5)).toEqual({ day: '2026-11-30', confirmed: true });
		expect(after('2026-11-28', 5)).toEqual({ day: '2026-12-04', confirmed: true });
		expect(after('2026-11-23', 0)).toEqual({ day: '2026-11-23', confirmed: true });
	});

	test('goes over 春节 and its worked Saturdays', () => {
		expect(after('2026-02-13', 5)).toEqual({ day: '2026-02-27', confirmed: true });
		expect(after('2026-02-13', 6)).toEqual({ day: '2026-02-28', confirmed: true });
		expect(after('2026-09-30', 3)).toEqual({ day: '2026-10-10', confirmed: true });
	});

	test('says so when it went over days that no notice covers yet', () => {
		expect(after('2026-12-16', 5)).toEqual({ day: '2026-12-23', confirmed: true });
		expect(after('2026-12-18', 5)).toEqual({ day: '2026-12-25', confirmed: false });
		expect(workingDaysBetween(day('2026-12-18'), day('2026-12-25'), workingCalendar)).toEqual({
			count: 5,
			confirmed: false
		});
	});

	test('takes whole numbers from none on', () => {
		for (const count of [-1, 0.5, NaN, Infinity]) expect(() => after('2026-11-23', count)).toThrow(RangeError);
	});

	test('of a time that is over or has not begun is none', () => {
		expect(workingDaysBetween(day('2026-11-25'), day('2026-11-25'), workingCalendar).count).toBe(0);
		expect(workingDaysBetween(day('2026-11-25'), day('2026-11-02'), workingCalendar).count).toBe(0);
	});

	const anyDay = fc.integer({ min: 0, max: 1500 }).map((count) => addDays(day('2024-06-01'), count));
	const anyCount = fc.integer({ min: 1, max: 120 });

	test('back what was added gives the same number', () => {
		fc.assert(
			fc.property(anyDay, anyCount, (event, count) => {
				const end = addWorkingDays(event, count, workingCalendar);
				expect(workingDaysBetween(event, end.day, workingCalendar)).toEqual({ count, confirmed: end.confirmed });
			})
		);
	});

	test('ends on a working day, and the day before would have been one too few', () => {
		fc.assert(
			fc.property(anyDay, anyCount, (event, count) => {
				const end = addWorkingDays(event, count, workingCalendar).day;
				expect(isWorkingDay(end, workingCalendar)).toBe(true);
				expect(workingDaysBetween(event, addDays(end, -1), workingCalendar).count).toBe(count - 1);
			})
		);
	});

	test('never ends earlier for a later event or for more days', () => {
		fc.assert(
			fc.property(anyDay, fc.nat(60), anyCount, fc.nat(30), (event, later, count, more) => {
				const end = addWorkingDays(event, count, workingCalendar).day;
				expect(addWorkingDays(addDays(event, later), count, workingCalendar).day >= end).toBe(true);
				expect(addWorkingDays(event, count + more, workingCalendar).day >= end).toBe(true);
				expect(daysBetween(event, end)).toBeGreaterThanOrEqual(count);
			})
		);
	});
});

test('a duration ends on the same date, or on the last day of a month that has none', () => {
	const end = (event: string, count: number, unit: 'days' | 'working-days' | 'months' | 'years') =>
		lastDayOf(day(event), { kind: 'duration', count, unit }, workingCalendar);
	expect(end('2025-11-25', 1, 'years')).toEqual({ day: '2026-11-25', confirmed: true });
	expect(end('2024-02-29', 1, 'years')).toEqual({ day: '2025-02-28', confirmed: true });
	expect(end('2024-02-29', 4, 'years')).toEqual({ day: '2028-02-29', confirmed: true });
	expect(end('2026-08-31', 6, 'months')).toEqual({ day: '2027-02-28', confirmed: true });
	expect(end('2026-12-31', 30, 'days')).toEqual({ day: '2027-01-30', confirmed: true });
	expect(end('2026-12-31', 1, 'working-days')).toEqual({ day: '2027-01-01', confirmed: false });
});
