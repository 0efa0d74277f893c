/**
 * What the store is measured against: the same browser writing rows with nothing of ours above it.
 *
 * No Dexie here, no journal, no lock: whatever these take is the browser's and the disk's.
 */
import type { KioskDb } from '#lib/storage/kiosk-db.ts';

/** Milliseconds of each of so many. */
export async function timed(times: number, work: (nth: number) => Promise<unknown>): Promise<number[]> {
	const taken: number[] = [];
	for (let nth = 0; nth < times; nth++) {
		const from = performance.now();
		await work(nth);
		taken.push(performance.now() - from);
	}
	return taken;
}

const answered = <Value>(request: IDBRequest<Value>): Promise<Value> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error!);
	});

const committed = (transaction: IDBTransaction): Promise<void> =>
	new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error!);
	});

let rows = 0;

function bareStore(): Promise<IDBDatabase> {
	const opening = indexedDB.open('bare', 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'id' });
	return answered(opening);
}

/** One transaction that puts one row of about an event's size. */
export async function barePuts(times: number, durability: 'strict' | 'relaxed'): Promise<number[]> {
	const store = await bareStore();
	const text = 'x'.repeat(1100);
	const taken = await timed(times, () => {
		const transaction = store.transaction('rows', 'readwrite', { durability });
		transaction.objectStore('rows').put({ id: `${performance.timeOrigin}-${rows++}`, text });
		return committed(transaction);
	});
	store.close();
	return taken;
}

export async function bareRows(): Promise<number> {
	const store = await bareStore();
	const count = await answered(store.transaction('rows').objectStore('rows').count());
	store.close();
	return count;
}

/** One strict transaction that reads and writes the rows of an intake in stores and indexes like those of `db`. */
export async function sameRows(db: KioskDb, like: KioskDb, times: number): Promise<number[]> {
	const [event, container, serial, head] = await Promise.all([
		db.events.toCollection().first(),
		db.containers.toCollection().first(),
		db.serials.toCollection().first(),
		db.heads.toCollection().first()
	]);
	await like.open();
	const names = [like.events, like.heads, like.containers, like.tallies, like.serials].map(({ name }) => name);
	return timed(times, async () => {
		const transaction = like.backendDB().transaction(names, 'readwrite', { durability: 'strict' });
		const store = (name: string) => transaction.objectStore(name);
		const id = `${performance.timeOrigin}-${rows++}`;
		const done = committed(transaction);
		const [tally] = await Promise.all([
			answered(store('tallies').get('stock')),
			answered(store('containers').get(id)),
			answered(store('serials').get(id)),
			answered(store('heads').get(head!.device))
		]);
		store('events').add({ ...event, seq: performance.now() + rows, id, subject: id });
		store('containers').put({ ...container, id, code: id });
		store('serials').put({ ...serial, prefix: id });
		store('tallies').put({ id: 'stock', containers: 1, ...(tally as object), net: rows });
		store('heads').put({ ...head, seq: rows });
		await done;
	});
}
