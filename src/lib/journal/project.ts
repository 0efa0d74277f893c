/**
 * From events to what screens show. The same code runs on the tablet and on the server.
 *
 * Any order, any repeat, same state: every group of fields is won by the event with the later stamp, and counters only grow.
 * What makes no sense is stored and flagged, never refused: the waste is already on the floor.
 */
import { isLater, newContainer, type CodeSource, type Container, type Stamp } from '#lib/domain/container.ts';
import type { ContainerId, Day, DeviceId, EnterpriseId, PersonId, ShiftId, SlotName, ZoneId } from '#lib/domain/ids.ts';
import type { EnrolledDevice, Enterprise, Point, Shift, Zone } from '#lib/domain/point.ts';
import { grams } from '#lib/domain/weight.ts';
import { readBody, type EventType } from './bodies.ts';
import type { AnyEvent, KnownEvent } from './event.ts';
import { serverDevice } from './export.ts';

/** The kinds of row a projection has, each with an `id` unique within its point. */
export type Rows = {
	container: Container;
	enterprise: Enterprise;
	zone: Zone;
	point: Point;
	device: EnrolledDevice;
	shift: Shift;
};
export type RowKind = keyof Rows;
export const rowKinds: readonly RowKind[] = ['container', 'enterprise', 'zone', 'point', 'device', 'shift'];

/** Where rows live: Dexie on the tablet, SQL on the server. All calls of one `project` happen inside the caller's transaction. */
export type ProjectionStore = {
	get<Kind extends RowKind>(kind: Kind, id: string): PromiseLike<Rows[Kind] | undefined>;
	put<Kind extends RowKind>(kind: Kind, row: Rows[Kind]): PromiseLike<unknown>;
	/** The ids of containers at this point that carry a code. */
	containersWithCode(code: string): PromiseLike<readonly ContainerId[]>;
};

/** What is odd about an event that was stored all the same. */
export type Flag =
	| { kind: 'unknown-type'; type: string }
	| { kind: 'unknown-version'; type: string; version: number }
	| { kind: 'malformed'; path: string }
	| { kind: 'container-unknown'; container: string }
	| { kind: 'code-doubled'; code: string; other: string }
	| { kind: 'shift-unknown'; shift: string }
	/** Master data or an enrolment that the server's own device did not sign: it changes nothing. */
	| { kind: 'not-entitled'; type: string }
	/** Gross is not net and tare together. */
	| { kind: 'weights-disagree' }
	| { kind: 'notice'; notice: string };

/**
 * Applies one event to the rows.
 *
 * @param position the event's place in the point's sequence; null on the tablet that made it, until the server gave it one.
 * @returns what to flag; empty for an ordinary event.
 */
export async function project(event: AnyEvent, position: number | null, store: ProjectionStore): Promise<Flag[]> {
	const reading = readBody(event.type, event.version, event.body);
	if (reading.kind === 'unknown-type') return [{ kind: 'unknown-type', type: event.type }];
	if (reading.kind === 'unknown-version')
		return [{ kind: 'unknown-version', type: event.type, version: event.version }];
	if (reading.kind === 'malformed') return [{ kind: 'malformed', path: reading.path }];
	return apply(event as KnownEvent, { position, device: event.device, seq: event.seq }, store);
}

/** What only the server says: a tablet that could would enrol a tablet of its own. */
const serverOnly: ReadonlySet<EventType> = new Set<EventType>([
	'point.recorded',
	'zone.recorded',
	'enterprise.recorded',
	'device.enrolled',
	'device.revoked',
	'device.frozen'
]);

async function apply(event: KnownEvent, stamp: Stamp, store: ProjectionStore): Promise<Flag[]> {
	const { point } = event;
	if (serverOnly.has(event.type) && event.device !== serverDevice(point))
		return [{ kind: 'not-entitled', type: event.type }];
	switch (event.type) {
		case 'point.recorded':
			return putLater(store, 'point', { id: point, ...event.body, stamp });
		case 'zone.recorded': {
			const { zone, slots, ...rest } = event.body;
			return putLater(store, 'zone', { id: zone as ZoneId, point, ...rest, slots: slots as SlotName[], stamp });
		}
		case 'enterprise.recorded': {
			const { enterprise, agreementUntil, ...rest } = event.body;
			return putLater(store, 'enterprise', {
				id: enterprise as EnterpriseId,
				point,
				...rest,
				agreementUntil: agreementUntil as Day | null,
				stamp
			});
		}
		case 'device.enrolled': {
			const { device, ...rest } = event.body;
			return putLater(store, 'device', { id: device as DeviceId, point, ...rest, stamp });
		}
		case 'device.revoked':
		case 'device.frozen':
			return [];
		case 'shift.opened':
		case 'shift.closed':
			return shift(event, stamp, store);
		default:
			return container(event, stamp, store);
	}
}

async function putLater<Kind extends 'point' | 'zone' | 'enterprise' | 'device'>(
	store: ProjectionStore,
	kind: Kind,
	row: Rows[Kind]
): Promise<Flag[]> {
	const current = await store.get(kind, row.id);
	if (wins(row.stamp, current?.stamp)) await store.put(kind, row);
	return [];
}

async function shift(
	event: Extract<KnownEvent, { type: 'shift.opened' | 'shift.closed' }>,
	stamp: Stamp,
	store: ProjectionStore
): Promise<Flag[]> {
	const current = await store.get('shift', event.body.shift);
	const said = { id: event.body.shift as ShiftId, point: event.point, device: event.device, openedAt: event.at };
	if (event.type === 'shift.opened') {
		if (!wins(stamp, current?.opened)) return [];
		const { closedAt = null, closed = null } = current ?? {};
		await store.put('shift', { ...said, person: event.body.person as PersonId, opened: stamp, closedAt, closed });
		return [];
	}
	if (wins(stamp, current?.closed)) {
		const opening = current?.opened ? current : { ...said, person: event.actor, opened: null };
		await store.put('shift', { ...opening, closedAt: event.at, closed: stamp });
	}
	return current?.opened ? [] : [{ kind: 'shift-unknown', shift: event.body.shift }];
}

type ContainerEvent = Extract<KnownEvent, { body: { container: string } }>;

async function container(event: ContainerEvent, stamp: Stamp, store: ProjectionStore): Promise<Flag[]> {
	const id = event.body.container as ContainerId;
	const current = await store.get('container', id);
	const before = current ?? newContainer(id, event.point);
	const flags: Flag[] = [];
	if (!current?.received && event.type !== 'container.received')
		flags.push({ kind: 'container-unknown', container: id });

	const code = event.type === 'container.received' || event.type === 'container.coded' ? event.body.code : null;
	if (code !== null) {
		const other = await bearerOf(code, id, store);
		if (other) flags.push({ kind: 'code-doubled', code, other });
	}
	if (event.type === 'container.received') {
		const { notices, weighing } = event.body;
		if (weighing.gross !== weighing.net + weighing.tare) flags.push({ kind: 'weights-disagree' });
		flags.push(...notices.map((notice) => ({ kind: 'notice', notice }) as const));
	}

	await store.put('container', after(before, event, stamp));
	return flags;
}

/** Another container that wears a code. One that was voided does not count: undone and taken in again is one container. */
async function bearerOf(code: string, id: ContainerId, store: ProjectionStore): Promise<ContainerId | undefined> {
	for (const other of await store.containersWithCode(code)) {
		if (other !== id && !(await store.get('container', other))?.voided) return other;
	}
	return undefined;
}

/** The container after an event, pure. */
export function after(before: Container, event: ContainerEvent, stamp: Stamp): Container {
	switch (event.type) {
		case 'container.received':
			return received(before, event, stamp);
		case 'container.coded':
			return coded(before, { code: event.body.code, source: 'assigned' }, stamp);
		case 'label.printed':
			return {
				...before,
				copies: Math.max(before.copies, event.body.copy),
				printed: wins(stamp, before.printed) ? stamp : before.printed
			};
		case 'label.verified':
			return wins(stamp, before.verified?.stamp) ? { ...before, verified: { at: event.at, stamp } } : before;
		case 'container.stored':
			return wins(stamp, before.place?.stamp)
				? { ...before, place: { slot: event.body.slot as SlotName, at: event.at, stamp } }
				: before;
		case 'container.voided':
			return wins(stamp, before.voided?.stamp)
				? { ...before, voided: { reason: event.body.reason, at: event.at, by: event.actor, stamp } }
				: before;
	}
}

function received(
	before: Container,
	event: Extract<ContainerEvent, { type: 'container.received' }>,
	stamp: Stamp
): Container {
	const container = coded(before, { code: event.body.code, source: event.body.codeSource }, stamp);
	if (!wins(stamp, before.received?.stamp)) return container;
	const { weighing, enterprise, enterpriseName, waste, edition, hazards, form, packaging, day, notices, temporary } =
		event.body;
	return {
		...container,
		// The mark on the drum is the reception's, also where its code was given later and heard of first.
		code: container.code && { ...container.code, temporary },
		received: {
			at: event.at,
			day: day as Day,
			by: event.actor,
			enterprise: enterprise as EnterpriseId | null,
			enterpriseName,
			waste,
			edition,
			hazards,
			form,
			packaging,
			gross: grams(weighing.gross),
			tare: grams(weighing.tare),
			net: grams(weighing.net),
			notices,
			stamp
		}
	};
}

function coded(
	before: Container,
	{ code, source }: { code: string | null; source: CodeSource },
	stamp: Stamp
): Container {
	if (!wins(stamp, before.code?.stamp)) return before;
	return { ...before, code: { code, source, temporary: before.code?.temporary ?? null, stamp } };
}

/** The same event again wins too: that is how an event gets its position once the server has given it one. */
function wins(stamp: Stamp, current: Stamp | null | undefined): boolean {
	if (!current) return true;
	if (stamp.device === current.device && stamp.seq === current.seq)
		return stamp.position !== null || current.position === null;
	return isLater(stamp, current);
}
