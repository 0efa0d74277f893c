/**
 * The one way an event comes into being: decided, signed, and written together with what it changes, or not at all.
 *
 * Keys and hashes are used before the transaction, since waiting for anything else ends it. The chain's end is therefore
 * compared once more inside.
 */
import type { ContainerId, DeviceId, PersonId, ShiftId } from '#lib/domain/ids.ts';
import type { Container } from '#lib/domain/container.ts';
import { laneRange, type SerialRange } from '#lib/domain/codes/serials.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type { Body, EventType } from '#lib/journal/bodies.ts';
import { emptyHead, headAfter, signEvent, type Draft, type Head, type SignedEvent } from '#lib/journal/event.ts';
import { signerOf } from '#lib/journal/keys.ts';
import { project } from '#lib/journal/project.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import { identityIn, type Identity } from './identity.ts';
import { isStorageFull, type EventRow, type HeadRow, type KioskDb } from './kiosk-db.ts';
import { projectionIn } from './projection.ts';
import { noteSerials, usedSerials } from './serials.ts';

export type NewEvent<T extends EventType = EventType> = { [Type in T]: { type: Type; body: Body<Type> } }[T];

export type RecordRefusal =
	| { kind: 'not-enrolled' }
	/** The chain split or the device was revoked: it writes no more. */
	| { kind: 'frozen' }
	/** Nothing was written; photos must go or be sent before anything else can be. */
	| { kind: 'storage-full' }
	/** Another page wrote past the lock; deciding anew will do. */
	| { kind: 'chain-moved' };

/** What a decision may look at, all of it as it stands under the lock. */
export type RecordReader = {
	/** Serials this device may give out under a prefix (34 characters), and those that are taken as far as is known here. */
	serialsFor(prefix: string): Promise<{ ranges: SerialRange[]; used: Set<number> }>;
	containerWithCode(code: string): Promise<Container | undefined>;
	container(id: ContainerId): Promise<Container | undefined>;
	/** Milliseconds since 1970: the time that the events will carry. */
	now: number;
};

export type JournalPorts = {
	now(): number;
	/** Whole milliseconds since `boot`, a name for one run of a clock that no user can set. */
	monotonic(): { boot: string; ms: number };
	random(count: number): Uint8Array;
	locks: Pick<LockManager, 'request'>;
	/** Gives up the reserved space (storage/photos.ts); false when there is none left. */
	releaseReserve(): Promise<boolean>;
};

export type Author = { actor: PersonId; shift: ShiftId | null };
export type Decision<Refusal> = Result<NewEvent[], Refusal>;

export const JOURNAL_LOCK = 'wuji-journal';

export const headOf = async (db: KioskDb, device: DeviceId): Promise<HeadRow> =>
	(await db.heads.get(device)) ?? { ...emptyHead(device), acked: 0, cursor: null };

/** Called under the lock. */
export async function recordEvents<Refusal>(
	db: KioskDb,
	ports: JournalPorts,
	author: Author,
	decide: (read: RecordReader) => Promise<Decision<Refusal>> | Decision<Refusal>
): Promise<Result<SignedEvent[], Refusal | RecordRefusal>> {
	const [identity, heads] = await Promise.all([identityIn(db).get(), db.heads.toArray()]);
	if (!identity) return refuse({ kind: 'not-enrolled' });
	if (identity.frozen) return refuse({ kind: 'frozen' });
	const head = heads.find(({ device }) => device === identity.device) ?? emptyHead(identity.device);
	const now = ports.now();
	const decision = await decide(readerOf(db, identity, now));
	if (!decision.ok) return decision;
	if (decision.value.length === 0) return ok([]);
	const signed = await signAll(decision.value, { identity, author, head, now }, ports);
	const written = await write(db, head, signed);
	if (written.ok || written.refusal.kind !== 'storage-full' || !(await ports.releaseReserve())) return written;
	return write(db, head, signed);
}

const readerOf = (db: KioskDb, identity: Identity, now: number): RecordReader => ({
	now,
	serialsFor: async (prefix) => {
		const { used, leases } = await usedSerials(db, prefix);
		return { ranges: identity.lane === null ? leases : [laneRange(identity.lane), ...leases], used };
	},
	containerWithCode: async (code) => (await db.containers.where('code').equals(code).first())?.container,
	container: async (id) => (await db.containers.get(id))?.container
});

type Chain = { identity: Identity; author: Author; head: Head; now: number };

async function signAll(
	events: NewEvent[],
	{ identity, author, head, now }: Chain,
	ports: JournalPorts
): Promise<SignedEvent[]> {
	const signer = signerOf(identity);
	const signed: SignedEvent[] = [];
	let end = head;
	for (const { type, body } of events) {
		const draft: Draft = {
			id: uuid7(now, ports.random(16)),
			point: identity.point,
			device: identity.device,
			at: new Date(now).toISOString(),
			monotonic: ports.monotonic(),
			...author,
			type,
			body
		};
		const next = await signEvent(draft, { device: end.device, seq: end.seq, hash: end.hash }, signer);
		signed.push(next);
		end = headAfter(next);
	}
	return signed;
}

class ChainMoved extends Error {}

async function write(db: KioskDb, head: Head, signed: SignedEvent[]): Promise<Result<SignedEvent[], RecordRefusal>> {
	try {
		await db.transaction('rw', [db.events, db.heads, db.serials, ...db.projection], async () => {
			// Side by side: a request takes the browser longer than its work, and none of these needs another's answer.
			await Promise.all([prolong(db, head, signed), projectAll(db, signed), noteSerials(db, signed)]);
		});
		return ok(signed);
	} catch (fault) {
		if (fault instanceof ChainMoved) return refuse({ kind: 'chain-moved' });
		if (isStorageFull(fault)) return refuse({ kind: 'storage-full' });
		throw fault;
	}
}

/** Puts the events behind the end of the chain, if that is still where they were signed for. */
async function prolong(db: KioskDb, head: Head, signed: readonly SignedEvent[]): Promise<void> {
	const current = await headOf(db, head.device);
	if (current.seq !== head.seq || current.hash !== head.hash) throw new ChainMoved();
	const next = { ...current, ...headAfter(signed.at(-1)!) };
	await Promise.all([db.events.bulkAdd(signed.map(eventRow)), db.heads.put(next)]);
}

async function projectAll(db: KioskDb, signed: readonly SignedEvent[]): Promise<void> {
	const projection = projectionIn(db);
	const events = signed.map(({ event }) => event);
	await projection.foresee(events);
	for (const event of events) await project(event, null, projection);
	await projection.close();
}

/** An own event as a row, not yet known to the server. */
export function eventRow({ event, sealed }: SignedEvent): EventRow {
	const { device, seq, id, type, at, body } = event;
	const subject = typeof body.container === 'string' ? (body.container as ContainerId) : null;
	return { device, seq, id, type, subject, at, position: null, ...sealed };
}
