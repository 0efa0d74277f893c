import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, dayInChina, daysBetween, isDay, isWeekend } from './day.ts';
import type { Day } from './ids.ts';

const day = (text: string) => text as Day;

test('the day changes at midnight in China, not in London', () => {
	expect(dayInChina(Date.parse('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22');
	expect(dayInChina(Date.parse('2026-11-22T16:00:00.000Z'))).toBe('2026-11-23');
	expect(dayInChina(Date.parse('2026-12-31T16:00:00.000Z'))).toBe('2027-01-01');
});

test('days are counted whole, over leap days and year ends', () => {
	expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
	expect(daysBetween(day('2026-12-31'), day('2027-01-01'))).toBe(1);
	expect(daysBetween(day('2026-11-22'), day('2026-11-22'))).toBe(0);
	expect(daysBetween(day('2026-11-22'), day('2026-11-20'))).toBe(-2);
});

test('a day later by n days is n days away', () => {
	const start = fc.integer({ min: 0, max: 4_000_000_000_000 });
	fc.assert(
		fc.property(start, fc.integer({ min: -4000, max: 4000 }), (at, days) => {
			expect(daysBetween(dayInChina(at), dayInChina(at + days * 86_400_000))).toBe(days);
		})
	);
});

test('a day is one that the calendar has', () => {
	expect(['2026-02-28', '2024-02-29', '2026-12-31'].every(isDay)).toBe(true);
	expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '2026-11-22 ', '20261122'].some(isDay)).toBe(false);
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
			expect(isDay(dayInChina(at))).toBe(true);
		})
	);
});

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays(day('1970-01-01'), count));

test('days added are days away, and taken off again they are back', () => {
	fc.assert(
		fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (start, count) => {
			expect(daysBetween(start, addDays(start, count))).toBe(count);
			expect(addDays(addDays(start, count), -count)).toBe(start);
		})
	);
});

test('months later it is the same day of the month, or the last day of a shorter month', () => {
	expect(addMonths(day('2024-02-29'), 12)).toBe('2025-02-28');
	expect(addMonths(day('2024-02-29'), 48)).toBe('2028-02-29');
	expect(addMonths(day('2025-08-31'), 6)).toBe('2026-02-28');
	expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
	expect(addMonths(day('2025-12-15'), 1)).toBe('2026-01-15');
	fc.assert(
		fc.property(anyDay, fc.integer({ min: 0, max: 240 }), (start, count) => {
			const later = addMonths(start, count);
			expect(isDay(later)).toBe(true);
			const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
			expect(months(later) - months(start)).toBe(count);
			expect(later.slice(8) === start.slice(8) || addDays(later, 1).endsWith('-01')).toBe(true);
		})
	);
});

test('the weekend is Saturday and Sunday', () => {
	const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
	expect(week.map((date) => isWeekend(day(date)))).toEqual([false, false, false, false, false, true, true]);
});
