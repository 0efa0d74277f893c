/**
 * Rows of the kinds that came later (bookings, rounds, loads, manifests …), all in one table; and the form that the
 * projection was made in, so that a program with another one makes it anew (refresh-projection.ts).
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('record')
		.addColumn('point', 'text', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('doc', 'text', (c) => c.notNull())
		.addColumn('state', 'text')
		.addPrimaryKeyConstraint('record_pk', ['point', 'kind', 'id'])
		.execute();
	await db.schema.createIndex('record_by_state').on('record').columns(['point', 'kind', 'state']).execute();
	await db.schema
		.createTable('projection_form')
		.addColumn('form', 'integer', (c) => c.notNull())
		.execute();
}
