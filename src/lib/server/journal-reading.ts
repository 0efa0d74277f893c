/**
 * What kiosks read of a journal: pages in the point's order, and the projection at a named position.
 */
import type { PullAnswer, SnapshotAnswer } from '#lib/contract/sync.ts';
import type { DeviceId, PointId } from '#lib/domain/ids.ts';
import { emptyHead, type Head } from '#lib/journal/event.ts';
import { rowKinds, type RowKind, type Rows } from '#lib/journal/project.ts';
import type { Database } from './database.ts';
import { findDevice } from './device-record.ts';
import { inOneView } from './dialect/transaction.ts';
import { readRow, rowsOfKind } from './projection-tables.ts';

/** A snapshot's rows with their kind, as `project` makes them. */
export type SnapshotRow = { [Kind in RowKind]: { kind: Kind; row: Rows[Kind] } }[RowKind];
export type Snapshot = Omit<SnapshotAnswer, 'rows'> & { rows: SnapshotRow[] };

/** Events after a position, at most `limit`, in order and without a gap. */
export async function page({ kysely }: Database, point: PointId, after: number, limit: number): Promise<PullAnswer> {
	const rows = await kysely
		.selectFrom('journal')
		.select(['position', 'bytes', 'hash', 'sig'])
		.where('point', '=', point)
		.where('position', '>', after)
		.orderBy('position')
		.limit(limit + 1)
		.execute();
	const events = rows.slice(0, limit);
	return { events, next: events.at(-1)?.position ?? after, more: rows.length > limit };
}

/** Every row of a point's projection, and the position it stands at: both from one state of the database. */
export const snapshot = (database: Database, point: PointId): Promise<Snapshot> =>
	inOneView(database, async (tx) => {
		const rows: SnapshotRow[] = [];
		for (const kind of rowKinds) {
			const docs = await rowsOfKind(tx, point, kind).orderBy('id').execute();
			rows.push(...docs.map(({ doc }) => ({ kind, row: readRow(kind, doc) }) as SnapshotRow));
		}
		const head = await tx.selectFrom('point_head').select('position').where('point', '=', point).executeTakeFirst();
		return { position: head?.position ?? 0, rows };
	});

/** How many events a point has. */
export async function positionOf({ kysely }: Pick<Database, 'kysely'>, point: PointId): Promise<number> {
	const row = await kysely.selectFrom('point_head').select('position').where('point', '=', point).executeTakeFirst();
	return row?.position ?? 0;
}

/** Where a device's chain ends; at its beginning for a device that is not known. */
export const head = async (database: Database, device: DeviceId): Promise<Head> =>
	(await findDevice(database, device))?.head ?? emptyHead(device);

/** The points that have a journal. */
export async function points({ kysely }: Database): Promise<PointId[]> {
	const rows = await kysely.selectFrom('point_head').select('point').orderBy('point').execute();
	return rows.map(({ point }) => point as PointId);
}
