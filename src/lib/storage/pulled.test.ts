import { describe, expect, test } from 'vitest';
import { ok } from '#lib/domain/result.ts';
import type { NewEvent } from './journal.ts';
import { containerId, received, stored, testKiosk, type TestKiosk } from './kiosk.fixture.ts';

type Page = Parameters<TestKiosk['journal']['applyPulled']>[0];

/** The events of some tablets as the server would hand them out, in the order given by `[tablet, seq]`. */
async function pageOf(order: [TestKiosk, number][], from = 1): Promise<Page> {
	return Promise.all(
		order.map(async ([{ db, identity }, seq], index) => {
			const { bytes, hash, sig } = (await db.events.get([identity.device, seq]))!;
			return { position: from + index, bytes, hash, sig };
		})
	);
}

const two = async () => {
	const [here, there] = await Promise.all([testKiosk({ device: 'd-here' }), testKiosk({ device: 'd-there' })]);
	await here.journal.loadSnapshot({ position: 0, rows: [] });
	await there.record(received('c-1'), stored('c-1', 'A-01'));
	return { here, there };
};
/** The rows a server would have after the given events, from a tablet that heard of nothing else. */
async function rowsAfter(page: Page) {
	const { journal, db } = await testKiosk({ device: 'd-mirror' });
	await journal.loadSnapshot({ position: 0, rows: [] });
	await journal.applyPulled(page, page.length);
	return (await db.containers.toArray()).map(({ container }) => ({ kind: 'container', row: { ...container } }));
}
const slotOf = async ({ db }: TestKiosk, id: string) =>
	(await db.containers.get(containerId(id)))?.container.place?.slot;

describe('pulled events', () => {
	test('change the projection and the cursor together', async () => {
		const { here, there } = await two();
		expect(
			await here.journal.applyPulled(
				await pageOf([
					[there, 1],
					[there, 2]
				]),
				2
			)
		).toEqual(ok({ cursor: 2 }));
		expect([await slotOf(here, 'c-1'), await here.journal.cursor()]).toEqual(['A-01', 2]);
		expect(await here.db.tallies.get('stock')).toMatchObject({ containers: 1 });
		expect(await here.db.events.count()).toBe(0);
	});

	test('of a full page are projected whole, with a long run among them that changes nothing here', async () => {
		const { here, there } = await two();
		const ids = Array.from({ length: 249 }, (_, nth) => `d-${nth}`);
		const idle = ids.map((device): NewEvent => ({ type: 'device.revoked', body: { device, reason: '' } }));
		await there.record(...ids.map((id) => received(id)), ...idle, ...ids.map((id) => stored(id, 'B-01')));
		const page = await pageOf(Array.from({ length: 749 }, (_, index) => [there, index + 1]));
		expect(await here.journal.applyPulled(page, 749)).toEqual(ok({ cursor: 749 }));
		expect(await here.db.containers.where('slot').equals('B-01').count()).toBe(249);
		expect(await here.db.tallies.get('stock')).toMatchObject({ containers: 250 });
	});

	test('that were pulled before change nothing', async () => {
		const { here, there } = await two();
		const page = await pageOf([
			[there, 1],
			[there, 2]
		]);
		await here.journal.applyPulled(page, 2);
		const before = await here.db.containers.toArray();
		expect(await here.journal.applyPulled(page, 2, 0)).toEqual(ok({ cursor: 2 }));
		expect(await here.db.containers.toArray()).toEqual(before);
		expect(await here.db.tallies.get('stock')).toMatchObject({ containers: 1 });
	});

	test('with a hole are refused whole', async () => {
		const { here, there } = await two();
		const [first, second] = await pageOf([
			[there, 1],
			[there, 2]
		]);
		const refused = await here.journal.applyPulled([first!, { ...second!, position: 3 }], 3);
		expect(refused).toEqual({ ok: false, refusal: { kind: 'gap', expected: 2, found: 3 } });
		expect([await here.db.containers.count(), await here.journal.cursor()]).toEqual([0, 0]);
	});

	test('with a flipped byte are refused whole, and the position is named', async () => {
		const { here, there } = await two();
		const [first, second] = await pageOf([
			[there, 1],
			[there, 2]
		]);
		const damaged = { ...second!, bytes: second!.bytes.replace('A-01', 'A-02') };
		expect(await here.journal.applyPulled([first!, damaged], 2)).toEqual({
			ok: false,
			refusal: { kind: 'damaged', position: 2 }
		});
		expect(await here.db.containers.count()).toBe(0);
	});

	test('of this tablet get their position, and win or lose by it', async () => {
		const { here, there } = await two();
		await here.journal.applyPulled(
			await pageOf([
				[there, 1],
				[there, 2]
			]),
			2
		);
		await here.record(stored('c-1', 'B-02'));
		await there.record(stored('c-1', 'C-03'));
		expect(await slotOf(here, 'c-1')).toBe('B-02');
		// The server took ours first, theirs after.
		await here.journal.applyPulled(
			await pageOf(
				[
					[here, 1],
					[there, 3]
				],
				3
			),
			4
		);
		expect(await slotOf(here, 'c-1')).toBe('C-03');
		expect(await here.db.events.get([here.identity.device, 1])).toMatchObject({ position: 3 });
		expect((await here.db.tallies.toArray()).map(({ id }) => id)).toEqual(['slot:C-03', 'stock']);
	});

	test('under this name that this tablet never wrote freeze it', async () => {
		const { here } = await two();
		const impostor = await testKiosk({ device: 'd-here' });
		await impostor.record(received('c-9'));
		expect(await here.journal.applyPulled(await pageOf([[impostor, 1]]), 1)).toEqual({
			ok: false,
			refusal: { kind: 'fork' }
		});
		expect([await here.journal.frozen(), await here.db.containers.count()]).toEqual(['fork', 0]);
	});
});

describe('a restored server', () => {
	test('shows by another event at a position that was pulled, and the projection is to be taken anew', async () => {
		const { here, there } = await two();
		await here.journal.applyPulled(await pageOf([[there, 1]]), 1);
		await there.record(received('c-2'));
		expect(
			await here.journal.applyPulled(
				await pageOf([
					[there, 3],
					[there, 1]
				]),
				2,
				0
			)
		).toEqual({ ok: false, refusal: { kind: 'restored' } });
		expect(await here.journal.cursor()).toBeNull();
		expect(await here.db.containers.count()).toBe(1);
	});

	test('shows by having nothing where something was pulled', async () => {
		const { here, there } = await two();
		await here.journal.applyPulled(
			await pageOf([
				[there, 1],
				[there, 2]
			]),
			2
		);
		expect(await here.journal.applyPulled([], 1, 1)).toEqual({ ok: false, refusal: { kind: 'restored' } });
	});
});

test('a server that is restored between a snapshot and the next pull is known by the events behind the snapshot', async () => {
	const { here, there } = await two();
	const page = await pageOf([
		[there, 1],
		[there, 2]
	]);
	await there.record(received('c-2'));
	const rows = await rowsAfter(page);
	await here.journal.loadSnapshot({ position: 2, rows }, page);
	const other = await pageOf([
		[there, 1],
		[there, 3]
	]);
	expect(await here.journal.applyPulled(other, 2, 0)).toEqual({ ok: false, refusal: { kind: 'restored' } });
	await here.journal.loadSnapshot({ position: 2, rows }, page);
	expect(await here.journal.applyPulled(page, 2, 0)).toEqual(ok({ cursor: 2 }));
});

describe('a snapshot', () => {
	test('of a thousand rows is shown whole', async () => {
		const { here, there } = await two();
		const [one] = await rowsAfter(await pageOf([[there, 1]]));
		const rows = Array.from({ length: 1000 }, (_, nth) => ({ ...one!, row: { ...one!.row, id: `s-${nth}` } }));
		expect(await here.journal.loadSnapshot({ position: 1000, rows })).toEqual(ok(undefined));
		expect(await here.db.containers.count()).toBe(1000);
		expect(await here.db.tallies.get('stock')).toMatchObject({ containers: 1000 });
	});

	test('replaces what is shown, keeps what is unsent on top, and the stock adds up', async () => {
		const { here, there } = await two();
		await here.journal.applyPulled(
			await pageOf([
				[there, 1],
				[there, 2]
			]),
			2
		);
		await here.record(received('c-mine'), stored('c-1', 'B-02'));
		const rows = await rowsAfter(
			await pageOf([
				[there, 1],
				[there, 2]
			])
		);
		expect(
			await here.journal.loadSnapshot({ position: 7, rows: [...rows, { kind: 'from-a-newer-server', row: {} }] })
		).toEqual(ok(undefined));
		expect(await here.journal.cursor()).toBe(7);
		expect(await here.db.containers.toCollection().primaryKeys()).toEqual(['c-1', 'c-mine']);
		expect(await slotOf(here, 'c-1')).toBe('B-02');
		expect(await here.db.tallies.get('stock')).toEqual({ id: 'stock', containers: 2, net: 2 * 113_950 });
		expect((await here.journal.pending(10)).map(({ seq }) => seq)).toEqual([1, 2]);
	});

	test('does not put back what the server held and another tablet has moved on since', async () => {
		const { here, there } = await two();
		await here.journal.applyPulled(
			await pageOf([
				[there, 1],
				[there, 2]
			]),
			2
		);
		await here.record(stored('c-1', 'B-02'));
		await here.journal.acknowledge({ seq: 1, hash: (await here.journal.head())!.hash }, null);
		await there.record(stored('c-1', 'C-03'));
		const rows = await rowsAfter(
			await pageOf([
				[there, 1],
				[there, 2],
				[here, 1],
				[there, 3]
			])
		);
		await here.journal.loadSnapshot({ position: 4, rows });
		expect(await slotOf(here, 'c-1')).toBe('C-03');
	});

	test('with a row that is none is refused, and what was shown stays', async () => {
		const { here, there } = await two();
		await here.journal.applyPulled(await pageOf([[there, 1]]), 1);
		expect(await here.journal.loadSnapshot({ position: 9, rows: [{ kind: 'container', row: {} }] })).toMatchObject({
			ok: false
		});
		expect(await here.db.containers.count()).toBe(1);
	});
});
