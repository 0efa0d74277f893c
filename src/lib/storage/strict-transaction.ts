/**
 * One strict transaction on the IndexedDB that Dexie has opened, for the one write a person waits for.
 *
 * It resolves after the browser's `complete` and never before: that is what 已保存 is said on. It is made final only when
 * every row it was concluded from was read inside it.
 */
import type { Table } from 'dexie';
import type { KioskDb } from './kiosk-db.ts';
import type { Recalled } from './recalled.ts';
import { StagedRows, type StrictRows } from './staged-rows.ts';

type Work = (rows: StrictRows) => Promise<void>;

/**
 * @param tables all that `work` may touch.
 * @param recalled rows as this page saw them last. Work goes by them without waiting for the browser's answers, and is
 * done anew without them if one is no longer so.
 * @param work waits for rows and for nothing else (any other wait ends a transaction), and changes nothing outside.
 * @throws what `work` throws, or what the browser gives as the reason of the abort; nothing was written then.
 */
export async function strictTransaction(
	db: KioskDb,
	tables: readonly Table[],
	recalled: Recalled,
	work: Work
): Promise<void> {
	const done = (await attempt(db, tables, recalled, work)) ?? (await attempt(db, tables, undefined, work));
	done?.recallBy(recalled);
}

/** Undefined when it went by a row that is no longer so, and nothing was written; never where nothing was recalled. */
async function attempt(
	db: KioskDb,
	tables: readonly Table[],
	recalled: Recalled | undefined,
	work: Work
): Promise<StagedRows | undefined> {
	const transaction = await begin(
		db,
		tables.map(({ name }) => name)
	);
	const ended = new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
	});
	const rows = new StagedRows(transaction, recalled);
	try {
		const fault = await faultOf(work, rows);
		if (!(await rows.holds())) return await undone(transaction, ended);
		if (fault) throw fault.thrown;
		// Saying so saves the browser the way back to ask whether anything else is to come.
		transaction.commit();
	} catch (fault) {
		await undone(transaction, ended);
		throw transaction.error ?? fault;
	}
	// Made while the disk works.
	const changes = rows.changes(db.name);
	await ended;
	changes.tell();
	return rows;
}

/** A fault is told of later: it may come of a row that is no longer so. */
async function faultOf(work: Work, rows: StagedRows): Promise<{ thrown: unknown } | undefined> {
	try {
		await work(rows);
		rows.write();
		return undefined;
	} catch (thrown) {
		return { thrown };
	}
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

async function undone(transaction: IDBTransaction, ended: Promise<void>): Promise<undefined> {
	try {
		transaction.abort();
	} catch {
		// It has ended already.
	}
	await ended.catch(() => undefined);
	return undefined;
}
