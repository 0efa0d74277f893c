/**
 * Who may do what. One table, asked by the server for every command and by the screens for what to show.
 *
 * A hidden button is not a permission: the server's answer counts.
 */
import type { PersonId, PointId } from './ids.ts';

export type Role = 'staff' | 'manager' | 'collector' | 'regulator' | 'enterprise';

/** `points` bounds what a person sees; a regulator and a collector see all points of the province they are given. */
export type Actor = { person: PersonId; role: Role; points: readonly PointId[] | 'all' };

export type Action =
	/** Take in, code, label and store containers on an enrolled kiosk. */
	| 'intake.record'
	| 'stock.read'
	| 'journal.read'
	| 'journal.export'
	| 'device.read'
	| 'device.enrol'
	| 'device.revoke'
	| 'people.read';

export type Subject = { point: PointId };

const table: Record<Action, readonly Role[]> = {
	'intake.record': ['staff', 'manager'],
	'stock.read': ['staff', 'manager', 'collector', 'regulator'],
	'journal.read': ['manager', 'collector', 'regulator'],
	'journal.export': ['manager', 'regulator'],
	'device.read': ['manager', 'regulator'],
	'device.enrol': ['manager'],
	'device.revoke': ['manager'],
	'people.read': ['manager', 'regulator']
};

export const actions = Object.keys(table) as Action[];
export const roles: readonly Role[] = ['staff', 'manager', 'collector', 'regulator', 'enterprise'];

export function may(actor: Actor, action: Action, subject: Subject): boolean {
	return table[action].includes(actor.role) && (actor.points === 'all' || actor.points.includes(subject.point));
}
