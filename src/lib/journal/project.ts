/**
 * From events to what screens show. The same code runs on the tablet and on the server.
 *
 * Any order, any repeat, same state: fields are won by the later stamp, lists and papers are kept in the order of stamps.
 * What makes no sense is stored and flagged, never refused: the waste is already on the floor.
 */
import type { Stamp } from '#lib/domain/stamp.ts';
import { readBody, type EventType } from './bodies.ts';
import type { AnyEvent, KnownEvent } from './event.ts';
import { serverDevice } from './export.ts';
import { bookingForm, roundForm } from './projection/bookings.ts';
import { codeFlags, codeIn, contentFlags, repackFlags, turnFlags } from './projection/container-flags.ts';
import { after, alongWith, blank, emptied, made, type ContainerEvent, type LoadWide } from './projection/containers.ts';
import { alertForm, stocktakeForm } from './projection/daily.ts';
import type { Flag } from './projection/flags.ts';
import { loadForm } from './projection/loads.ts';
import { manifestForm } from './projection/manifests.ts';
import { stepOf, takeStep } from './projection/paper.ts';
import { incident, recorded, scale, shift } from './projection/records.ts';
import type { ProjectionStore } from './projection/rows.ts';

export type { Flag } from './projection/flags.ts';
export {
	rowKinds,
	type Paper,
	type PaperStep,
	type ProjectionStore,
	type RowKind,
	type Rows
} from './projection/rows.ts';
export { after, type ContainerEvent } from './projection/containers.ts';

/** Counted up whenever rows come out otherwise for the same events: stores then make their rows anew from the journal. */
export const PROJECTION_FORM = 3;

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
	if (serverOnly.has(reading.type) && event.device !== serverDevice(event.point))
		return [{ kind: 'not-entitled', type: event.type }];
	return apply(event as KnownEvent, { position, device: event.device, seq: event.seq }, store);
}

/** What only the server says: a tablet that could would enrol a tablet of its own, or approve its own load. */
export const serverOnly: ReadonlySet<EventType> = new Set<EventType>([
	'point.recorded',
	'zone.recorded',
	'enterprise.recorded',
	'device.enrolled',
	'device.revoked',
	'device.frozen',
	'vehicle.recorded',
	'receiver.recorded',
	'rule.overridden',
	'round.planned',
	'round.dispatched',
	'round.recalled',
	'round.cancelled',
	'load.proposed',
	'load.amended',
	'load.approved',
	'load.weighed',
	'load.accepted',
	'load.refused',
	'load.queried',
	'load.cancelled'
]);

async function apply(event: KnownEvent, stamp: Stamp, store: ProjectionStore): Promise<Flag[]> {
	const paper = (id: string) => ({ id, point: event.point });
	const step = stepOf(event as AnyEvent, stamp);
	switch (event.type) {
		case 'point.recorded':
		case 'zone.recorded':
		case 'enterprise.recorded':
		case 'profile.recorded':
		case 'device.enrolled':
		case 'vehicle.recorded':
		case 'receiver.recorded':
		case 'rule.overridden':
		case 'stocktake.counted':
			return recorded(event, stamp, store);
		case 'device.revoked':
		case 'device.frozen':
			return [];
		case 'shift.opened':
		case 'shift.closed':
			return shift(event, stamp, store);
		case 'scale.profiled':
		case 'scale.checked':
			return scale(event, stamp, store);
		case 'incident.reported':
		case 'incident.closed':
			return incident(event, stamp, store);
		case 'container.repacked':
			return repack(event, stamp, store);
		case 'load.departed':
		case 'load.delivered':
		case 'load.accepted':
		case 'load.refused':
			return [
				...(await takeStep(store, 'load', loadForm, paper(event.body.load), step)),
				...(await wholeLoad(event, stamp, store))
			];
	}
	if (isOf(event, 'booking')) return takeStep(store, 'booking', bookingForm, paper(event.body.booking), step);
	if (isOf(event, 'round') || isOf(event, 'stop'))
		return takeStep(store, 'round', roundForm, paper(event.body.round), step);
	if (isOf(event, 'load')) return takeStep(store, 'load', loadForm, paper(event.body.load), step);
	if (isOf(event, 'manifest')) return takeStep(store, 'manifest', manifestForm, paper(event.body.manifest), step);
	if (isOf(event, 'stocktake')) return takeStep(store, 'stocktake', stocktakeForm, paper(event.body.stocktake), step);
	if (isOf(event, 'alert')) return takeStep(store, 'alert', alertForm, paper(event.body.alert), step);
	return container(event, stamp, store);
}

const isOf = <Event extends { type: string }, Subject extends string>(
	event: Event,
	subject: Subject
): event is Extract<Event, { type: `${Subject}.${string}` }> => event.type.startsWith(`${subject}.`);

async function container(
	event: Exclude<ContainerEvent, { type: 'stocktake.counted' }>,
	stamp: Stamp,
	store: ProjectionStore
): Promise<Flag[]> {
	const id = event.body.container;
	const before = (await store.get('container', id)) ?? blank(id, event);
	const flags = [
		...turnFlags(before, event.type),
		...(await codeFlags(codeIn(event), id, store)),
		...contentFlags(before, event)
	];
	await store.put('container', after(before, event, stamp));
	return flags;
}

async function wholeLoad(event: LoadWide, stamp: Stamp, store: ProjectionStore): Promise<Flag[]> {
	const flags: Flag[] = [];
	for (const id of event.body.containers) {
		const before = (await store.get('container', id)) ?? blank(id, event);
		flags.push(...turnFlags(before, event.type));
		await store.put('container', alongWith(before, event, stamp));
	}
	return flags;
}

async function repack(
	event: Extract<KnownEvent, { type: 'container.repacked' }>,
	stamp: Stamp,
	store: ProjectionStore
): Promise<Flag[]> {
	const parents = [];
	const flags: Flag[] = [];
	for (const id of event.body.from) {
		const before = (await store.get('container', id)) ?? blank(id, event);
		flags.push(...turnFlags(before, event.type));
		parents.push(before);
		await store.put('container', emptied(before, event, stamp));
	}
	for (const part of event.body.into) {
		const before = (await store.get('container', part.container)) ?? blank(part.container, event);
		flags.push(...(await codeFlags(part.code, part.container, store)));
		await store.put('container', made(before, event, part, stamp));
	}
	return [...flags, ...repackFlags(parents, event.body)];
}
