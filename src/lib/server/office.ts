/**
 * What people at a desk ask and order. Each asks `may` before anything else: a hidden button is not a permission.
 *
 * Screens and the command line call these; the functions know no request and no page.
 */
import type { ContainerId, DeviceId, PointId } from '#lib/domain/ids.ts';
import type { Container } from '#lib/domain/container.ts';
import { may, type Action, type Actor } from '#lib/domain/permissions.ts';
import type { Point } from '#lib/domain/point.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { listContainers, type ContainerList, type ContainerQuery } from './container-list.ts';
import type { Database } from './database.ts';
import { deviceRecord, findDevice, lockDevice, type DeviceRecord } from './device-record.ts';
import { inTransaction } from './dialect/transaction.ts';
import type { EnrolmentCode } from './enrolment.ts';
import type { JournalEntry, JournalPage, JournalStore, StockRow } from './journal-store.ts';
import { readRow } from './projection-tables.ts';
import { storable } from './storable-text.ts';

/** The parts of the server that the office needs; `wiring.open()` gives them all. */
export type Office = {
	database: Database;
	store: JournalStore;
	enrolment: { makeCode: (point: PointId, name: string) => Promise<EnrolmentCode> };
};

export type NotPermitted = { kind: 'not-permitted'; action: Action };
export type DeviceEntry = DeviceRecord & {
	/** The server's own chain at the point: nothing to revoke. */
	server: boolean;
	/** What was refused from it as forgery or second history, and kept aside. */
	refused: number;
};

const LONGEST_PAGE = 200;

const allowed = (actor: Actor, action: Action, point: PointId): Result<void, NotPermitted> =>
	may(actor, action, { point }) ? ok(undefined) : refuse({ kind: 'not-permitted', action });

/** The points a person may see, with their master data where it is recorded. */
export async function visiblePoints(
	{ database, store }: Office,
	actor: Actor
): Promise<{ id: PointId; record: Point | null }[]> {
	const ids = actor.points === 'all' ? await store.points() : actor.points;
	const visible = ids.filter((point) => may(actor, 'stock.read', { point }));
	if (visible.length === 0) return [];
	const rows = await database.kysely
		.selectFrom('collection_point')
		.select(['point', 'doc'])
		.where('point', 'in', visible)
		.execute();
	const records = new Map(rows.map(({ point, doc }) => [point, readRow('point', doc)]));
	return visible.map((id) => ({ id, record: records.get(id) ?? null }));
}

/** Stock by point and waste with age; of all points the person may see, or of those asked for. */
export async function stock(
	office: Office,
	actor: Actor,
	{ points }: { points?: readonly PointId[] } = {}
): Promise<Result<StockRow[], NotPermitted>> {
	const asked = points ?? (await visiblePoints(office, actor)).map(({ id }) => id);
	for (const point of asked) {
		const permitted = allowed(actor, 'stock.read', point);
		if (!permitted.ok) return permitted;
	}
	return ok(await office.store.stockOf(asked));
}

export async function containers(
	{ database }: Office,
	actor: Actor,
	query: ContainerQuery
): Promise<Result<ContainerList, NotPermitted>> {
	const permitted = allowed(actor, 'stock.read', query.point);
	return permitted.ok ? ok(await listContainers(database, query)) : permitted;
}

/** The journal newest first, each event checked for this showing. */
export async function journalPage(
	{ store }: Office,
	actor: Actor,
	{ point, before = null, limit = 50 }: { point: PointId; before?: number | null; limit?: number }
): Promise<Result<JournalPage, NotPermitted>> {
	const permitted = allowed(actor, 'journal.read', point);
	return permitted.ok ? ok(await store.journalPage(point, before, Math.min(limit, LONGEST_PAGE))) : permitted;
}

export async function containerHistory(
	{ store }: Office,
	actor: Actor,
	{ point, container }: { point: PointId; container: ContainerId }
): Promise<Result<JournalEntry[], NotPermitted>> {
	const permitted = allowed(actor, 'journal.read', point);
	return permitted.ok ? ok(await store.containerHistory(point, container)) : permitted;
}

/** The container as the projection has it: what its events, and those of its loads, have made of it. */
export async function containerOf(
	{ store }: Office,
	actor: Actor,
	{ point, container }: { point: PointId; container: ContainerId }
): Promise<Result<Container | undefined, NotPermitted>> {
	const permitted = allowed(actor, 'journal.read', point);
	return permitted.ok ? ok(await store.container(point, container)) : permitted;
}

/** The journal of a point as the file that proves itself, line by line. */
export function exportJournal(
	{ store }: Office,
	actor: Actor,
	{ point }: { point: PointId }
): Result<AsyncIterable<string>, NotPermitted> {
	const permitted = allowed(actor, 'journal.export', point);
	return permitted.ok ? ok(store.exportLines(point)) : permitted;
}

export async function devices(
	{ database: { kysely } }: Office,
	actor: Actor,
	{ point }: { point: PointId }
): Promise<Result<DeviceEntry[], NotPermitted>> {
	const permitted = allowed(actor, 'device.read', point);
	if (!permitted.ok) return permitted;
	const rows = await kysely
		.selectFrom('device')
		.selectAll()
		.where('point', '=', point)
		.orderBy('enrolled_at')
		.orderBy('id')
		.execute();
	const counts = await kysely
		.selectFrom('refused')
		.select(({ fn, cast }) => ['device', cast<number>(fn.countAll(), 'bigint').as('count')])
		.where('point', '=', point)
		.groupBy('device')
		.execute();
	const refused = new Map(counts.map(({ device, count }) => [device, count]));
	return ok(
		rows.map((row) => ({ ...deviceRecord(row), server: row.token_hash === null, refused: refused.get(row.id) ?? 0 }))
	);
}

/** A code that lets one tablet in, good for 15 minutes; shown once, `XXXX-XXXX`. */
export async function makeEnrolmentCode(
	{ enrolment }: Office,
	actor: Actor,
	{ point, name }: { point: PointId; name: string }
): Promise<Result<EnrolmentCode, NotPermitted>> {
	const permitted = allowed(actor, 'device.enrol', point);
	return permitted.ok ? ok(await enrolment.makeCode(point, name)) : permitted;
}

export type RevokeRefusal = NotPermitted | { kind: 'device-unknown' } | { kind: 'already-revoked' };

/** Shuts a device out for good and says so in the journal. What it has recorded stays; its lane is never given again. */
export async function revokeDevice(
	{ database, store }: Office,
	actor: Actor,
	{ device, reason }: { device: DeviceId; reason: string }
): Promise<Result<void, RevokeRefusal>> {
	const known = await findDevice(database, storable(device) as DeviceId);
	if (!known || known.id.startsWith('server.')) return refuse({ kind: 'device-unknown' });
	const permitted = allowed(actor, 'device.revoke', known.point);
	if (!permitted.ok) return permitted;
	const position = await inTransaction(database, async (tx) => {
		const locked = await lockDevice(tx, known.id);
		if (locked?.state === 'revoked') return null;
		await tx.updateTable('device').set({ state: 'revoked' }).where('id', '=', known.id).execute();
		const body = { device: known.id, reason: reason.slice(0, 200) };
		return store.own.write(tx, known.point, [{ type: 'device.revoked', body }], actor.person);
	});
	if (position === null) return refuse({ kind: 'already-revoked' });
	store.announce(known.point, position);
	return ok(undefined);
}
