import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { PhotoDb, photosIn } from './photos.ts';
import { spareInMemory } from './spare.fixture.ts';

const DAY = 24 * 60 * 60 * 1000;

const ready = () => {
	const db = new PhotoDb('wuji-photos', { indexedDB: new IDBFactory(), IDBKeyRange });
	const clock = { now: 1_000 };
	const spare = spareInMemory();
	const photos = photosIn(db, {
		now: () => clock.now,
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
		spare
	});
	return { db, clock, photos, spare };
};
const bytesOf = (...values: number[]) => new Uint8Array(values);

describe('photos', () => {
	test('wait, the oldest first, until the server holds all of them', async () => {
		const { photos, clock } = ready();
		await photos.put(bytesOf(1, 2, 3), 'b'.repeat(64));
		clock.now++;
		await photos.put(bytesOf(4), 'a'.repeat(64));
		await photos.put(bytesOf(4), 'a'.repeat(64));
		expect((await photos.pending(10)).map(({ sha256, length }) => [sha256[0], length])).toEqual([
			['b', 3],
			['a', 1]
		]);
		await photos.sent('b'.repeat(64), 2);
		expect(await photos.pendingCount()).toBe(2);
		await photos.sent('b'.repeat(64), 3);
		expect((await photos.pending(10)).map(({ sha256 }) => sha256[0])).toEqual(['a']);
	});

	test('are deleted only some days after the server held all of them', async () => {
		const { photos, clock } = ready();
		await photos.put(bytesOf(1), 'a'.repeat(64));
		await photos.put(bytesOf(2), 'b'.repeat(64));
		await photos.sent('a'.repeat(64), 1);
		clock.now += 7 * DAY;
		expect(await photos.prune(7)).toBe(0);
		clock.now += 1;
		expect(await photos.prune(7)).toBe(1);
		expect(await photos.bytes('a'.repeat(64))).toBeUndefined();
		expect(await photos.bytes('b'.repeat(64))).toEqual(bytesOf(2));
	});

	test('are never deleted while the server lacks a part of them, however long that is', async () => {
		const { photos, clock } = ready();
		await photos.put(bytesOf(1, 2, 3), 'a'.repeat(64));
		await photos.sent('a'.repeat(64), 2);
		clock.now += 1000 * DAY;
		expect(await photos.prune(7)).toBe(0);
		expect(await photos.bytes('a'.repeat(64))).toEqual(bytesOf(1, 2, 3));
		expect(await photos.pendingCount()).toBe(1);
	});

	test('are refused on a full disk without a trace', async () => {
		const { db, photos } = ready();
		db.contents.hook('creating', () => {
			throw new DOMException('full', 'QuotaExceededError');
		});
		expect(await photos.put(bytesOf(1), 'a'.repeat(64))).toEqual({ ok: false, refusal: { kind: 'storage-full' } });
		expect(await photos.pendingCount()).toBe(0);
	});
});

test('the reserve is taken once, holds space that cannot be compressed away, and can be given up once', async () => {
	const { spare, photos } = ready();
	expect(await photos.releaseReserve()).toBe(false);
	await photos.ensureReserve(200_000);
	await photos.ensureReserve(200_000);
	expect(spare.bytes).toHaveLength(200_000);
	expect(spare.bytes!.filter((byte) => byte === 0).length).toBeLessThan(5_000);
	expect(await photos.releaseReserve()).toBe(true);
	expect(await photos.releaseReserve()).toBe(false);
});

test('a reserve that an earlier version kept in the database is given up too, and moves into the file', async () => {
	const { db, photos, spare } = ready();
	await db.reserve.put({ key: 'reserve', bytes: bytesOf(1) });
	expect(await photos.releaseReserve()).toBe(true);
	await db.reserve.put({ key: 'reserve', bytes: bytesOf(1) });
	await photos.ensureReserve(100);
	expect([await db.reserve.count(), spare.bytes?.length]).toEqual([0, 100]);
});
