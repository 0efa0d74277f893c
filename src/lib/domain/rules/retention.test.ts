import { expect, test } from 'vitest';
import { workingCalendar } from './calendar.ts';
import { retention } from './retention.ts';
import { day, planted, shipped } from './rule.fixture.ts';

const register = shipped('register-kept');
const book = shipped('record-book-kept');
const keep = (today: string, rules: Parameters<typeof retention>[1], made = '2026-11-25') =>
	retention({ made: day(made), today: day(today) }, rules, workingCalendar);

test('a register may go after five years, not on their last day', () => {
	expect(keep('2031-11-25', [register])).toEqual({ keepUntil: '2031-11-25', mayDelete: false, rule: register });
	expect(keep('2031-11-26', [register]).mayDelete).toBe(true);
	expect(keep('2029-02-28', [register], '2024-02-29')).toMatchObject({ keepUntil: '2029-02-28', mayDelete: false });
});

test('the longest rule keeps, in whatever order they are named', () => {
	for (const rules of [
		[register, book],
		[book, register]
	])
		expect(keep('2032-01-01', rules)).toEqual({ keepUntil: '2036-11-25', mayDelete: false, rule: book });
});

test('video goes after three months', () => {
	expect(keep('2026-02-28', [shipped('video-kept')], '2025-11-30')).toMatchObject({ mayDelete: false });
	expect(keep('2026-03-01', [shipped('video-kept')], '2025-11-30')).toMatchObject({ mayDelete: true });
});

test('a rule without a figure keeps for ever, and without a rule nothing may be deleted', () => {
	const forEver = planted('record-book-kept', null);
	expect(keep('2126-01-01', [register, forEver])).toEqual({ keepUntil: null, mayDelete: false, rule: forEver });
	expect(keep('2126-01-01', [])).toEqual({ keepUntil: null, mayDelete: false, rule: null });
});
