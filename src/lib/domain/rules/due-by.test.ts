import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { workingCalendar } from './calendar.ts';
import { dueAfter, nextFiling } from './due-by.ts';
import { day, planted, shipped } from './rule.fixture.ts';
import type { Deadline } from './value.ts';

const confirm = shipped('manifest-confirm-within');

test('a manifest is confirmed in five working days, 补录 follows in ten', () => {
	expect(dueAfter(day('2026-11-25'), confirm, workingCalendar)).toEqual({
		day: '2026-12-02',
		confirmed: true,
		rule: confirm
	});
	const late = shipped('manifest-late-entry-within');
	expect(dueAfter(day('2026-09-25'), late, workingCalendar).day).toBe('2026-10-15');
});

test('an approval for another province lasts twelve months', () => {
	const approval = shipped('cross-province-approval');
	expect(dueAfter(day('2024-02-29'), approval, workingCalendar).day).toBe('2025-02-28');
});

test('a day counted over an unpublished year, an unconfirmed rule, and a missing figure are said', () => {
	expect(dueAfter(day('2026-12-23'), confirm, workingCalendar).confirmed).toBe(false);
	const heard = planted('manifest-confirm-within', confirm.value, { confirmed: false });
	expect(dueAfter(day('2026-11-25'), heard, workingCalendar)).toMatchObject({ day: '2026-12-02', confirmed: false });
	const open = planted('manifest-confirm-within', null);
	expect(dueAfter(day('2026-11-25'), open, workingCalendar)).toEqual({ day: null, confirmed: false, rule: open });
});

test('the plan for a year is due by 31 March of it, in 福建 by the end of January', () => {
	const plan = (region: string, today: string) => nextFiling(shipped('plan-by', region).value!, day(today));
	expect(plan('33', '2026-03-31')).toEqual({ due: '2026-03-31', period: '2026' });
	expect(plan('33', '2026-04-01')).toEqual({ due: '2027-03-31', period: '2027' });
	expect(plan('35', '2026-01-31')).toEqual({ due: '2026-01-31', period: '2026' });
	expect(plan('35', '2026-02-01')).toEqual({ due: '2027-01-31', period: '2027' });
});

test('a report is for the period that is over', () => {
	const monthly = shipped('licence-report-monthly').value!;
	expect(nextFiling(monthly, day('2026-11-15'))).toEqual({ due: '2026-11-15', period: '2026-10' });
	expect(nextFiling(monthly, day('2026-11-16'))).toEqual({ due: '2026-12-15', period: '2026-11' });
	expect(nextFiling(monthly, day('2026-12-16'))).toEqual({ due: '2027-01-15', period: '2026-12' });
	const yearly = shipped('licence-report-yearly').value!;
	expect(nextFiling(yearly, day('2026-11-25'))).toEqual({ due: '2027-01-31', period: '2026' });
	const quarterly = shipped('report-simplified-quarterly').value!;
	expect(nextFiling(quarterly, day('2026-01-01'))).toEqual({ due: '2026-01-15', period: '2025-Q4' });
	expect(nextFiling(quarterly, day('2026-01-16'))).toEqual({ due: '2026-04-15', period: '2026-Q1' });
	expect(nextFiling(quarterly, day('2026-11-25'))).toEqual({ due: '2027-01-15', period: '2026-Q4' });
});

test('the next filing is never past, and the day after it another one is next', () => {
	const covers = fc.constantFrom('this' as const, 'last' as const);
	const inMonth = fc.integer({ min: 1, max: 28 });
	const deadlines: fc.Arbitrary<Deadline> = fc.oneof(
		fc.record({
			kind: fc.constant('deadline' as const),
			every: fc.constantFrom('month' as const, 'quarter' as const),
			day: inMonth,
			covers
		}),
		fc.record({
			kind: fc.constant('deadline' as const),
			every: fc.constant('year' as const),
			month: fc.integer({ min: 1, max: 12 }),
			day: inMonth,
			covers
		})
	);
	const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays(day('2024-01-01'), count));
	fc.assert(
		fc.property(deadlines, days, (deadline, today) => {
			const filing = nextFiling(deadline, today);
			expect(filing.due >= today).toBe(true);
			expect(nextFiling(deadline, filing.due)).toEqual(filing);
			const following = nextFiling(deadline, addDays(filing.due, 1));
			expect(following.due > filing.due && following.period > filing.period).toBe(true);
		})
	);
});
