/** The rows of a projection, and where they live: the port between the journal and a store. */
import type { Alert } from '#lib/domain/alert.ts';
import type { Booking } from '#lib/domain/booking.ts';
import type { Container } from '#lib/domain/container.ts';
import type { ContainerId } from '#lib/domain/ids.ts';
import type { Load } from '#lib/domain/load.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { EnrolledDevice, Enterprise, Point, Shift, Zone } from '#lib/domain/point.ts';
import type { Incident, Receiver, RuleOverride, ScaleRecord, Vehicle, WasteProfile } from '#lib/domain/records.ts';
import type { Round } from '#lib/domain/round.ts';
import type { Stamp } from '#lib/domain/stamp.ts';
import type { Count, Stocktake } from '#lib/domain/stocktake.ts';

/**
 * One step that a paper went, kept whole: the row is made anew from all its steps whenever one comes, in the order of
 * stamps, so that late and doubled ones change nothing.
 */
export type PaperStep = { type: string; body: Record<string, unknown>; at: string; by: string; stamp: Stamp };
export type Paper<Row> = Row & { steps: PaperStep[] };

/** The kinds of row a projection has, each with an `id` unique within its point. */
export type Rows = {
	container: Container;
	enterprise: Enterprise;
	zone: Zone;
	point: Point;
	device: EnrolledDevice;
	shift: Shift;
	profile: WasteProfile;
	vehicle: Vehicle;
	receiver: Receiver;
	scale: ScaleRecord;
	rule: RuleOverride;
	incident: Incident;
	booking: Paper<Booking>;
	round: Paper<Round>;
	load: Paper<Load>;
	manifest: Paper<Manifest>;
	stocktake: Paper<Stocktake>;
	count: Count;
	alert: Paper<Alert>;
};
export type RowKind = keyof Rows;
export const rowKinds: readonly RowKind[] = [
	'container',
	'enterprise',
	'zone',
	'point',
	'device',
	'shift',
	'profile',
	'vehicle',
	'receiver',
	'scale',
	'rule',
	'incident',
	'booking',
	'round',
	'load',
	'manifest',
	'stocktake',
	'count',
	'alert'
];

/** Where rows live: Dexie on the tablet, SQL on the server. All calls of one `project` happen inside the caller's transaction. */
export type ProjectionStore = {
	get<Kind extends RowKind>(kind: Kind, id: string): PromiseLike<Rows[Kind] | undefined>;
	put<Kind extends RowKind>(kind: Kind, row: Rows[Kind]): PromiseLike<unknown>;
	/** The ids of containers at this point that carry a code. */
	containersWithCode(code: string): PromiseLike<readonly ContainerId[]>;
};
