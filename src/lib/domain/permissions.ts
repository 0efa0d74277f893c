/**
 * Who may do what. One table, asked by the server for every command, by the state machines for every step, and by the
 * screens for what to show.
 *
 * A hidden button is not a permission: the server's answer counts.
 */
import type { EnterpriseId, PersonId, PointId, ReceiverId, RoundId } from './ids.ts';

export type Role =
	/** Works at the counter of a point. */
	| 'staff'
	| 'manager'
	/** Of the company that takes what a point sends on (接收/经营单位). */
	| 'collector'
	| 'regulator'
	| 'enterprise'
	/** 承运人, on a round or with a load. */
	| 'driver';

export const roles: readonly Role[] = ['staff', 'manager', 'collector', 'regulator', 'enterprise', 'driver'];

/**
 * Who asks. `points` bounds what a person sees; a regulator and a collector see all points of the province they are given.
 * A person of an enterprise, of a receiver or on a round acts for that one alone; null where it is none's.
 */
export type Actor = {
	person: PersonId;
	role: Role;
	points: readonly PointId[] | 'all';
	enterprise?: EnterpriseId | null;
	receiver?: ReceiverId | null;
	rounds?: readonly RoundId[];
};

/**
 * What it is about: where, and whose. An enterprise must be named where one of its people asks; a receiver or a round that
 * is left out bounds nobody.
 */
export type Subject = {
	point: PointId;
	enterprise?: EnterpriseId | null;
	receiver?: ReceiverId | null;
	round?: RoundId;
};

const counter = ['staff', 'manager'] as const;
const office = ['manager', 'collector'] as const;
const road = ['driver', 'staff', 'manager'] as const;
const readers = ['staff', 'manager', 'collector', 'regulator'] as const;

/** Action → roles. A step of a state machine is `subject.action` of its lifecycle (lifecycles/). */
const table = {
	'intake.record': counter,
	'stock.read': readers,
	'journal.read': ['manager', 'collector', 'regulator'],
	'journal.export': ['manager', 'regulator'],
	'device.read': ['manager', 'regulator'],
	'device.enrol': ['manager'],
	'device.revoke': ['manager'],
	'people.read': ['manager', 'regulator'],
	/** Limits, catalogue and clauses: whoever is bound by a rule may read it. */
	'rules.read': [...readers, 'enterprise', 'driver'],
	'rules.override': ['manager'],

	'container.arrive': road,
	'container.receive': counter,
	'container.store': counter,
	'container.quarantine': counter,
	'container.release': counter,
	'container.turn-away': counter,
	'container.correct': counter,
	'container.reweigh': road,
	'container.repack': counter,
	'container.load': road,
	'container.unload': road,
	'container.draw': road,
	'container.depart': road,
	'container.deliver': ['collector', 'driver'],
	'container.accept': ['collector'],
	'container.refuse': ['collector'],
	'container.return': [...counter, 'driver'],
	'container.treat': ['collector'],
	'container.lose': counter,
	'container.find': counter,
	'container.void': counter,

	'label.print': road,
	'label.verify': road,
	'label.waive': counter,

	'booking.submit': ['enterprise', ...counter],
	'booking.reschedule': ['enterprise', 'manager', 'collector'],
	'booking.schedule': office,
	'booking.unschedule': office,
	'booking.decline': office,
	'booking.cancel': ['enterprise', 'manager', 'collector'],
	'booking.collect': road,
	'booking.miss': road,

	'round.plan': office,
	'round.replan': office,
	'round.dispatch': office,
	'round.recall': office,
	'round.start': ['driver'],
	'round.return': ['driver'],
	'round.hand-over': counter,
	'round.cancel': office,

	'stop.arrive': ['driver'],
	'stop.collect': ['driver'],
	'stop.sign': ['driver', 'enterprise'],
	'stop.skip': ['driver'],
	'stop.reopen': ['driver', ...office],

	'load.propose': office,
	'load.amend': office,
	'load.approve': ['collector'],
	'load.seal': counter,
	'load.unseal': counter,
	'load.depart': road,
	'load.deliver': ['collector', 'driver'],
	'load.weigh': ['collector'],
	'load.accept': ['collector'],
	'load.refuse': ['collector'],
	'load.query': ['collector', 'regulator'],
	'load.answer': counter,
	'load.cancel': office,

	'manifest.draft': [...counter, 'collector'],
	'manifest.amend': [...counter, 'collector'],
	'manifest.number': [...counter, 'collector'],
	'manifest.go-on-paper': road,
	'manifest.back-enter': [...counter, 'collector'],
	'manifest.sign-out': ['enterprise', ...counter],
	'manifest.sign-carrier': ['driver'],
	'manifest.relay': ['driver'],
	'manifest.arrive': ['driver', 'collector', 'manager'],
	'manifest.accept': ['collector', 'manager'],
	'manifest.accept-partly': ['collector', 'manager'],
	'manifest.refuse': ['collector', 'manager'],
	'manifest.confirm': ['collector', 'manager'],
	'manifest.propose-correction': ['enterprise', 'driver', 'collector', ...counter],
	'manifest.approve-correction': ['enterprise', 'driver', 'collector', 'manager'],
	'manifest.reject-correction': ['enterprise', 'driver', 'collector', 'manager'],
	'manifest.void': ['manager', 'collector'],

	'shift.open': road,
	'shift.close': road,

	'stocktake.open': counter,
	'stocktake.count': counter,
	'stocktake.close': counter,
	'stocktake.reopen': counter,
	'stocktake.approve': ['manager'],
	'stocktake.abandon': counter,

	'alert.raise': [...readers, 'enterprise', 'driver'],
	'alert.assign': ['manager', 'collector', 'regulator'],
	'alert.close': ['manager', 'collector', 'regulator'],
	'alert.reopen': ['manager', 'collector', 'regulator']
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof table;
export const actions = Object.keys(table) as Action[];

export const rolesFor = (action: Action): readonly Role[] => table[action];

/** An enterprise, a receiver and a driver act for their own only: where the subject names one, it must be theirs. */
function isTheirs(actor: Actor, { enterprise, receiver, round }: Subject): boolean {
	switch (actor.role) {
		case 'enterprise':
			return enterprise !== undefined && enterprise !== null && enterprise === actor.enterprise;
		case 'collector':
			return receiver == null || actor.receiver == null || receiver === actor.receiver;
		case 'driver':
			return round === undefined || (actor.rounds ?? []).includes(round);
		default:
			return true;
	}
}

/** Not permitted is the answer to an action that the table does not have, too. */
export function may(actor: Actor, action: Action, subject: Subject): boolean {
	const allowed: readonly Role[] = Object.hasOwn(table, action) ? table[action] : [];
	if (!allowed.includes(actor.role)) return false;
	if (actor.points !== 'all' && !actor.points.includes(subject.point)) return false;
	return isTheirs(actor, subject);
}
