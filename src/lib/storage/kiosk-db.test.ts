import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import type Dexie from 'dexie';
import { draftsIn } from './drafts.ts';
import { isStorageFull, KioskDb } from './kiosk-db.ts';
import { received, testKiosk } from './kiosk.fixture.ts';

/** The same store in a newer program. */
async function upgrade(factory: IDBFactory, change: () => void): Promise<Dexie> {
	const newer = new KioskDb('wuji', { indexedDB: factory, IDBKeyRange });
	newer.version(2).stores({ trail: 'position, hash' }).upgrade(change);
	return newer.open();
}

test('a newer program closes the old page, which is told and can write no more', async () => {
	const onOutdated = vi.fn();
	const factory = new IDBFactory();
	const old = new KioskDb('wuji', { indexedDB: factory, IDBKeyRange, onOutdated });
	await draftsIn(old).save('intake', '{}');
	await upgrade(factory, () => {});
	expect(onOutdated).toHaveBeenCalledOnce();
	await expect(draftsIn(old).save('intake', '{"late":true}')).rejects.toMatchObject({ name: 'DatabaseClosedError' });
});

test('an upgrade that fails leaves the unsent events where they were', async () => {
	const kiosk = await testKiosk();
	await kiosk.record(received('c-1'));
	const failing = () => {
		throw new Error('a bug in the upgrade');
	};
	await expect(upgrade(kiosk.factory, failing)).rejects.toThrow();
	expect((await kiosk.reload().journal.pending(10)).map(({ seq }) => seq)).toEqual([1]);
});

test('a draft survives a reload, and is gone when it is dropped', async () => {
	const kiosk = await testKiosk();
	await draftsIn(kiosk.db).save('intake', '{"waste":"900-214-08"}');
	const after = draftsIn(kiosk.reload().db);
	expect(await after.load('intake')).toBe('{"waste":"900-214-08"}');
	await after.drop('intake');
	expect(await after.load('intake')).toBeUndefined();
});

test('a full disk is recognised inside the abort that browsers wrap it in, and nothing else is taken for one', () => {
	const full = new DOMException('full', 'QuotaExceededError');
	expect(
		[
			full,
			{ name: 'AbortError', inner: full },
			{ name: 'AbortError', inner: { name: 'x', cause: full } },
			{ name: 'BulkError', failures: [full, full] }
		].map(isStorageFull)
	).toEqual([true, true, true, true]);
	expect(
		[undefined, null, 'QuotaExceededError', new Error('x'), { name: 'AbortError', inner: null }].map(isStorageFull)
	).toEqual([false, false, false, false, false]);
});
