/**
 * Makes the live projection anew where it was made by a program whose rows had another form.
 *
 * The journal is the truth and stays as it is; rows and flags are what this program makes of it. One transaction a point.
 */
import type { PointId } from '#lib/domain/ids.ts';
import { PROJECTION_FORM, project, rowKinds } from '#lib/journal/project.ts';
import type { Database } from './database.ts';
import { inTransaction, type Tx } from './dialect/transaction.ts';
import { projectionTables } from './projection-tables.ts';
import { journalRows, readEvent } from './rebuild.ts';
import { flagColumns } from './record.ts';
import { isTabled, tableOfKind } from './tables.ts';

/** @returns how many events were projected again; 0 where the form is this program's already. */
export async function refreshProjection(database: Database): Promise<number> {
	const { kysely } = database;
	const current = await kysely.selectFrom('projection_form').select('form').executeTakeFirst();
	if (current?.form === PROJECTION_FORM) return 0;
	const points = await kysely.selectFrom('point_head').select('point').orderBy('point').execute();
	let count = 0;
	for (const { point } of points)
		count += await inTransaction(database, (tx) => refreshPoint(tx, { ...database, kysely: tx }, point as PointId));
	await inTransaction(database, async (tx) => {
		await tx.deleteFrom('projection_form').execute();
		await tx.insertInto('projection_form').values({ form: PROJECTION_FORM }).execute();
	});
	return count;
}

async function refreshPoint(tx: Tx, database: Pick<Database, 'kysely'>, point: PointId): Promise<number> {
	for (const kind of rowKinds)
		if (isTabled(kind)) await tx.deleteFrom(tableOfKind[kind]).where('point', '=', point).execute();
	await tx.deleteFrom('record').where('point', '=', point).execute();
	await tx.deleteFrom('flag').where('point', '=', point).execute();
	const store = projectionTables(tx, point);
	let count = 0;
	for await (const { position, bytes } of journalRows(database, point)) {
		const event = readEvent(bytes);
		if (!event) continue;
		const flags = await project(event, position, store);
		for (const [ordinal, flag] of flags.entries())
			await tx
				.insertInto('flag')
				.values({ point, position, ordinal, ...flagColumns(flag) })
				.execute();
		count++;
	}
	return count;
}
