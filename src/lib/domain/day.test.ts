import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayInChina, daysBetween, isDay } from './day.ts';
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
