/**
 * The tables as Kysely sees them. The SQL that makes them stands in migrations/.
 *
 * Portable subset only: text ids, times as milliseconds, days as `YYYY-MM-DD`, whole grams, JSON as opaque text.
 */
import type { RowKind } from '#lib/journal/project.ts';
import type { Alg } from '#lib/journal/keys.ts';

/** How many events a point has: the next position is taken from here, in the transaction that stores the event. */
export type PointHeadTable = { point: string; position: number };

export type DeviceState = 'active' | 'frozen' | 'revoked';

/** An enrolled tablet, or the server's own chain at a point (which has no token). */
export type DeviceTable = {
	id: string;
	point: string;
	name: string;
	alg: Alg;
	public_key: string;
	lane: number | null;
	token_hash: string | null;
	state: DeviceState;
	seq: number;
	hash: string;
	enrolled_at: number;
	last_seen_at: number | null;
};

export type JournalTable = {
	point: string;
	position: number;
	id: string;
	device: string;
	seq: number;
	type: string;
	/** The container the event is about; null for others. */
	subject: string | null;
	/** The device's clock, as it says; evidence, never order. */
	at: number;
	received_at: number;
	bytes: string;
	hash: string;
	sig: string;
};

export type FlagTable = { point: string; position: number; ordinal: number; kind: string; detail: string };

type ProjectedTable = { point: string; id: string; doc: string };

/** The columns beside `doc` are computed from it in projection-tables.ts, for questions that SQL answers. */
export type ContainerTable = ProjectedTable & {
	code: string | null;
	state: string;
	waste: string | null;
	net_g: number | null;
	slot: string | null;
	day: string | null;
	received_at: number | null;
	enterprise: string | null;
};

/** Rows of every kind that has no table of its own: bookings, rounds, loads, manifests, vehicles … */
export type RecordTable = ProjectedTable & { kind: string; state: string | null };

export type RefusedTable = {
	id: string;
	device: string;
	point: string;
	reason: 'fork' | 'forgery';
	why: string;
	seq: number | null;
	bytes: string;
	hash: string;
	sig: string;
	at: number;
};

export type EnrolmentCodeTable = {
	hash: string;
	point: string;
	name: string;
	expires_at: number;
	used_at: number | null;
};

/** `points` is JSON: a list of points, or "all". `pin` is JSON: the slow hash, or null for people without a kiosk. */
export type PersonTable = {
	id: string;
	user_id: string | null;
	name: string;
	role: string;
	points: string;
	pin: string | null;
};

export type SerialLaneTable = { company_unit: string; lane: number; device: string };
export type SerialLeaseTable = {
	company_unit: string;
	waste: string;
	day: string;
	lease: number;
	device: string;
	leased_at: number;
};

export type PhotoTable = { sha256: string; size: number; received: number; complete: number };

export type Tables = {
	point_head: PointHeadTable;
	device: DeviceTable;
	journal: JournalTable;
	flag: FlagTable;
	container: ContainerTable;
	enterprise: ProjectedTable;
	zone: ProjectedTable;
	collection_point: ProjectedTable;
	enrolled_device: ProjectedTable;
	shift: ProjectedTable;
	record: RecordTable;
	projection_form: { form: number };
	refused: RefusedTable;
	enrolment_code: EnrolmentCodeTable;
	person: PersonTable;
	serial_lane: SerialLaneTable;
	serial_lease: SerialLeaseTable;
	photo: PhotoTable;
};

/** The kinds with a table of their own. `device` is taken by the server's own record of a device and its token. */
export const tableOfKind = {
	container: 'container',
	enterprise: 'enterprise',
	zone: 'zone',
	point: 'collection_point',
	device: 'enrolled_device',
	shift: 'shift'
} as const satisfies Partial<Record<RowKind, keyof Tables>>;

export type TabledKind = keyof typeof tableOfKind;
export const isTabled = (kind: RowKind): kind is TabledKind => Object.hasOwn(tableOfKind, kind);
