/**
 * One strict transaction on the IndexedDB that Dexie has opened, for the one write a person waits for.
 *
 * It resolves after the browser's `complete` and never before: that is what 已保存 is said on. What is to be written is
 * held back until all of it is known, and then goes in one stretch: a decision that stops half-way has written nothing.
 */
import type { Table } from 'dexie';
import { Changes } from './changes.ts';
import type { KioskDb } from './kiosk-db.ts';
import type { TransactionRows } from './rows.ts';

/** Writes in the order they were asked for; `value` is undefined for a row that goes. */
type Staged = { table: Table; key: IDBValidKey; value: unknown };

export type StrictRows = TransactionRows & {
	/** Rows whose keys must be free: one that is taken undoes the whole transaction. */
	add<Row, Key>(table: Table<Row, Key>, rows: readonly Row[]): void;
};

/**
 * @param tables all that `work` may touch. It may wait for rows and for nothing else: any other wait ends a transaction.
 * @throws what `work` throws, or what the browser gives as the reason of the abort; nothing was written then.
 */
export async function strictTransaction(
	db: KioskDb,
	tables: readonly Table[],
	work: (rows: StrictRows) => Promise<void>
): Promise<void> {
	const transaction = await begin(
		db,
		tables.map(({ name }) => name)
	);
	const ended = new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
	});
	const changes = new Changes(db.name);
	try {
		const staged = stagedOn(transaction);
		await work(staged.rows);
		staged.write(changes);
		// Saying so saves the browser the way back to ask whether anything else is to come.
		transaction.commit();
	} catch (fault) {
		undo(transaction);
		await ended.catch(() => undefined);
		throw transaction.error ?? fault;
	}
	await ended;
	changes.tell();
}

async function begin(db: KioskDb, names: readonly string[]): Promise<IDBTransaction> {
	const start = () => db.backendDB().transaction(names, 'readwrite', { durability: 'strict' });
	try {
		return start();
	} catch {
		// Not open yet, or the browser closed it. Dexie opens it again, or says why that must not be.
		await db.transaction('r', db.heads, () => db.heads.count());
		return start();
	}
}

function undo(transaction: IDBTransaction): void {
	try {
		transaction.abort();
	} catch {
		// It has ended already.
	}
}

function stagedOn(transaction: IDBTransaction) {
	const writes: Staged[] = [];
	const added: { table: Table; row: unknown }[] = [];
	const latest = new Map<string, unknown>();
	const nameOf = (table: Table, key: unknown) => JSON.stringify([table.name, key]);
	const stage = (table: Table, key: IDBValidKey, value: unknown) => {
		writes.push({ table, key, value });
		latest.set(nameOf(table, key), value);
	};
	const rows: StrictRows = {
		get: async <Row, Key>(table: Table<Row, Key>, key: Key) => {
			const name = nameOf(table, key);
			if (latest.has(name)) return latest.get(name) as Row | undefined;
			return answered<Row | undefined>(transaction.objectStore(table.name).get(key as IDBValidKey));
		},
		put: async (table, changed) => {
			for (const row of changed) stage(table, keyOf(table, row), row);
		},
		delete: async (table, key) => stage(table, key as IDBValidKey, undefined),
		add: (table, fresh) => void added.push(...fresh.map((row) => ({ table, row })))
	};
	const write = (changes: Changes) => {
		for (const { table, row } of added) {
			transaction.objectStore(table.name).add(row);
			changes.note(table, keyOf(table, row), row);
		}
		for (const { table, key, value } of writes) {
			const store = transaction.objectStore(table.name);
			if (value === undefined) store.delete(key);
			else store.put(value);
			changes.note(table, key, value);
		}
	};
	return { rows, write };
}

const keyOf = (table: Table, row: unknown): IDBValidKey => table.core.schema.primaryKey.extractKey!(row) as IDBValidKey;

const answered = <Value>(request: IDBRequest<Value>): Promise<Value> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error!);
	});
