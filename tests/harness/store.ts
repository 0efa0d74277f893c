/**
 * The kiosk's store in a real browser with nothing around it, for tests that kill the browser and for the bench.
 *
 * It is the product's own code; only the identity is made up, since no server is asked.
 */
import { emptyHead } from '#lib/journal/event.ts';
import { makeDeviceKeys, signerOf } from '#lib/journal/keys.ts';
import { signEvent } from '#lib/journal/event.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import { identityIn } from '#lib/storage/identity.ts';
import { kioskJournal, type NewEvent } from '#lib/storage/journal.ts';
import { KioskDb } from '#lib/storage/kiosk-db.ts';
import type { ContainerId, DeviceId, PersonId, PointId, ShiftId } from '#lib/domain/ids.ts';

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const now = () => Date.now();
const db = new KioskDb('harness');
const journal = kioskJournal(db, {
	now,
	monotonic: () => ({ boot: 'harness', ms: Math.floor(performance.now()) }),
	random,
	locks: navigator.locks,
	releaseReserve: async () => false
});
const device = 'K-HARNESS' as DeviceId;
const point = '330106-01' as PointId;
const author = { actor: 'staff-01' as PersonId, shift: 'shift' as ShiftId };

const received = (container: string, serial: number): NewEvent => ({
	type: 'container.received',
	body: {
		container,
		enterprise: 'E-0001',
		enterpriseName: '示例汽修厂',
		waste: '900-214-08',
		edition: '2025',
		hazards: ['T', 'I'],
		form: 'liquid',
		packaging: 'steel-drum-200',
		weighing: {
			gross: 132_450,
			tare: 18_500,
			net: 113_950,
			tareSource: 'preset',
			scale: { id: 'A9-01', protocol: 'yaohua-a9', division: 50, max: 300_000 },
			stableBy: 'window',
			frames: Array.from({ length: 12 }, () => '022b30313332343532313903')
		},
		code: `91330106MA2B00000X9002140820261122${String(serial % 1000).padStart(3, '0')}`.slice(0, 37),
		codeSource: 'arrived',
		temporary: null,
		nationalQr: null,
		day: '2026-11-22',
		photos: [],
		notices: []
	}
});

const harness = {
	/** Makes this browser a device of its own, once. */
	async prepare(): Promise<void> {
		if (await identityIn(db).get()) return;
		const keys = await makeDeviceKeys();
		await identityIn(db).put({
			device,
			point,
			name: 'harness',
			...keys,
			token: 'none',
			lane: 0,
			server: { alg: 'EdDSA', publicKey: keys.publicKey },
			enrolledAt: now(),
			twins: null,
			frozen: null
		});
	},
	/** One intake; its id when the strict transaction's promise has resolved. */
	async intake(serial: number): Promise<string> {
		const container = uuid7(now(), random(16));
		const written = await journal.record<never>(author, () => ({ ok: true, value: [received(container, serial)] }));
		if (!written.ok) throw new Error(written.refusal.kind);
		return container;
	},
	/** Fills the journal with signed events without waiting for each to be durable: the ground that a commit stands on. */
	async fill(count: number): Promise<void> {
		const self = (await identityIn(db).get())!;
		const signer = signerOf(self);
		let head = emptyHead(device);
		for (let done = 0; done < count; ) {
			const rows = [];
			for (let batch = 0; batch < 2000 && done < count; batch++, done++) {
				const { type, body } = received(uuid7(now(), random(16)), done);
				const draft = { id: uuid7(now(), random(16)), point, device, at: new Date(now()).toISOString(), monotonic: { boot: 'fill', ms: done }, ...author, type, body };
				const { event, sealed } = await signEvent(draft, head, signer);
				head = { device, seq: event.seq, hash: sealed.hash };
				const subject = (event.body as { container: ContainerId }).container;
				rows.push({ device, seq: event.seq, id: event.id, type: event.type, subject, at: event.at, position: null, ...sealed });
			}
			await db.events.bulkAdd(rows);
		}
		await db.heads.put({ ...head, acked: 0, cursor: 0 });
	},
	/** Milliseconds of one strict transaction that puts one row of about an event's size: the yardstick. */
	async bare(times: number): Promise<number[]> {
		const opening = indexedDB.open('bare', 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'id' });
		const bare = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)));
		const text = 'x'.repeat(1100);
		const taken: number[] = [];
		for (let id = 0; id < times; id++) {
			const from = performance.now();
			await new Promise<void>((resolve) => {
				const transaction = bare.transaction('rows', 'readwrite', { durability: 'strict' });
				transaction.objectStore('rows').put({ id: `${from}-${id}`, text });
				transaction.oncomplete = () => resolve();
			});
			taken.push(performance.now() - from);
		}
		return taken;
	},
	async commits(times: number): Promise<number[]> {
		const taken: number[] = [];
		for (let serial = 0; serial < times; serial++) {
			const from = performance.now();
			await harness.intake(serial);
			taken.push(performance.now() - from);
		}
		return taken;
	},
	/** Everything that is durable: the containers shown, and the chain of events. */
	async contents(): Promise<{ containers: string[]; events: { subject: string | null; seq: number; bytes: string; hash: string; sig: string }[]; head: unknown; key: { alg: 'EdDSA' | 'ES256'; publicKey: string } }> {
		const self = (await identityIn(db).get())!;
		return {
			containers: (await db.containers.toCollection().primaryKeys()) as string[],
			events: (await db.events.toArray()).map(({ subject, seq, bytes, hash, sig }) => ({ subject, seq, bytes, hash, sig })),
			head: await db.heads.get(device),
			key: { alg: self.alg, publicKey: self.publicKey }
		};
	}
};

export type Harness = typeof harness;
Object.assign(window, { harness });
