import { describe, expect, test } from 'vitest';
import type { PersonId, PointId } from './ids.ts';
import { actions, may, roles, type Action, type Role } from './permissions.ts';

const here = '330106-01' as PointId;
const elsewhere = '330106-02' as PointId;
const person = 'p-1' as PersonId;

/** Written out a second time on purpose: whoever changes the table says here whom it lets in. */
const expected: Record<Action, Record<Role, boolean>> = {
	'intake.record': { staff: true, manager: true, collector: false, regulator: false, enterprise: false },
	'stock.read': { staff: true, manager: true, collector: true, regulator: true, enterprise: false },
	'journal.read': { staff: false, manager: true, collector: true, regulator: true, enterprise: false },
	'journal.export': { staff: false, manager: true, collector: false, regulator: true, enterprise: false },
	'device.read': { staff: false, manager: true, collector: false, regulator: true, enterprise: false },
	'device.enrol': { staff: false, manager: true, collector: false, regulator: false, enterprise: false },
	'device.revoke': { staff: false, manager: true, collector: false, regulator: false, enterprise: false },
	'people.read': { staff: false, manager: true, collector: false, regulator: true, enterprise: false }
};

test('the table holds every action and every role', () => {
	expect([...actions].sort()).toEqual(Object.keys(expected).sort());
	for (const row of Object.values(expected)) expect(Object.keys(row).sort()).toEqual([...roles].sort());
});

describe.each(actions)('%s', (action) => {
	test.each(roles)('as %s', (role) => {
		const allowed = expected[action][role];
		expect(may({ person, role, points: [here] }, action, { point: here })).toBe(allowed);
		expect(may({ person, role, points: 'all' }, action, { point: here })).toBe(allowed);
		expect(may({ person, role, points: [elsewhere] }, action, { point: here })).toBe(false);
		expect(may({ person, role, points: [] }, action, { point: here })).toBe(false);
	});
});
