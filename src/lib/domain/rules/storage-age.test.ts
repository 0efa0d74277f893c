import { expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { workingCalendar } from './calendar.ts';
import { day, planted, shipped } from './rule.fixture.ts';
import { storageAge, type StorageAgeRules } from './storage-age.ts';

const national: StorageAgeRules = {
	limit: shipped('storage-limit'),
	warning: shipped('storage-warning'),
	handOver: null
};
const underPermit: StorageAgeRules = {
	...national,
	handOver: { limit: shipped('collection-permit-hand-over'), wastes: shipped('collection-permit-hand-over-wastes') }
};
const age = (received: string, today: string, rules = national, waste = '900-041-49') =>
	storageAge({ received: day(received), today: day(today), waste }, rules, workingCalendar);

test('a year ends on its day: still in time on it, over on the next', () => {
	expect(age('2025-11-25', '2026-11-25')).toEqual({
		daysUsed: 365,
		daysLeft: 0,
		due: '2026-11-25',
		state: 'soon',
		rule: national.limit,
		confirmed: true
	});
	expect(age('2025-11-25', '2026-11-26')).toMatchObject({ daysLeft: -1, state: 'over' });
});

test('the warning begins thirty days before', () => {
	expect(age('2025-11-25', '2026-10-25')).toMatchObject({ daysLeft: 31, state: 'ok' });
	expect(age('2025-11-25', '2026-10-26')).toMatchObject({ daysLeft: 30, state: 'soon' });
	const silent = { ...national, warning: planted('storage-warning', null) };
	expect(age('2025-11-25', '2026-11-25', silent)).toMatchObject({ state: 'ok' });
});

test('a leap day counts', () => {
	expect(age('2024-02-29', '2025-02-28')).toMatchObject({ due: '2025-02-28', daysUsed: 365, state: 'soon' });
	expect(age('2027-02-28', '2028-02-28')).toMatchObject({ due: '2028-02-28', daysUsed: 365 });
	expect(age('2027-03-01', '2028-03-01')).toMatchObject({ due: '2028-03-01', daysUsed: 366 });
});

test('in 江苏 it is half a year, and not confirmed', () => {
	const jiangsu = { ...national, limit: shipped('storage-limit', '3205') };
	expect(age('2026-08-31', '2026-11-25', jiangsu)).toMatchObject({ due: '2027-02-28', state: 'ok', confirmed: false });
});

test('waste oil and Ni-Cd batteries under a collection permit have ninety working days', () => {
	const oil = age('2026-03-02', '2026-05-06', underPermit, '900-214-08');
	expect(oil).toMatchObject({ rule: { key: 'collection-permit-hand-over' }, due: '2026-07-10', confirmed: true });
	expect(age('2026-03-02', '2026-05-06', underPermit, '900-044-49').due).toBe('2026-07-10');
	expect(age('2026-03-02', '2026-05-06', underPermit, '900-041-49').due).toBe('2027-03-02');
	expect(age('2026-03-02', '2026-05-06', national, '900-214-08').due).toBe('2027-03-02');
});

test('working days that no notice covers make the verdict unconfirmed', () => {
	expect(age('2026-11-25', '2026-11-25', underPermit, '900-214-08').confirmed).toBe(false);
});

test('the earliest last day binds, whichever rule gives it', () => {
	const strict = { ...underPermit, limit: planted('storage-limit', { kind: 'duration', count: 10, unit: 'days' }) };
	expect(age('2026-03-02', '2026-03-02', strict, '900-214-08')).toMatchObject({
		due: '2026-03-12',
		rule: { key: 'storage-limit' }
	});
});

test('without a figure nothing is due, and that is said', () => {
	const open = { ...national, limit: planted('storage-limit', null) };
	expect(age('2026-03-02', '2026-03-05', open)).toEqual({
		daysUsed: 3,
		daysLeft: null,
		due: null,
		state: 'no-limit-given',
		rule: open.limit,
		confirmed: false
	});
	const openOil = {
		...open,
		handOver: { ...underPermit.handOver!, wastes: planted('collection-permit-hand-over-wastes', null) }
	};
	expect(age('2026-03-02', '2026-03-05', openOil, '900-214-08').state).toBe('no-limit-given');
});

test('every day is either in time or over, and each day takes one', () => {
	for (let passed = 0; passed < 800; passed += 1) {
		const verdict = age('2024-01-15', addDays(day('2024-01-15'), passed));
		expect(verdict.daysUsed).toBe(passed);
		expect(verdict.daysLeft).toBe(366 - passed);
		expect(verdict.state === 'over').toBe(passed > 366);
	}
});
