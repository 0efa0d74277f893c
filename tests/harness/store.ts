/**
 * The kiosk's store in a real browser with nothing around it, for tests that kill the browser and for the bench.
 *
 * It is the product's own code; only the identity is made up, since no server is asked.
 */
import Dexie from 'dexie';
import { newContainer } from '#lib/domain/container.ts';
import { digitalIdPrefix } from '#lib/domain/codes/digital-id.ts';
import type { Uscc } from '#lib/domain/codes/uscc.ts';
import type { ContainerId, Day, DeviceId, PersonId, PointId, ShiftId } from '#lib/domain/ids.ts';
import { sha256Hex, utf8 } from '#lib/journal/bytes.ts';
import { emptyHead, headAfter, signEvent, type Draft, type SignedEvent } from '#lib/journal/event.ts';
import { makeDeviceKeys, signerOf } from '#lib/journal/keys.ts';
import { after } from '#lib/journal/project.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import { identityIn } from '#lib/storage/identity.ts';
import { kioskJournal, type NewEvent } from '#lib/storage/journal.ts';
import { containerRow, KioskDb, type ContainerRow, type EventRow, type SerialRow } from '#lib/storage/kiosk-db.ts';
import { eventRow } from '#lib/storage/write-events.ts';
import { bareRows, barePuts, sameRows, timed } from './yardsticks.ts';

// On localhost Dexie keeps notes for developers at every call; a kiosk in the field is served from elsewhere.
Dexie.debug = false;

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const now = () => Date.now();
const newId = () => uuid7(now(), random(16));
const db = new KioskDb('harness');
/** Stores of the same form, for a yardstick. */
const like = new KioskDb('like');
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
const ONE_DAY = 86_400_000;
/** As many codes a day as one lane holds. */
const A_DAY = 30;

/** Receptions so far: each has a code of its own, as in the field. */
let received = 0;

function reception(container: string): NewEvent<'container.received'> {
	const nth = received++;
	const day = new Date(Date.UTC(2026, 0, 1) + Math.floor(nth / A_DAY) * ONE_DAY).toISOString().slice(0, 10) as Day;
	const prefix = digitalIdPrefix('91330106MA2B00000X' as Uscc, '900-214-08', day);
	return {
		type: 'container.received',
		body: {
			container,
			enterprise: `E-${nth % 40}`,
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
			code: `${prefix}${String((nth % A_DAY) + 1).padStart(3, '0')}`,
			codeSource: 'assigned',
			temporary: null,
			nationalQr: null,
			day,
			photos: [],
			notices: []
		}
	};
}

const draftOf = ({ type, body }: NewEvent<'container.received'>, ms: number): Draft<'container.received'> => ({
	id: newId(),
	point,
	device,
	at: new Date(now()).toISOString(),
	monotonic: { boot: 'fill', ms },
	...author,
	type,
	body
});

function projected({ event }: SignedEvent): ContainerRow {
	const known = event as Parameters<typeof after>[1];
	const stamp = { position: null, device, seq: event.seq };
	return containerRow(after(newContainer(known.body.container as ContainerId, point), known, stamp));
}

const harness = {
	/** Makes this browser a device of its own, once. */
	async prepare(): Promise<void> {
		received = await db.containers.count();
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
	async intake(): Promise<string> {
		const container = newId();
		const written = await journal.record<never>(author, () => ({ ok: true, value: [reception(container)] }));
		if (!written.ok) throw new Error(written.refusal.kind);
		return container;
	},
	/**
	 * Fills an empty store with so many receptions, signed and projected, in big transactions: the ground that a commit
	 * stands on. Every event is one container, which is more than a real journal has.
	 */
	async fill(count: number): Promise<void> {
		const signer = signerOf((await identityIn(db).get())!);
		let head = emptyHead(device);
		const serials = new Map<string, SerialRow>();
		while (head.seq < count) {
			const events: EventRow[] = [];
			const containers: ContainerRow[] = [];
			while (events.length < 2000 && head.seq < count) {
				const signed = await signEvent(draftOf(reception(newId()), head.seq), head, signer);
				head = headAfter(signed);
				events.push(eventRow(signed));
				const row = projected(signed);
				containers.push(row);
				const prefix = row.code!.slice(0, 34);
				serials.set(prefix, {
					prefix,
					used: [...(serials.get(prefix)?.used ?? []), Number(row.code!.slice(34))],
					leases: []
				});
			}
			await db.events.bulkAdd(events);
			await db.containers.bulkAdd(containers);
		}
		await db.serials.bulkPut([...serials.values()]);
		await db.tallies.put({ id: 'stock', containers: count, net: count * 113_950 });
		await db.heads.put({ ...head, acked: 0, cursor: 0 });
	},
	/** Milliseconds of the least there is, and of the same rows with nothing of ours above them (yardsticks.ts). */
	bare: (times: number): Promise<number[]> => barePuts(times, 'strict'),
	relaxed: (times: number): Promise<number[]> => barePuts(times, 'relaxed'),
	/** How many rows the bare puts have left. */
	rows: (): Promise<number> => bareRows(),
	sameRows: (times: number): Promise<number[]> => sameRows(db, like, times),
	/** Milliseconds of an intake, from the call until it is durable. */
	commits: (times: number): Promise<number[]> => timed(times, () => harness.intake()),
	/** Milliseconds of making an event alone: canonical bytes, checks of its form, hash and signature. */
	async signing(times: number): Promise<number[]> {
		const signer = signerOf((await identityIn(db).get())!);
		const taken = await timed(times, (nth) => signEvent(draftOf(reception(newId()), nth), emptyHead(device), signer));
		received -= times;
		return taken;
	},
	/** Milliseconds of the hash and the signature over bytes of an event's size, and nothing else. */
	async hashing(times: number): Promise<number[]> {
		const signer = signerOf((await identityIn(db).get())!);
		const bytes = utf8('x'.repeat(1100));
		return timed(times, () => Promise.all([sha256Hex(bytes), signer.sign(bytes)]));
	},
	/** Everything that is durable: the containers shown, and the chain of events. */
	async contents(): Promise<{
		containers: string[];
		events: { subject: string | null; seq: number; bytes: string; hash: string; sig: string }[];
		head: unknown;
		key: { alg: 'EdDSA' | 'ES256'; publicKey: string };
	}> {
		const self = (await identityIn(db).get())!;
		return {
			containers: (await db.containers.toCollection().primaryKeys()) as string[],
			events: (await db.events.toArray()).map(({ subject, seq, bytes, hash, sig }) => ({
				subject,
				seq,
				bytes,
				hash,
				sig
			})),
			head: await db.heads.get(device),
			key: { alg: self.alg, publicKey: self.publicKey }
		};
	}
};

export type Harness = typeof harness;
Object.assign(window, { harness });
