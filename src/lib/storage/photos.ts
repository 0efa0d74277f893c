/**
 * Photos wait in a database of their own: when the disk is full they fail first, and intake goes on.
 *
 * A photo goes only after the server has all of it. The reserve is space that intake takes back when nothing else is left.
 */
import Dexie, { type DexieOptions, type Table } from 'dexie';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { isStorageFull } from './kiosk-db.ts';
import type { SpareFile } from './spare-file.ts';

export type PhotoRow = {
	/** Hex, as the signed event names it. */
	sha256: string;
	length: number;
	/** Bytes that the server is known to hold; a hint, the server is asked again. */
	sent: number;
	addedAt: number;
	/** When the last byte was acknowledged; an absent one is not in its index. */
	completeAt?: number;
	waiting: 0 | 1;
};

/** Apart from its row, so that counting the queue reads no pictures. */
type PhotoBytes = { sha256: string; bytes: Uint8Array<ArrayBuffer> };

export class PhotoDb extends Dexie {
	declare readonly photos: Table<PhotoRow, string>;
	declare readonly contents: Table<PhotoBytes, string>;
	/** Where earlier versions kept the reserve; it is a file now. */
	declare readonly reserve: Table<{ key: 'reserve'; bytes: Uint8Array<ArrayBuffer> }, 'reserve'>;

	constructor(name = 'wuji-photos', injected: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'> = {}) {
		super(name, { ...injected, chromeTransactionDurability: 'strict' });
		this.version(1).stores({ photos: 'sha256, [waiting+addedAt], completeAt', contents: 'sha256', reserve: 'key' });
	}
}

export const RESERVE_BYTES = 20 * 1024 * 1024;
/** Web Crypto fills no more at once. */
const MOST_RANDOM = 65_536;
const ONE_DAY = 24 * 60 * 60 * 1000;

export type PhotoRefusal = { kind: 'storage-full' };

const unlessFull = async <Value>(work: () => Promise<Value>): Promise<Result<Value, PhotoRefusal>> => {
	try {
		return ok(await work());
	} catch (fault) {
		if (isStorageFull(fault)) return refuse({ kind: 'storage-full' });
		throw fault;
	}
};

export type PhotoStore = ReturnType<typeof photosIn>;

type Ports = { now(): number; random(count: number): Uint8Array; spare: SpareFile };

export const photosIn = (db: PhotoDb, ports: Ports) => ({
	/** Durable when it resolves to ok. The same photo again changes nothing. */
	put: (bytes: Uint8Array<ArrayBuffer>, sha256: string): Promise<Result<void, PhotoRefusal>> =>
		unlessFull(() =>
			db.transaction('rw', db.photos, db.contents, async () => {
				if (await db.photos.get(sha256)) return;
				await db.photos.add({ sha256, length: bytes.length, sent: 0, addedAt: ports.now(), waiting: 1 });
				await db.contents.add({ sha256, bytes });
			})
		),
	/** Photos the server does not hold whole, the oldest first. */
	pending: (limit: number): Promise<PhotoRow[]> =>
		db.photos.where('[waiting+addedAt]').between([1, Dexie.minKey], [1, Dexie.maxKey]).limit(limit).toArray(),
	pendingCount: (): Promise<number> =>
		db.photos.where('[waiting+addedAt]').between([1, Dexie.minKey], [1, Dexie.maxKey]).count(),
	bytes: async (sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined> => (await db.contents.get(sha256))?.bytes,
	/** Notes how much the server holds; all of it makes the photo complete. */
	sent: (sha256: string, offset: number): Promise<void> =>
		db.transaction('rw', db.photos, async () => {
			const row = await db.photos.get(sha256);
			if (!row) return;
			const whole = offset >= row.length;
			await db.photos.put({
				...row,
				sent: offset,
				waiting: whole ? 0 : 1,
				completeAt: whole ? ports.now() : undefined
			});
		}),
	/** Deletes photos that were completely sent more than so many days ago. Returns how many. */
	prune: (olderThanDays = 7): Promise<number> =>
		db.transaction('rw', db.photos, db.contents, async () => {
			const gone = await db.photos
				.where('completeAt')
				.below(ports.now() - olderThanDays * ONE_DAY)
				.primaryKeys();
			await db.contents.bulkDelete(gone);
			await db.photos.bulkDelete(gone);
			return gone.length;
		}),
	/** Takes the reserve, once; done at enrolment and again when there is space. */
	ensureReserve: (length = RESERVE_BYTES): Promise<Result<void, PhotoRefusal>> =>
		unlessFull(async () => {
			if (await ports.spare.held()) return;
			await db.reserve.clear();
			// Random, because the browser compresses what it stores: a reserve of zeros would hold no space.
			const bytes = new Uint8Array(length);
			for (let at = 0; at < length; at += MOST_RANDOM) bytes.set(ports.random(Math.min(MOST_RANDOM, length - at)), at);
			await ports.spare.write(bytes);
		}),
	/** Gives the reserve up; false when there is none. */
	releaseReserve: async (): Promise<boolean> => {
		const held = await db.reserve.count();
		if (held > 0) await db.reserve.clear();
		return (await ports.spare.remove()) || held > 0;
	}
});
