import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import Dexie from 'dexie';
import { custodyOf, newContainer } from '#lib/domain/container.ts';
import type { ContainerId } from '#lib/domain/ids.ts';
import { inStockOf } from '#lib/domain/movements.ts';
import { draftsIn } from './drafts.ts';
import { isStorageFull, KioskDb } from './kiosk-db.ts';
import { POINT, received, testKiosk } from './kiosk.fixture.ts';
import { upgradedContainer } from './upgraded-container.ts';

/** The same store in a newer program. */
async function upgrade(factory: IDBFactory, change: () => void): Promise<Dexie> {
	const newer = new KioskDb('wuji', { indexedDB: factory, IDBKeyRange });
	newer.version(3).stores({ trail: 'position, hash' }).upgrade(change);
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

/** What version 1 of this store had on disk: a container in the form of its day, and events that were never sent. */
async function firstVersion(factory: IDBFactory): Promise<{ event: object }> {
	const first = new Dexie('wuji', { indexedDB: factory, IDBKeyRange });
	first.version(1).stores({
		events: '[device+seq], &id, subject',
		containers: 'id, code, temporary, slot, stockDay, receivedAt, [open+receivedAt], [enterprise+receivedAt]',
		enterprises: 'id',
		zones: 'id',
		points: 'id',
		devices: 'id',
		shifts: 'id, [device+opened.seq]',
		tallies: 'id',
		heads: 'device',
		trail: 'position',
		serials: 'prefix',
		receipts: '[device+seq]',
		identity: 'key',
		roster: 'person',
		lockouts: 'person',
		drafts: 'key'
	});
	const at = '2026-11-22T01:00:00.000Z';
	const stamp = (seq: number) => ({ position: null, device: 'd-1', seq });
	const {
		weighing,
		container: id,
		nationalQr: _,
		photos: __,
		code: ___,
		codeSource,
		...content
	} = received('c-1').body;
	const { temporary, ...rest } = content;
	const { gross, tare, net } = weighing;
	const container = {
		id,
		point: POINT,
		received: { ...rest, gross, tare, net, at, by: 'p-1', stamp: stamp(1) },
		code: { code: null, source: codeSource, temporary, stamp: stamp(1) },
		copies: 1,
		printed: stamp(2),
		verified: { at, stamp: stamp(3) },
		place: { slot: 'B-03', at, stamp: stamp(4) },
		voided: null
	};
	const gone = { ...container, id: 'c-2', place: null, voided: { reason: 'undone', at, by: 'p-1', stamp: stamp(6) } };
	const event = { device: 'd-1', seq: 1, id: 'e-1', type: 'container.received', subject: 'c-1', at, position: null };
	const sealed = { bytes: '{}', hash: 'h', sig: 's' };
	await first.table('containers').bulkAdd([
		{ id: 'c-1', container, temporary: 'T-c-1', open: 1, slot: 'B-03', stockDay: '2026-11-22', receivedAt: at },
		{ id: 'c-2', container: gone, open: 0, receivedAt: at }
	]);
	await first.table('events').add({ ...event, ...sealed });
	await first.table('heads').add({ device: 'd-1', seq: 6, hash: 'h', acked: 2, cursor: 40 });
	await first.table('tallies').bulkAdd([
		{ id: 'stock', containers: 1, net: net },
		{ id: 'slot:B-03', containers: 1, net: net }
	]);
	await first.table('serials').add({ prefix: 'x', used: [1, 2], leases: [] });
	first.close();
	return { event: { ...event, ...sealed } };
}

test('a store of version 1 is brought up in place: nothing unsent is lost, and the whole is asked for anew', async () => {
	const factory = new IDBFactory();
	const { event } = await firstVersion(factory);
	const db = new KioskDb('wuji', { indexedDB: factory, IDBKeyRange });
	expect(await db.events.toArray()).toEqual([event]);
	expect(await db.heads.toArray()).toEqual([{ device: 'd-1', seq: 6, hash: 'h', acked: 2, cursor: null }]);
	expect(await db.serials.toArray()).toEqual([{ prefix: 'x', used: [1, 2], leases: [] }]);
	const [stored, gone] = await db.containers.toArray();
	expect(stored).toMatchObject({ id: 'c-1', temporary: 'T-c-1', slot: 'B-03', stockDay: '2026-11-22', open: 1 });
	expect(stored!.container.journey.map(({ action, state, slot }) => [action, state, slot])).toEqual([
		['receive', 'weighed', null],
		['store', 'stored', 'B-03']
	]);
	expect(stored!.container.received).toMatchObject({ net: 113_950, from: [] });
	expect([stored!.container, gone!.container].map((each) => [custodyOf(each), inStockOf(each)])).toEqual([
		['stored', 113_950],
		['voided', 0]
	]);
	// The sums were kept with the rows, and still say what the rows say.
	expect(await db.tallies.get('stock')).toEqual({ id: 'stock', containers: 1, net: 113_950 });
});

test('a container of which version 1 had heard a label only is brought up as it was', () => {
	const heard = { id: 'c-9', point: POINT, received: null, code: null, copies: 2, place: null } as never;
	expect(upgradedContainer(heard)).toEqual({ ...newContainer('c-9' as ContainerId, POINT), copies: 2 });
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
