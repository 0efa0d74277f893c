import { describe, expect, test } from 'vitest';
import { ok } from '#lib/domain/result.ts';
import { GENESIS } from '#lib/journal/event.ts';
import { containerId, received, stored, testKiosk, type TestKiosk } from './kiosk.fixture.ts';

describe('what the server holds', () => {
	const three = async () => {
		const kiosk = await testKiosk();
		await kiosk.record(received('c-1'));
		await kiosk.record(received('c-2'));
		await kiosk.record(received('c-3'));
		const hashes = (await kiosk.db.events.toArray()).map(({ hash }) => hash);
		return { kiosk, at: (seq: number) => ({ seq, hash: seq === 0 ? GENESIS : hashes[seq - 1]! }) };
	};
	const pendingSeqs = async ({ journal }: TestKiosk) => (await journal.pending(10)).map(({ seq }) => seq);

	test('acknowledging moves forward, and back to a restored server, and what is pending follows', async () => {
		const { kiosk, at } = await three();
		expect(await kiosk.journal.pendingCount()).toEqual({ count: 3, oldestAt: '2026-11-22T01:00:00.000Z' });
		await kiosk.journal.acknowledge(at(3), null);
		expect([await pendingSeqs(kiosk), await kiosk.journal.pendingCount()]).toEqual([[], { count: 0, oldestAt: null }]);
		await kiosk.journal.acknowledge(at(1), null);
		expect(await pendingSeqs(kiosk)).toEqual([2, 3]);
		await kiosk.journal.acknowledge(at(0), null);
		expect(await pendingSeqs(kiosk)).toEqual([1, 2, 3]);
	});

	test('a server that went back makes the projection be taken anew', async () => {
		const { kiosk, at } = await three();
		await kiosk.journal.loadSnapshot({ position: 0, rows: [] });
		await kiosk.journal.acknowledge(at(3), null);
		expect(await kiosk.journal.cursor()).toBe(0);
		await kiosk.journal.acknowledge(at(2), null);
		expect(await kiosk.journal.cursor()).toBeNull();
	});

	test.each([
		['another event at a seq we wrote', { seq: 2, hash: 'a'.repeat(64) }],
		['an event after the last we wrote', { seq: 4, hash: 'a'.repeat(64) }]
	])('%s is a fork: the device is frozen and nothing is acknowledged', async (_, head) => {
		const { kiosk } = await three();
		expect(await kiosk.journal.acknowledge(head, null)).toEqual({ ok: false, refusal: { kind: 'fork' } });
		expect(await kiosk.journal.frozen()).toBe('fork');
		expect(await pendingSeqs(kiosk)).toEqual([1, 2, 3]);
	});

	test('a container is saved, then sent, then verified, and never verified by a receipt that does not hold', async () => {
		const { kiosk, at } = await three();
		const proof = () => kiosk.journal.proofOf(containerId('c-2'));
		expect(await proof()).toBe('saved');
		await kiosk.journal.acknowledge(at(2), null);
		expect(await proof()).toBe('sent');
		const forged = { ...(await kiosk.receipt(2)), position: 9 };
		expect(await kiosk.journal.acknowledge(at(2), forged)).toEqual(ok({ acked: 2, receipt: 'false' }));
		expect(await proof()).toBe('sent');
		// The receipt for the third covers the second: it is further down the same chain.
		await kiosk.journal.acknowledge(at(3), await kiosk.receipt(3));
		expect(await proof()).toBe('verified');
		expect((await kiosk.journal.receiptFor(1))?.seq).toBe(3);
		// The server lost it: whatever it signed before, it has to get the event again.
		await kiosk.journal.acknowledge(at(1), null);
		expect(await proof()).toBe('saved');
	});

	test('an event recorded after the receipt takes the container back to saved', async () => {
		const { kiosk, at } = await three();
		await kiosk.journal.acknowledge(at(3), await kiosk.receipt(3));
		await kiosk.record(stored('c-1', 'A-01'));
		expect(await kiosk.journal.proofOf(containerId('c-1'))).toBe('saved');
		expect(await kiosk.journal.proofOf(containerId('c-2'))).toBe('verified');
	});

	test('a container of another tablet counts as sent', async () => {
		const { kiosk } = await three();
		expect(await kiosk.journal.proofOf(containerId('of-another'))).toBe('sent');
	});

	test('pruning takes what is old and acknowledged, and never what is pending or the end of the chain', async () => {
		const { kiosk, at } = await three();
		const day = 24 * 60 * 60 * 1000;
		kiosk.clock.now += 31 * day;
		expect(await kiosk.journal.prune()).toBe(0);
		await kiosk.journal.acknowledge(at(2), await kiosk.receipt(2));
		expect(await kiosk.journal.prune()).toBe(2);
		await kiosk.journal.acknowledge(at(3), null);
		expect(await kiosk.journal.prune()).toBe(0);
		expect(await kiosk.journal.proofOf(containerId('c-1'))).toBe('verified');
		await kiosk.record(received('c-4'));
		expect(await pendingSeqs(kiosk)).toEqual([4]);
	});

	test('a server that lost more than is kept is told apart from a fork, and nothing is frozen', async () => {
		const { kiosk, at } = await three();
		kiosk.clock.now += 31 * 24 * 60 * 60 * 1000;
		await kiosk.journal.acknowledge(at(3), null);
		await kiosk.journal.prune();
		expect(await kiosk.journal.acknowledge(at(2), null)).toEqual(ok({ acked: 2, receipt: 'none' }));
		expect(await pendingSeqs(kiosk)).toEqual([3]);
		expect(await kiosk.journal.acknowledge(at(1), null)).toEqual({ ok: false, refusal: { kind: 'pruned', first: 3 } });
		expect(await kiosk.journal.frozen()).toBeNull();
	});
});
