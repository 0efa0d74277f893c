/**
 * The first tables: journal, what is projected from it, devices, people, serials, photos.
 *
 * A migration that has run anywhere is never edited; a change is a new one. `point` leads every key, so that the tables
 * can later be split by province.
 */
import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('point_head')
		.addColumn('point', 'text', (c) => c.primaryKey())
		.addColumn('position', 'bigint', (c) => c.notNull())
		.execute();
	await device(db);
	await journal(db);
	await projections(db);
	await people(db);
	await serials(db);
	await db.schema
		.createTable('photo')
		.addColumn('sha256', 'text', (c) => c.primaryKey())
		.addColumn('size', 'integer', (c) => c.notNull())
		.addColumn('received', 'integer', (c) => c.notNull())
		.addColumn('complete', 'integer', (c) => c.notNull())
		.execute();
}

async function device(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('device')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('point', 'text', (c) => c.notNull())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('alg', 'text', (c) => c.notNull())
		.addColumn('public_key', 'text', (c) => c.notNull())
		.addColumn('lane', 'integer')
		.addColumn('token_hash', 'text', (c) => c.unique())
		.addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('active', 'frozen', 'revoked')`))
		.addColumn('seq', 'bigint', (c) => c.notNull())
		.addColumn('hash', 'text', (c) => c.notNull())
		.addColumn('enrolled_at', 'bigint', (c) => c.notNull())
		.addColumn('last_seen_at', 'bigint')
		.execute();
	await db.schema.createIndex('device_by_point').on('device').column('point').execute();
	await db.schema
		.createTable('refused')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('device', 'text', (c) => c.notNull())
		.addColumn('point', 'text', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('why', 'text', (c) => c.notNull())
		.addColumn('seq', 'bigint')
		.addColumn('bytes', 'text', (c) => c.notNull())
		.addColumn('hash', 'text', (c) => c.notNull())
		.addColumn('sig', 'text', (c) => c.notNull())
		.addColumn('at', 'bigint', (c) => c.notNull())
		.execute();
}

async function journal(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('journal')
		.addColumn('point', 'text', (c) => c.notNull())
		.addColumn('position', 'bigint', (c) => c.notNull())
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('device', 'text', (c) => c.notNull())
		.addColumn('seq', 'bigint', (c) => c.notNull())
		.addColumn('type', 'text', (c) => c.notNull())
		.addColumn('subject', 'text')
		.addColumn('at', 'bigint', (c) => c.notNull())
		.addColumn('received_at', 'bigint', (c) => c.notNull())
		.addColumn('bytes', 'text', (c) => c.notNull())
		.addColumn('hash', 'text', (c) => c.notNull())
		.addColumn('sig', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('journal_pk', ['point', 'position'])
		.addUniqueConstraint('journal_chain', ['device', 'seq'])
		.execute();
	await db.schema.createIndex('journal_by_subject').on('journal').columns(['point', 'subject', 'position']).execute();
	await db.schema
		.createTable('flag')
		.addColumn('point', 'text', (c) => c.notNull())
		.addColumn('position', 'bigint', (c) => c.notNull())
		.addColumn('ordinal', 'integer', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('detail', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('flag_pk', ['point', 'position', 'ordinal'])
		.execute();
}

async function projections(db: Kysely<unknown>): Promise<void> {
	for (const name of ['enterprise', 'zone', 'collection_point', 'enrolled_device', 'shift']) {
		await projected(db.schema.createTable(name), name).execute();
	}
	await projected(db.schema.createTable('container'), 'container')
		.addColumn('code', 'text')
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('waste', 'text')
		.addColumn('net_g', 'bigint')
		.addColumn('slot', 'text')
		.addColumn('day', 'text')
		.addColumn('received_at', 'bigint')
		.addColumn('enterprise', 'text')
		.execute();
	await db.schema.createIndex('container_by_code').on('container').column('code').execute();
	await db.schema
		.createIndex('container_by_stock')
		.on('container')
		.columns(['point', 'state', 'waste', 'day'])
		.execute();
}

const projected = (table: CreateTableBuilder<string>, name: string) =>
	table
		.addColumn('point', 'text', (c) => c.notNull())
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('doc', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint(`${name}_pk`, ['point', 'id'] as never);

async function people(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('enrolment_code')
		.addColumn('hash', 'text', (c) => c.primaryKey())
		.addColumn('point', 'text', (c) => c.notNull())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('expires_at', 'bigint', (c) => c.notNull())
		.addColumn('used_at', 'bigint')
		.execute();
	await db.schema
		.createTable('person')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('user_id', 'text', (c) => c.unique())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('role', 'text', (c) => c.notNull())
		.addColumn('points', 'text', (c) => c.notNull())
		.addColumn('pin', 'text')
		.execute();
}

async function serials(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('serial_lane')
		.addColumn('company_unit', 'text', (c) => c.notNull())
		.addColumn('lane', 'integer', (c) => c.notNull())
		.addColumn('device', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('serial_lane_pk', ['company_unit', 'lane'])
		.execute();
	await db.schema
		.createTable('serial_lease')
		.addColumn('company_unit', 'text', (c) => c.notNull())
		.addColumn('waste', 'text', (c) => c.notNull())
		.addColumn('day', 'text', (c) => c.notNull())
		.addColumn('lease', 'integer', (c) => c.notNull())
		.addColumn('device', 'text', (c) => c.notNull())
		.addColumn('leased_at', 'bigint', (c) => c.notNull())
		.addPrimaryKeyConstraint('serial_lease_pk', ['company_unit', 'waste', 'day', 'lease'])
		.execute();
}
