import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from '@playwright/test';
import { makeDeviceKeys } from '#lib/journal/keys.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import type { ContainerId, PersonId } from '#lib/domain/ids.ts';
import { identityIn } from '#lib/storage/identity.ts';
import { kioskJournal } from '#lib/storage/journal.ts';
import { KioskDb } from '#lib/storage/kiosk-db.ts';
import { enrol } from '#lib/sync/enrol.ts';
import { push } from '#lib/sync/push.ts';
import { enrolWire, syncWire } from '#lib/sync/wire.ts';
import { Stack } from '../e2e/stack.ts';

const KILLS = Number(process.env['WUJI_KILLS'] ?? 20);
const EVENTS = 200;

test(`nothing is lost or doubled when the server is killed during a push of ${EVENTS} events, ${KILLS} times`, async () => {
	test.setTimeout(KILLS * 30_000);
	const stack = await Stack.start();
	try {
		const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
		const db = new KioskDb('kiosk', { indexedDB: new IDBFactory(), IDBKeyRange });
		const held = new Map<string, Promise<unknown>>();
		const locks = {
			request: (name: string, work: () => Promise<unknown>) => {
				const next = (held.get(name) ?? Promise.resolve()).then(work, work);
				held.set(name, next);
				return next;
			}
		} as never as Pick<LockManager, 'request'>;
		const journal = kioskJournal(db, {
			now: Date.now,
			monotonic: () => ({ boot: 'test', ms: Math.floor(performance.now()) }),
			random,
			locks,
			releaseReserve: async () => false
		});
		const line = { fetch, base: stack.office };
		const enrolled = await enrol(
			{ code: await stack.enrolmentCode(), name: 'fault test', now: Date.now() },
			enrolWire(line),
			() => makeDeviceKeys()
		);
		if (!enrolled.ok) throw new Error(enrolled.refusal.kind);
		await identityIn(db).put(enrolled.value);
		const wire = syncWire(line, enrolled.value);
		const contact = async () => undefined;
		let cut = 0;

		for (let kill = 0; kill < KILLS; kill++) {
			const containers = Array.from({ length: EVENTS }, () => uuid7(Date.now(), random(16)) as ContainerId);
			const written = await journal.record<never>({ actor: 'staff-01' as PersonId, shift: null }, () => ({
				ok: true,
				value: containers.map((container) => ({ type: 'label.verified', body: { container, text: `round ${kill}` } }))
			}));
			expect(written.ok).toBe(true);
			// The kill falls at another moment of the push each time: from before the request is read to after its answer.
			const pushing = push({ journal, wire, largestBatch: EVENTS, contact } as never);
			await new Promise((resolve) => setTimeout(resolve, (kill % 20) * 12));
			await stack.killServer();
			if ((await pushing).end.kind !== 'done') cut++;
			await stack.restartServer();
			const again = await push({ journal, wire, largestBatch: EVENTS, contact } as never);
			expect(again.end.kind).toBe('done');
			expect((await journal.pendingCount()).count).toBe(0);
		}
		expect(cut).toBeGreaterThan(0);

		const { out, code } = await stack.wuji('check');
		expect(code, out).toBe(0);
		const verified = await stack.wuji('verify', '--db');
		expect(verified.code, verified.out).toBe(0);
		const stored = await stack.eventsOf(enrolled.value.device);
		expect(stored).toHaveLength(KILLS * EVENTS);
		expect(new Set(stored).size).toBe(KILLS * EVENTS);
		console.log(`${KILLS} kills (${cut} of them cut a push), ${stored.length} events, 0 lost, 0 doubled`);
	} finally {
		await stack.stop();
	}
});
