/**
 * The server's database: SQLite in the data folder, or PostgreSQL when an address is given.
 *
 * Everything above goes through Kysely in the portable subset; what differs between the engines stands in dialect/.
 */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type pg from 'pg';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { NodeSqliteDialect, openSqlite } from './dialect/node-sqlite.ts';
import { openPool, postgresDialect } from './dialect/postgres.ts';
import { migrate, type MigrationRefusal } from './migrations/migrate.ts';
import { refreshProjection } from './refresh-projection.ts';
import type { Tables } from './tables.ts';

export type Database = { kysely: Kysely<Tables>; close: () => Promise<void> } & (
	{ engine: 'sqlite'; raw: DatabaseSync } | { engine: 'postgres'; raw: pg.Pool }
);

export type DatabaseRefusal =
	| MigrationRefusal
	| { kind: 'folder-not-writable'; folder: string; reason: string }
	/** The file is no database, the disk is full, the server does not answer, the password is wrong. */
	| { kind: 'cannot-connect'; engine: Database['engine']; reason: string };

/** Opens the database and brings its tables up to date. Whoever opens it closes it. */
export async function openDatabase({
	folder,
	url
}: {
	folder: string;
	url?: string;
}): Promise<Result<Database, DatabaseRefusal>> {
	const usable = makeFolder(folder);
	if (!usable.ok) return usable;
	const engine = url ? 'postgres' : 'sqlite';
	let database: Database | undefined;
	try {
		database = url ? postgresAt(url) : sqliteIn(folder);
		await sql`select 1`.execute(database.kysely);
		const current = await migrate(database.kysely);
		if (current.ok) {
			await refreshProjection(database);
			return ok(database);
		}
		await database.close();
		return current;
	} catch (fault) {
		await database?.close().catch(() => undefined);
		return refuse({ kind: 'cannot-connect', engine, reason: reasonOf(fault) });
	}
}

/** Makes the data folder if need be, and tells whether files can be made in it. */
export function makeFolder(folder: string): Result<void, Extract<DatabaseRefusal, { kind: 'folder-not-writable' }>> {
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.W_OK | constants.X_OK);
		return ok(undefined);
	} catch (fault) {
		return refuse({ kind: 'folder-not-writable', folder, reason: reasonOf(fault) });
	}
}

function sqliteIn(folder: string): Database {
	const raw = openSqlite(join(folder, 'wuji.sqlite'));
	const kysely = new Kysely<Tables>({ dialect: new NodeSqliteDialect(raw) });
	return { kysely, engine: 'sqlite', raw, close: () => kysely.destroy() };
}

function postgresAt(url: string): Database {
	const raw = openPool(url);
	// A connection that dies while idle is replaced by the pool; without a listener its error would end the process.
	raw.on('error', () => undefined);
	const kysely = new Kysely<Tables>({ dialect: postgresDialect(raw) });
	return { kysely, engine: 'postgres', raw, close: () => kysely.destroy() };
}

const reasonOf = (fault: unknown): string =>
	fault instanceof AggregateError && !fault.message
		? fault.errors.map(reasonOf).join('; ')
		: fault instanceof Error
			? fault.message
			: String(fault);
