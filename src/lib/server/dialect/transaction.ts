/**
 * Transactions, where the engines differ.
 *
 * SQLite begins writing at once; PostgreSQL may ask that the whole work is done again, so the work must change nothing
 * outside the transaction until it is committed.
 */
import type { Transaction } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';

export type Tx = Transaction<Tables>;

/** Serialization failure, deadlock: PostgreSQL's two ways to say "again". */
const AGAIN = new Set(['40001', '40P01']);
const ATTEMPTS = 5;

/** Does the work in one transaction that writes. */
export async function inTransaction<Value>({ kysely }: Database, work: (tx: Tx) => Promise<Value>): Promise<Value> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await kysely.transaction().execute(work);
		} catch (fault) {
			if (attempt === ATTEMPTS || !AGAIN.has(codeOf(fault))) throw fault;
		}
	}
}

/** Reads several times from one unchanging state of the database. */
export const inOneView = <Value>({ kysely, engine }: Database, work: (tx: Tx) => Promise<Value>): Promise<Value> =>
	engine === 'postgres'
		? kysely.transaction().setIsolationLevel('repeatable read').execute(work)
		: kysely.transaction().execute(work);

const codeOf = (fault: unknown): string =>
	typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : '';
