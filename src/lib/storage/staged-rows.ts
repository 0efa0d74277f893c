/**
 * Rows inside one transaction of the browser: read at once or gone on with as recalled, and written in one stretch.
 *
 * Every row that was gone on with is asked for all the same, and `holds` says whether each was as recalled.
 */
import type { Table } from 'dexie';
import { Changes } from './changes.ts';
import { rowName, type Recalled, type RowName } from './recalled.ts';
import type { TransactionRows } from './rows.ts';

export type StrictRows = TransactionRows & {
	/** Rows whose keys must be free: one that is taken undoes the whole transaction. */
	add<Row, Key>(table: Table<Row, Key>, rows: readonly Row[]): void;
	/** Goes on as if there were no such row yet. Where there is one after all, the work is done anew with it. */
	presumeNew<Row, Key>(table: Table<Row, Key>, key: Key): void;
};

type Write = { table: Table; key: IDBValidKey } & ({ how: 'add' | 'put'; row: unknown } | { how: 'delete' });

export class StagedRows implements StrictRows {
	readonly #transaction: IDBTransaction;
	readonly #recalled: Recalled | undefined;
	readonly #presumed = new Set<RowName>();
	readonly #checks: Promise<boolean>[] = [];
	readonly #writes: Write[] = [];
	/** Rows as they were read or are left. */
	readonly #now = new Map<RowName, unknown>();

	constructor(transaction: IDBTransaction, recalled: Recalled | undefined) {
		this.#transaction = transaction;
		this.#recalled = recalled;
	}

	async get<Row, Key>(table: Table<Row, Key>, key: Key): Promise<Row | undefined> {
		const name = rowName(table, key);
		if (this.#now.has(name)) return this.#now.get(name) as Row | undefined;
		const asked = answered<Row | undefined>(this.#transaction.objectStore(table.name).get(key as IDBValidKey));
		if (this.#recalled && (this.#recalled.has(name) || this.#presumed.has(name))) {
			const guess = this.#recalled.get(name) as Row | undefined;
			this.#now.set(name, guess);
			this.#checks.push(asked.then((row) => isSame(row, guess)));
			return guess;
		}
		const row = await asked;
		// Meanwhile it may have been asked for twice, and been written by the first who was answered.
		if (!this.#now.has(name)) this.#now.set(name, row);
		return this.#now.get(name) as Row | undefined;
	}

	async put<Row, Key>(table: Table<Row, Key>, rows: readonly Row[]): Promise<void> {
		for (const row of rows) this.#stage({ how: 'put', table, key: keyOf(table, row), row });
	}

	async delete<Row, Key>(table: Table<Row, Key>, key: Key): Promise<void> {
		this.#stage({ how: 'delete', table, key: key as IDBValidKey });
	}

	add<Row, Key>(table: Table<Row, Key>, rows: readonly Row[]): void {
		for (const row of rows) this.#writes.push({ how: 'add', table, key: keyOf(table, row), row });
	}

	presumeNew<Row, Key>(table: Table<Row, Key>, key: Key): void {
		this.#presumed.add(rowName(table, key));
	}

	/** Sends all writes. */
	write(): void {
		for (const write of this.#writes) {
			const store = this.#transaction.objectStore(write.table.name);
			if (write.how === 'delete') store.delete(write.key);
			else store[write.how](write.row);
		}
	}

	/** Whether all that was gone on with is so. Answered before what was written is final. */
	async holds(): Promise<boolean> {
		return (await Promise.all(this.#checks)).every((same) => same);
	}

	/** What live queries are to be told. */
	changes(database: string): Changes {
		const changes = new Changes(database);
		for (const write of this.#writes)
			changes.note(write.table, write.key, write.how === 'delete' ? undefined : write.row);
		return changes;
	}

	/** Once it is durable: what the next transaction may go on with. */
	recallBy(recalled: Recalled): void {
		recalled.keep(this.#now);
	}

	#stage(write: Write): void {
		this.#writes.push(write);
		this.#now.set(rowName(write.table, write.key), write.how === 'delete' ? undefined : write.row);
	}
}

const keyOf = (table: Table, row: unknown): IDBValidKey => table.core.schema.primaryKey.extractKey!(row) as IDBValidKey;

/** Rows are plain data and come back with their members in the order they were written in. */
const isSame = (row: unknown, guess: unknown): boolean =>
	row === undefined || guess === undefined ? row === guess : JSON.stringify(row) === JSON.stringify(guess);

const answered = <Value>(request: IDBRequest<Value>): Promise<Value> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error!);
	});
