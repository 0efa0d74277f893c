/** A tablet for tests: its own IndexedDB in memory, a clock that is set by hand, real keys, and bodies of events. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { ContainerId, Day, DeviceId, PersonId, PointId } from '#lib/domain/ids.ts';
import { ok } from '#lib/domain/result.ts';
import type { Body } from '#lib/journal/bodies.ts';
import { toBase64url } from '#lib/journal/bytes.ts';
import { makeDeviceKeys, signerOf, type DeviceKeys } from '#lib/journal/keys.ts';
import { receiptBytes, type Receipt } from '#lib/journal/receipt.ts';
import { identityIn, type Identity } from './identity.ts';
import { kioskJournal, type Author, type KioskJournal, type NewEvent } from './journal.ts';
import { KioskDb } from './kiosk-db.ts';

export const POINT = '330106-01' as PointId;
export const UNIT = '91330106MA2CFTQ34K';
export const STAFF: Author = { actor: 'p-1' as PersonId, shift: null };

/** Web Locks of one browser. */
export function memoryLocks(): Pick<LockManager, 'request'> {
	const tails = new Map<string, Promise<unknown>>();
	const request = (name: string, work: () => unknown) => {
		const turn = (tails.get(name) ?? Promise.resolve()).then(work);
		tails.set(
			name,
			turn.catch(() => undefined)
		);
		return turn;
	};
	return { request } as unknown as Pick<LockManager, 'request'>;
}

let named = 0;
const countingRandom = (count: number): Uint8Array => {
	const bytes = new Uint8Array(count);
	named++;
	for (let at = 0; at < 6 && at < count; at++) bytes[count - 1 - at] = Math.floor(named / 256 ** at) % 256;
	return bytes;
};

export type TestKiosk = {
	db: KioskDb;
	journal: KioskJournal;
	identity: Identity;
	clock: { now: number };
	factory: IDBFactory;
	/** Records events; throws when that is refused. */
	record(...events: NewEvent[]): Promise<void>;
	/** What the server would sign for the own event at `seq`. */
	receipt(seq: number, position?: number): Promise<Receipt>;
	/** The same tablet after a reload. */
	reload(): TestKiosk;
	/** A second page on the same tablet that does not share the lock. */
	beside(): TestKiosk;
};

type Making = { device?: string; lane?: number | null; server?: DeviceKeys; releaseReserve?: () => Promise<boolean> };

export async function testKiosk({ device = 'd-1', lane = 0, server, releaseReserve }: Making = {}): Promise<TestKiosk> {
	const [keys, serverKeys] = await Promise.all([makeDeviceKeys('ES256'), server ?? makeDeviceKeys('ES256')]);
	const identity: Identity = {
		...keys,
		device: device as DeviceId,
		point: POINT,
		name: 'Tablet',
		token: 'token',
		lane,
		server: { alg: serverKeys.alg, publicKey: serverKeys.publicKey },
		enrolledAt: 0,
		twins: null,
		frozen: null
	};
	const factory = new IDBFactory();
	const clock = { now: Date.parse('2026-11-22T01:00:00.000Z') };
	const open = (): TestKiosk => {
		const db = new KioskDb('wuji', { indexedDB: factory, IDBKeyRange });
		const journal = kioskJournal(db, {
			now: () => clock.now,
			monotonic: () => ({ boot: 'boot-1', ms: clock.now % 1e9 }),
			random: countingRandom,
			locks: memoryLocks(),
			releaseReserve: releaseReserve ?? (async () => false)
		});
		return {
			db,
			journal,
			identity,
			clock,
			factory,
			record: async (...events) => {
				const written = await journal.record(STAFF, () => ok(events));
				if (!written.ok) throw new Error(`refused: ${JSON.stringify(written.refusal)}`);
			},
			receipt: async (seq, position = seq) => {
				const { hash } = (await db.events.get([identity.device, seq]))!;
				const said = { device: identity.device, seq, hash, position, time: '2026-11-22T01:00:01.000Z' };
				return { ...said, sig: toBase64url(await signerOf(serverKeys).sign(receiptBytes(said))) };
			},
			reload: () => {
				db.close();
				return open();
			},
			beside: open
		};
	};
	const kiosk = open();
	await identityIn(kiosk.db).put(identity);
	return kiosk;
}

export const code = (serial: number, waste = '90021408', day = '20261122'): string =>
	`${UNIT}${waste}${day}${String(serial).padStart(3, '0')}`;

export function received(
	container: string,
	change: Partial<Body<'container.received'>> = {}
): NewEvent<'container.received'> {
	const body: Body<'container.received'> = {
		container,
		enterprise: 'E-1',
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
			scale: { id: 's-1', protocol: 'yaohua-a9', division: 50, max: 300_000 },
			stableBy: 'window',
			frames: []
		},
		code: null,
		codeSource: 'pending',
		temporary: `T-${container}`,
		nationalQr: null,
		day: '2026-11-22' as Day,
		photos: [],
		notices: [],
		...change
	};
	return { type: 'container.received', body };
}

export const stored = (container: string, slot: string): NewEvent<'container.stored'> => ({
	type: 'container.stored',
	body: { container, slot, how: 'scan' }
});
export const coded = (container: string, text: string): NewEvent<'container.coded'> => ({
	type: 'container.coded',
	body: { container, code: text }
});
export const voided = (container: string): NewEvent<'container.voided'> => ({
	type: 'container.voided',
	body: { container, reason: 'mistake', note: '' }
});
export const printed = (container: string): NewEvent<'label.printed'> => ({
	type: 'label.printed',
	body: { container, copy: 1, printer: 'twin', millimetres: 150 }
});
export const verified = (container: string): NewEvent<'label.verified'> => ({
	type: 'label.verified',
	body: { container, text: 'x' }
});
export const containerId = (text: string) => text as ContainerId;
