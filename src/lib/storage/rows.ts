/**
 * Rows as code inside one transaction reads and writes them, whichever way that transaction was begun.
 *
 * Own events go straight to the browser's IndexedDB (strict-transaction.ts), everything else through Dexie.
 */
import type { Table } from 'dexie';

export type TransactionRows = {
	get<Row, Key>(table: Table<Row, Key>, key: Key): PromiseLike<Row | undefined>;
	put<Row, Key>(table: Table<Row, Key>, rows: readonly Row[]): PromiseLike<unknown>;
	delete<Row, Key>(table: Table<Row, Key>, key: Key): PromiseLike<unknown>;
};

/** Inside a transaction of Dexie. */
export const dexieRows: TransactionRows = {
	get: (table, key) => table.get(key),
	put: (table, rows) => (rows.length === 1 ? table.put(rows[0]!) : table.bulkPut(rows)),
	delete: (table, key) => table.delete(key)
};
