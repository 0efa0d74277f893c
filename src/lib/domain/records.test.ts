import { expect, test } from 'vitest';
import { isOpenAlert, isOverdue, newAlert } from './alert.ts';
import type { AlertId, Day, PointId } from './ids.ts';
import { covers } from './records.ts';

test('a licence covers a waste by its code or by its category, and a list of none covers none', () => {
	expect(covers(['900-214-08'], '900-214-08')).toBe(true);
	expect(covers(['HW08'], '900-214-08')).toBe(true);
	expect(covers(['HW49', '900-041-49'], '900-214-08')).toBe(false);
	expect(covers([], '900-214-08')).toBe(false);
});

test('an alert waits for somebody until it is closed, and is overdue from the day after it was due', () => {
	const raised = { ...newAlert('a-1' as AlertId, 'p' as PointId), state: 'raised' as const, due: '2026-11-22' as Day };
	expect(isOverdue(raised, '2026-11-22' as Day)).toBe(false);
	expect(isOverdue(raised, '2026-11-23' as Day)).toBe(true);
	expect(isOverdue({ ...raised, state: 'owned' }, '2026-11-23' as Day)).toBe(true);
	expect(isOverdue({ ...raised, state: 'closed' }, '2026-11-23' as Day)).toBe(false);
	expect(isOverdue({ ...raised, due: null }, '2099-01-01' as Day)).toBe(false);
	expect((['none', 'raised', 'owned', 'closed'] as const).map((state) => isOpenAlert({ ...raised, state }))).toEqual([
		false,
		true,
		true,
		false
	]);
});
