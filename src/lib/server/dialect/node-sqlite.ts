/**
 * Kysely over Node's own SQLite.
 *
 * There is one connection and Kysely hands it out to one caller at a time: nobody else may write through it, or their
 * rows would fall into, and be rolled back with, a transaction that is not theirs.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
	CompiledQuery,
	SqliteDialect,
	SqliteDriver,
	type DatabaseConnection,
	type SqliteDatabase,
	type SqliteStatement
} from 'kysely';

/** How long a statement waits for another process that holds the file, in milliseconds. */
const BUSY_TIMEOUT = 5000;
/** Prepared statements that are kept; the server's own queries are fewer. */
const STATEMENTS_KEPT = 200;

/** Opens the file with the settings the journal relies on: WAL, and every commit on the disk before it is answered. */
export function openSqlite(file: string): DatabaseSync {
	const raw = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
	try {
		raw.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
	} catch (fault) {
		raw.close();
		throw fault;
	}
	return raw;
}

/** Begins writing at once: a transaction that read first and wrote later could be refused in the middle. */
class ImmediateDriver extends SqliteDriver {
	override async beginTransaction(connection: DatabaseConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}
}

export class NodeSqliteDialect extends SqliteDialect {
	readonly #database: SqliteDatabase;

	constructor(raw: DatabaseSync) {
		const database = adapted(raw);
		super({ database });
		this.#database = database;
	}

	override createDriver(): SqliteDriver {
		return new ImmediateDriver({ database: this.#database });
	}
}

function adapted(raw: DatabaseSync): SqliteDatabase {
	const kept = new Map<string, SqliteStatement>();
	return {
		close: () => raw.close(),
		prepare(sql) {
			const known = kept.get(sql);
			if (known) return known;
			const statement = adaptedStatement(raw.prepare(sql));
			if (kept.size >= STATEMENTS_KEPT) kept.delete(kept.keys().next().value!);
			kept.set(sql, statement);
			return statement;
		}
	};
}

const adaptedStatement = (statement: StatementSync): SqliteStatement => ({
	reader: statement.columns().length > 0,
	all: (values) => statement.all(...(values as SQLInputValue[])),
	run: (values) => statement.run(...(values as SQLInputValue[])),
	iterate: (values) => statement.iterate(...(values as SQLInputValue[])) as IterableIterator<unknown>
});
