/** Rows that the latest event simply sets: master data, profiles, vehicles, receivers, scales, incidents, shifts. */
import type {
	ContainerId,
	Day,
	DeviceId,
	EnterpriseId,
	PersonId,
	PointId,
	ReceiverId,
	ShiftId,
	SlotName,
	VehicleId,
	ZoneId
} from '#lib/domain/ids.ts';
import { profileId } from '#lib/domain/records.ts';
import { countId } from '#lib/domain/stocktake.ts';
import { wins, type Stamp } from '#lib/domain/stamp.ts';
import { grams } from '#lib/domain/weight.ts';
import type { KnownEvent } from '../event.ts';
import type { Flag } from './flags.ts';
import type { ProjectionStore, RowKind, Rows } from './rows.ts';

type StampedKind = { [Kind in RowKind]: Rows[Kind] extends { stamp: Stamp } ? Kind : never }[RowKind];

async function putLater<Kind extends StampedKind>(
	store: ProjectionStore,
	kind: Kind,
	row: Rows[Kind]
): Promise<Flag[]> {
	const current = (await store.get(kind, row.id)) as { stamp: Stamp } | undefined;
	if (wins((row as { stamp: Stamp }).stamp, current?.stamp)) await store.put(kind, row);
	return [];
}

type Recorded = Extract<
	KnownEvent,
	{
		type:
			| `${'point' | 'zone' | 'enterprise' | 'profile' | 'vehicle' | 'receiver'}.recorded`
			| 'device.enrolled'
			| 'rule.overridden'
			| 'stocktake.counted';
	}
>;

/** A row as its event says it. */
export async function recorded(event: Recorded, stamp: Stamp, store: ProjectionStore): Promise<Flag[]> {
	const { point, at } = event;
	const by = event.actor;
	switch (event.type) {
		case 'point.recorded':
			return putLater(store, 'point', { id: point, ...event.body, stamp });
		case 'zone.recorded': {
			const { zone, slots, ...rest } = event.body;
			return putLater(store, 'zone', { id: zone as ZoneId, point, ...rest, slots: slots as SlotName[], stamp });
		}
		case 'enterprise.recorded': {
			const { enterprise, agreementUntil, ...rest } = event.body;
			const until = agreementUntil as Day | null;
			return putLater(store, 'enterprise', {
				id: enterprise as EnterpriseId,
				point,
				...rest,
				agreementUntil: until,
				stamp
			});
		}
		case 'profile.recorded': {
			const { enterprise, ...rest } = event.body;
			const id = profileId(enterprise, rest.waste);
			return putLater(store, 'profile', { id, point, enterprise: enterprise as EnterpriseId, ...rest, by, stamp });
		}
		case 'device.enrolled': {
			const { device, ...rest } = event.body;
			return putLater(store, 'device', { id: device as DeviceId, point, ...rest, stamp });
		}
		case 'vehicle.recorded': {
			const { vehicle, capacity, until, ...rest } = event.body;
			const row = { id: vehicle as VehicleId, point, ...rest, capacity: grams(capacity), until: until as Day | null };
			return putLater(store, 'vehicle', { ...row, stamp });
		}
		case 'receiver.recorded': {
			const { receiver, until, ...rest } = event.body;
			return putLater(store, 'receiver', {
				id: receiver as ReceiverId,
				point,
				...rest,
				until: until as Day | null,
				stamp
			});
		}
		case 'rule.overridden': {
			const { key, from, until, ...rest } = event.body;
			const valid = { from: from as Day, until: until as Day | null };
			return putLater(store, 'rule', { id: key, point, ...rest, ...valid, by, stamp });
		}
		case 'stocktake.counted': {
			const { stocktake, container, slot } = event.body;
			const row = {
				id: countId(stocktake, container),
				point,
				stocktake: stocktake as Rows['count']['stocktake'],
				container: container as ContainerId,
				slot: slot as SlotName | null
			};
			return putLater(store, 'count', { ...row, by, at, stamp });
		}
	}
}

type ScaleEvent = Extract<KnownEvent, { type: `scale.${string}` }>;

export async function scale(event: ScaleEvent, stamp: Stamp, store: ProjectionStore): Promise<Flag[]> {
	const { scale: id } = event.body;
	const row = (await store.get('scale', id)) ?? { id, point: event.point, profile: null, checked: null };
	if (event.type === 'scale.profiled') {
		const { scale: _, division, max, testWeight, ...rest } = event.body;
		const mass = { mass: grams(testWeight.mass), read: grams(testWeight.read) };
		const profile = { ...rest, division: grams(division), max: grams(max), testWeight: mass, stamp };
		if (wins(stamp, row.profile?.stamp)) await store.put('scale', { ...row, profile });
		return [];
	}
	const { scale: _, mass, allowed, ...rest } = event.body;
	const checked = { ...rest, mass: grams(mass), allowed: grams(allowed), at: event.at, by: event.actor, stamp };
	if (wins(stamp, row.checked?.stamp)) await store.put('scale', { ...row, checked });
	return [];
}

type IncidentEvent = Extract<KnownEvent, { type: `incident.${string}` }>;

export async function incident(event: IncidentEvent, stamp: Stamp, store: ProjectionStore): Promise<Flag[]> {
	const { incident: id } = event.body;
	const known = await store.get('incident', id);
	const row = known ?? { id, point: event.point, reported: null, closed: null };
	const said = { at: event.at, by: event.actor, stamp };
	if (event.type === 'incident.reported') {
		const { kind, containers, lost, words } = event.body;
		const what = {
			kind,
			containers: (containers ?? []) as ContainerId[],
			lost: lost === null ? null : grams(lost),
			words
		};
		if (wins(stamp, row.reported?.stamp)) await store.put('incident', { ...row, reported: { ...what, ...said } });
		return [];
	}
	if (wins(stamp, row.closed?.stamp))
		await store.put('incident', { ...row, closed: { words: event.body.words, ...said } });
	return row.reported ? [] : [{ kind: 'not-known', subject: 'incident', id }];
}

type ShiftEvent = Extract<KnownEvent, { type: `shift.${string}` }>;

export async function shift(event: ShiftEvent, stamp: Stamp, store: ProjectionStore): Promise<Flag[]> {
	const current = await store.get('shift', event.body.shift);
	const said = {
		id: event.body.shift as ShiftId,
		point: event.point as PointId,
		device: event.device,
		openedAt: event.at
	};
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
