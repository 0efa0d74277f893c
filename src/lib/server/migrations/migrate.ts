/**
 * Brings the tables up to this program's version.
 *
 * A database that knows migrations this program does not is from a newer version and is left untouched.
 */
import { Migrator, type Migration } from 'kysely/migration';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import * as journal from './001-journal.ts';
import * as records from './002-records.ts';

const migrations: Record<string, Migration> = { '001-journal': journal, '002-records': records };

export type MigrationRefusal = { kind: 'newer-version'; found: string };

export async function migrate(kysely: Kysely<Tables>): Promise<Result<void, MigrationRefusal>> {
	const strange = (await executed(kysely)).find((name) => !Object.hasOwn(migrations, name));
	if (strange !== undefined) return refuse({ kind: 'newer-version', found: strange });
	const { error } = await new Migrator({
		db: kysely,
		provider: { getMigrations: async () => migrations }
	}).migrateToLatest();
	if (error) throw error;
	return ok(undefined);
}

async function executed(kysely: Kysely<Tables>): Promise<string[]> {
	const tables = await kysely.introspection.getTables({ withInternalKyselyTables: true });
	if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
	const bookkeeping = kysely as unknown as Kysely<{ kysely_migration: { name: string } }>;
	const rows = await bookkeeping.selectFrom('kysely_migration').select('name').execute();
	return rows.map(({ name }) => name);
}
