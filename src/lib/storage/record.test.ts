import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { digitalIdPrefix, digitalId } from '#lib/domain/codes/digital-id.ts';
import { nextSerial } from '#lib/domain/codes/serials.ts';
import type { Uscc } from '#lib/domain/codes/uscc.ts';
import type { Day } from '#lib/domain/ids.ts';
import { ok, refuse } from '#lib/domain/result.ts';
import { GENESIS, openSealed, signatureHolds } from '#lib/journal/event.ts';
import { verifierOf } from '#lib/journal/keys.ts';
import { identityIn } from './identity.ts';
import type { RecordRefusal } from './journal.ts';
import {
	code,
	coded,
	containerId,
	received,
	STAFF,
	stored,
	testKiosk,
	UNIT,
	voided,
	type TestKiosk
} from './kiosk.fixture.ts';

/** Every own event, checked as the server would: canonical, hashed, signed, and each after the one before. */
async function chainOf({ db, identity }: TestKiosk) {
	const verify = (await verifierOf(identity.alg, identity.publicKey))!;
	const rows = await db.events.orderBy('[device+seq]').toArray();
	let prev = GENESIS;
	for (const [index, { bytes, hash, sig }] of rows.entries()) {
		const opened = await openSealed({ bytes, hash, sig });
		if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
		expect(opened.value.event).toMatchObject({ seq: index + 1, prev });
		expect(await signatureHolds(opened.value, verify)).toBe(true);
		prev = hash;
	}
	return rows;
}

/** Makes writes of the chain's end fail as they do when the disk is full: the transaction is aborted, and says why. */
function fillDisk(times: number) {
	let left = times;
	const put = IDBObjectStore.prototype.put;
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
		const request = put.apply(this, row);
		if (this.name === 'heads' && left-- > 0) {
			Object.assign(this.transaction, { error: new DOMException('full', 'QuotaExceededError') });
			this.transaction.abort();
		}
		return request;
	});
}
afterEach(() => vi.restoreAllMocks());

describe('recording', () => {
	test('an intake is in the projection exactly when it is in the journal', async () => {
		const kiosk = await testKiosk();
		await kiosk.record(received('c-1'), stored('c-1', 'B-03'));
		const after = kiosk.reload();
		expect((await chainOf(after)).map(({ type, subject }) => [type, subject])).toEqual([
			['container.received', 'c-1'],
			['container.stored', 'c-1']
		]);
		expect((await after.db.containers.get(containerId('c-1')))?.container.place?.slot).toBe('B-03');
		expect(await after.journal.head()).toMatchObject({ seq: 2, acked: 0 });
	});

	test('what a decision refuses writes nothing', async () => {
		const kiosk = await testKiosk();
		const refused = await kiosk.journal.record(STAFF, () => refuse({ kind: 'scale-empty' as const }));
		expect(refused).toEqual({ ok: false, refusal: { kind: 'scale-empty' } });
		expect(await kiosk.db.events.count()).toBe(0);
	});

	test('a body that does not fit its schema is a bug, thrown before anything is written', async () => {
		const kiosk = await testKiosk();
		await expect(kiosk.record(received('c-1', { packaging: 'suitcase' as 'bag' }))).rejects.toThrow(TypeError);
		expect([await kiosk.db.events.count(), await kiosk.db.containers.count()]).toEqual([0, 0]);
	});

	test('three callers at once make one chain without a gap', async () => {
		const kiosk = await testKiosk();
		const one = (caller: number) => async () => {
			for (let count = 0; count < 10; count++)
				await kiosk.record(received(`c-${caller}-${count}`), stored(`c-${caller}-${count}`, 'A-01'));
		};
		await Promise.all([one(1)(), one(2)(), one(3)()]);
		expect(await chainOf(kiosk)).toHaveLength(60);
		expect(await kiosk.db.tallies.toArray()).toEqual([
			{ id: 'slot:A-01', containers: 30, net: 30 * 113_950 },
			{ id: 'stock', containers: 30, net: 30 * 113_950 }
		]);
	});

	test('another page that writes past the lock is refused, and nothing of the second is kept', async () => {
		const page = await testKiosk();
		// The other page has a lock of its own, as an old program would.
		const other = page.beside();
		const written = await page.journal.record(STAFF, async () => {
			await other.record(received('c-1'));
			return ok([received('c-2')]);
		});
		expect(written).toEqual({ ok: false, refusal: { kind: 'chain-moved' } });
		expect(await page.db.containers.toCollection().primaryKeys()).toEqual(['c-1']);
		expect(await chainOf(page)).toHaveLength(1);
	});

	test('five hundred events at once are one transaction, and all are projected', async () => {
		const kiosk = await testKiosk();
		const ids = Array.from({ length: 250 }, (_, nth) => `c-${nth}`);
		await kiosk.record(...ids.map((id) => received(id)), ...ids.map((id) => stored(id, 'A-01')));
		expect(await chainOf(kiosk)).toHaveLength(500);
		expect(await kiosk.db.containers.where('slot').equals('A-01').count()).toBe(250);
		expect((await kiosk.db.tallies.toArray()).map(({ id, containers }) => [id, containers])).toEqual([
			['slot:A-01', 250],
			['stock', 250]
		]);
	});

	test('pages that take turns write one chain, and each decides on what the other wrote', async () => {
		const page = await testKiosk();
		const other = page.beside();
		const known: string[][] = [];
		const take = async (at: TestKiosk, id: string) => {
			const written = await at.journal.record(STAFF, async (read) => {
				const before = ['c-1', 'c-2', 'c-3', 'c-4'].map(async (one) => (await read.container(containerId(one)))?.id);
				known.push((await Promise.all(before)).filter((one) => one !== undefined));
				return ok([received(id)]);
			});
			expect(written.ok).toBe(true);
		};
		await take(page, 'c-1');
		await take(other, 'c-2');
		await take(page, 'c-3');
		await take(other, 'c-4');
		expect((await chainOf(page)).map(({ subject }) => subject)).toEqual(['c-1', 'c-2', 'c-3', 'c-4']);
		expect(known.at(-1)).toEqual(['c-1', 'c-2', 'c-3']);
	});

	const meanwhile: [string, RecordRefusal['kind'], (other: TestKiosk) => Promise<unknown>][] = [
		['frozen', 'frozen', ({ journal }) => journal.freeze('revoked')],
		['further on', 'chain-moved', ({ record }) => record(received('c-2'))],
		['no longer enrolled', 'not-enrolled', ({ db }) => db.identity.clear()]
	];
	test.each(meanwhile)('a tablet that is %s when this page has decided writes nothing', async (_, kind, happens) => {
		const page = await testKiosk();
		await page.record(received('c-1'));
		const other = page.beside();
		const written = await page.journal.record(STAFF, async () => {
			await happens(other);
			return ok([received('c-9')]);
		});
		expect(written).toEqual({ ok: false, refusal: { kind } });
		expect(await page.db.containers.get(containerId('c-9'))).toBeUndefined();
	});

	test('a full disk writes nothing, says so, and the next event still fits the chain', async () => {
		const kiosk = await testKiosk();
		await kiosk.record(received('c-1'));
		fillDisk(1);
		const written = await kiosk.journal.record(STAFF, () => ok([received('c-2')]));
		expect(written).toEqual({ ok: false, refusal: { kind: 'storage-full' } });
		expect(await kiosk.db.containers.toCollection().primaryKeys()).toEqual(['c-1']);
		expect(await kiosk.db.tallies.get('stock')).toMatchObject({ containers: 1 });
		await kiosk.record(received('c-3'));
		expect(await chainOf(kiosk)).toHaveLength(2);
	});

	test('on a full disk the reserve is given up once, and the intake goes on', async () => {
		const releaseReserve = vi.fn(async () => true);
		const kiosk = await testKiosk({ releaseReserve });
		fillDisk(1);
		await kiosk.record(received('c-1'));
		expect(releaseReserve).toHaveBeenCalledOnce();
		expect(await chainOf(kiosk)).toHaveLength(1);
	});

	test('a tablet that is not enrolled, or frozen, records nothing', async () => {
		const kiosk = await testKiosk();
		await kiosk.journal.freeze('revoked');
		expect(await kiosk.journal.record(STAFF, () => ok([received('c-1')]))).toEqual({
			ok: false,
			refusal: { kind: 'frozen' }
		});
		await kiosk.db.identity.clear();
		expect(await kiosk.journal.record(STAFF, () => ok([received('c-1')]))).toEqual({
			ok: false,
			refusal: { kind: 'not-enrolled' }
		});
		expect(await kiosk.db.events.count()).toBe(0);
	});
});

describe('serials', () => {
	const day = '2026-11-22' as Day;
	const waste = '900-214-08';
	const prefix = digitalIdPrefix(UNIT as Uscc, waste, day);
	const takeOne = (kiosk: TestKiosk, id: string) =>
		kiosk.journal.record(STAFF, async (read) => {
			const { ranges, used } = await read.serialsFor(prefix);
			const serial = nextSerial(ranges, used);
			if (serial === undefined) return refuse({ kind: 'no-serial' as const });
			const text = digitalId({ unit: UNIT as Uscc, waste, day, serial });
			return ok([received(id, { code: text, codeSource: 'assigned', temporary: null })]);
		});

	test('kiosks that cannot ask each other never give out one number twice', async () => {
		const kiosks = await Promise.all([0, 1, 23].map((lane) => testKiosk({ device: `d-${lane}`, lane })));
		const codes: string[] = [];
		for (const kiosk of kiosks) {
			await Promise.all(Array.from({ length: 31 }, (_, count) => takeOne(kiosk, `${kiosk.identity.device}-${count}`)));
			codes.push(...((await kiosk.db.containers.orderBy('code').keys()) as string[]));
		}
		// A lane holds 30: the thirty-first was refused, not borrowed.
		expect(codes).toHaveLength(90);
		expect(new Set(codes).size).toBe(90);
	});

	test('a number stays used after its container was voided, coded anew, and the page reloaded', async () => {
		const kiosk = await testKiosk();
		await takeOne(kiosk, 'c-1');
		await kiosk.record(voided('c-1'), received('c-2'), coded('c-2', code(2)), coded('c-2', code(7)));
		const after = kiosk.reload();
		await after.journal.record(STAFF, async (read) => {
			expect((await read.serialsFor(prefix)).used).toEqual(new Set([1, 2, 7]));
			return ok([]);
		});
	});
});

test('an enrolled identity keeps a private key that signs and cannot be taken out', async () => {
	const kiosk = (await testKiosk()).reload();
	const identity = (await identityIn(kiosk.db).get())!;
	expect(identity.privateKey.extractable).toBe(false);
	await kiosk.record(received('c-1'));
	expect(await chainOf(kiosk)).toHaveLength(1);
});
