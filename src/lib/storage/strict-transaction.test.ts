import Dexie, { liveQuery } from 'dexie';
import { IDBDatabase, IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Day, SlotName } from '#lib/domain/ids.ts';
import { containerId, received, stored, testKiosk, voided, type TestKiosk } from './kiosk.fixture.ts';
import type { StrictRows } from './staged-rows.ts';
import { kioskReads } from './reads.ts';
import { Recalled } from './recalled.ts';
import { addLease } from './serials.ts';
import { strictTransaction } from './strict-transaction.ts';

afterEach(() => vi.restoreAllMocks());

const write = ({ db }: TestKiosk, recalled: Recalled, work: (rows: StrictRows) => Promise<void>) =>
	strictTransaction(db, db.recorded, recalled, work);
const stockOf = async ({ db }: TestKiosk) => (await db.tallies.get('stock'))?.containers;
const tally = (containers: number) => ({ id: 'stock' as const, containers, net: 0 });

test('it is strict, it touches the stores it may, and it resolves after complete and not before', async () => {
	const kiosk = await testKiosk();
	const said: string[] = [];
	const begin = IDBDatabase.prototype.transaction;
	vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...asked) {
		const transaction = begin.apply(this, asked);
		if (asked[1] === 'readwrite') {
			said.push((asked[2] as { durability: string }).durability);
			transaction.addEventListener('complete', () => said.push('complete'));
		}
		return transaction;
	});
	await kiosk.record(received('c-1'));
	said.push('resolved');
	expect(said).toEqual(['strict', 'complete', 'resolved']);
});

test('work that fails half-way has written nothing, and its fault comes out as it is', async () => {
	const kiosk = await testKiosk();
	const fault = new RangeError('half-way');
	const work = async (rows: StrictRows) => {
		await rows.put(kiosk.db.tallies, [tally(1)]);
		throw fault;
	};
	await expect(write(kiosk, new Recalled(), work)).rejects.toBe(fault);
	expect(await stockOf(kiosk)).toBeUndefined();
});

test('a key that is taken undoes everything beside it', async () => {
	const kiosk = await testKiosk();
	await kiosk.record(received('c-1'));
	const row = (await kiosk.db.events.toCollection().first())!;
	const again = async (rows: StrictRows) => {
		rows.add(kiosk.db.events, [row]);
		await rows.put(kiosk.db.tallies, [tally(99)]);
	};
	await expect(write(kiosk, new Recalled(), again)).rejects.toMatchObject({ name: 'ConstraintError' });
	expect(await stockOf(kiosk)).toBe(1);
});

test('work reads what it has written and deleted itself', async () => {
	const kiosk = await testKiosk();
	const seen: unknown[] = [];
	await write(kiosk, new Recalled(), async (rows) => {
		await rows.put(kiosk.db.tallies, [tally(3)]);
		seen.push((await rows.get(kiosk.db.tallies, 'stock'))?.containers);
		await rows.delete(kiosk.db.tallies, 'stock');
		seen.push(await rows.get(kiosk.db.tallies, 'stock'));
	});
	expect(seen).toEqual([3, undefined]);
	expect(await stockOf(kiosk)).toBeUndefined();
});

describe('rows that this page recalls', () => {
	test('are not waited for while nobody else wrote, and the work is done once', async () => {
		const kiosk = await testKiosk();
		const recalled = new Recalled();
		const counts: (number | undefined)[] = [];
		const addOne = async (rows: StrictRows) => {
			const count = (await rows.get(kiosk.db.tallies, 'stock'))?.containers;
			counts.push(count);
			await rows.put(kiosk.db.tallies, [tally((count ?? 0) + 1)]);
		};
		await write(kiosk, recalled, addOne);
		await write(kiosk, recalled, addOne);
		expect([counts, await stockOf(kiosk)]).toEqual([[undefined, 1], 2]);
	});

	test('give way to what another page wrote meanwhile, and what came of them is not written', async () => {
		const kiosk = await testKiosk();
		const recalled = new Recalled();
		const counts: (number | undefined)[] = [];
		const addOne = async (rows: StrictRows) => {
			const count = (await rows.get(kiosk.db.tallies, 'stock'))?.containers;
			counts.push(count);
			await rows.put(kiosk.db.tallies, [tally((count ?? 0) + 1)]);
		};
		await write(kiosk, recalled, addOne);
		await kiosk.beside().db.tallies.put(tally(7));
		await write(kiosk, recalled, addOne);
		expect([counts, await stockOf(kiosk)]).toEqual([[undefined, 1, 7], 8]);
	});

	test('are no ground to refuse on once they have changed', async () => {
		const kiosk = await testKiosk();
		const recalled = new Recalled();
		await write(kiosk, recalled, (rows) => rows.put(kiosk.db.tallies, [tally(1)]) as Promise<void>);
		await kiosk.beside().db.tallies.clear();
		await write(kiosk, recalled, async (rows) => {
			if (await rows.get(kiosk.db.tallies, 'stock')) throw new Error('not of what is there');
			await rows.put(kiosk.db.tallies, [tally(5)]);
		});
		expect(await stockOf(kiosk)).toBe(5);
	});

	test('never cost a lease, a sum or a container that came from elsewhere between two intakes', async () => {
		const kiosk = await testKiosk();
		const prefix = `91330106MA2CFTQ34K9002140820261122`;
		const assigned = (serial: number) => ({ code: `${prefix}${serial}`, codeSource: 'assigned' as const });
		await kiosk.record(received('c-1', assigned(101)), stored('c-1', 'A-01'));
		const other = kiosk.beside();
		await other.db.points.put({ id: kiosk.identity.point, company: { unit: '91330106MA2CFTQ34K' } } as never);
		await addLease(other.db, { waste: '900-214-08', day: '2026-11-22' as Day }, { from: 700, to: 709 });
		await other.record(voided('c-1'));
		await kiosk.record(received('c-2', assigned(102)), stored('c-2', 'A-01'));
		const serials = (await kiosk.db.serials.get(prefix))!;
		expect(serials).toMatchObject({ used: [101, 102], leases: [{ from: 700, to: 709 }] });
		expect((await kiosk.db.tallies.toArray()).map(({ id, containers }) => [id, containers])).toEqual([
			['slot:A-01', 1],
			['stock', 1]
		]);
		expect((await kiosk.db.containers.get(containerId('c-1')))?.container.voided).toBeTruthy();
	});

	test('a container that is there already is not taken for new', async () => {
		const kiosk = await testKiosk();
		await kiosk.record(received('c-1'), stored('c-1', 'A-01'));
		const other = kiosk.beside();
		await other.record(received('c-1', { waste: '900-249-08' }));
		expect((await kiosk.db.containers.get(containerId('c-1')))?.container).toMatchObject({
			received: { waste: '900-249-08' },
			journey: [{ action: 'receive' }, { action: 'store', slot: 'A-01' }, { action: 'receive' }]
		});
		expect(await stockOf(kiosk)).toBe(1);
	});

	test('are at most some dozens, the last ones', () => {
		const recalled = new Recalled();
		const rows = Array.from({ length: 100 }, (_, nth) => [`row ${nth}`, nth] as const);
		recalled.keep(new Map(rows) as never);
		expect(rows.filter(([name]) => recalled.has(name as never)).map(([, nth]) => nth)).toEqual(
			Array.from({ length: 64 }, (_, nth) => nth + 36)
		);
	});
});

describe('live queries', () => {
	// Where there is no IndexedDB at all, as in Node, Dexie answers none.
	beforeAll(() => {
		Dexie.dependencies.indexedDB = new IDBFactory();
	});

	/** What a query has answered so far. */
	function answersOf<Value>(query: () => Promise<Value>) {
		const seen: Value[] = [];
		const subscription = liveQuery(query).subscribe((value) => seen.push(value));
		return { seen, stop: () => subscription.unsubscribe() };
	}

	test.each(['the same page', 'another page'])('on %s show an intake, its place and its end', async (where) => {
		const kiosk = await testKiosk();
		await kiosk.record(received('c-0'));
		const { db } = where === 'the same page' ? kiosk : kiosk.beside();
		const reads = kioskReads(db);
		const inSlot = answersOf(async () => (await reads.containersInSlot('A-01' as SlotName)).map(({ id }) => id));
		const recent = answersOf(async () => (await reads.recentContainers(10)).length);
		const stock = answersOf(async () => (await reads.stockSummary()).containers);
		const one = answersOf(async () => (await reads.container(containerId('c-1')))?.copies);
		const head = answersOf(async () => (await db.heads.toArray()).map(({ seq }) => seq));
		await vi.waitFor(() => expect([inSlot.seen.at(-1), head.seen.at(-1)]).toEqual([[], [1]]));
		await kiosk.record(received('c-1'));
		await vi.waitFor(() =>
			expect([recent.seen.at(-1), stock.seen.at(-1), one.seen.at(-1), head.seen.at(-1)]).toEqual([2, 2, 0, [2]])
		);
		await kiosk.record(stored('c-1', 'A-01'));
		await vi.waitFor(() => expect(inSlot.seen.at(-1)).toEqual(['c-1']));
		await kiosk.record(voided('c-1'));
		await vi.waitFor(() => expect([inSlot.seen.at(-1), stock.seen.at(-1)]).toEqual([[], 1]));
		for (const each of [inSlot, recent, stock, one, head]) each.stop();
	});

	test('of what an intake does not touch are left alone', async () => {
		const kiosk = await testKiosk();
		const query = vi.fn(() => kioskReads(kiosk.db).enterprises());
		const touched = answersOf(() => kiosk.db.heads.count());
		const untouched = answersOf(query);
		await vi.waitFor(() => expect([touched.seen, untouched.seen]).toEqual([[0], [[]]]));
		await kiosk.record(received('c-1'));
		await vi.waitFor(() => expect(touched.seen.at(-1)).toBe(1));
		expect(query).toHaveBeenCalledOnce();
		touched.stop();
		untouched.stop();
	});
});

describe('the connection', () => {
	test('is opened again when the browser closed it', async () => {
		const kiosk = await testKiosk();
		vi.spyOn(console, 'warn').mockImplementation(() => undefined);
		await kiosk.record(received('c-1'));
		kiosk.db.backendDB().close();
		await kiosk.record(received('c-2'));
		expect(await stockOf(kiosk)).toBe(2);
	});

	test('stays closed where a newer program took over', async () => {
		const kiosk = await testKiosk();
		await kiosk.record(received('c-1'));
		kiosk.db.close();
		await expect(kiosk.record(received('c-2'))).rejects.toMatchObject({ name: 'DatabaseClosedError' });
	});
});
