/**
 * The one way an event comes into being: decided, signed, and written together with what it changes, or not at all.
 *
 * Keys and hashes are used before the transaction, since waiting for anything else ends it. The chain's end is therefore
 * compared once more inside.
 */
import type { ContainerId, PersonId, ShiftId } from '#lib/domain/ids.ts';
import type { Container } from '#lib/domain/container.ts';
import { laneRange, type SerialRange } from '#lib/domain/codes/serials.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type { Body, EventType } from '#lib/journal/bodies.ts';
import { headAfter, signEvent, type Draft, type SignedEvent } from '#lib/journal/event.ts';
import { signerOf } from '#lib/journal/keys.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import { headOf } from './head.ts';
import { identityIn, type Identity } from './identity.ts';
import type { KioskDb } from './kiosk-db.ts';
import type { Recalled } from './recalled.ts';
import { usedSerials } from './serials.ts';
import { writeEvents, type Standing } from './write-events.ts';

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
	/** Where several carry one code (an intake that was undone leaves its record), one that is not voided. */
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
/** Asked again when another page wrote meanwhile: it goes by what it reads and changes nothing. */
export type Decide<Refusal> = (read: RecordReader) => Promise<Decision<Refusal>> | Decision<Refusal>;

export const JOURNAL_LOCK = 'wuji-journal';

/**
 * Where the last write of this page left the tablet, so that the next need not ask. Another page may have written since,
 * or the device may have been frozen: the transaction sees that, and then it is asked and decided anew.
 */
export type Remembered = { standing: Standing | null; rows: Recalled };

/** Called under the lock. */
export async function recordEvents<Refusal>(
	db: KioskDb,
	ports: JournalPorts,
	remembered: Remembered,
	author: Author,
	decide: Decide<Refusal>
): Promise<Result<SignedEvent[], Refusal | RecordRefusal>> {
	const attempt = async (standing: Standing) => {
		const written = await recordOn(db, ports, { ...standing, rows: remembered.rows }, author, decide);
		const last = written.ok && written.value.at(-1);
		if (last) remembered.standing = { ...standing, head: headAfter(last) };
		return written;
	};
	if (remembered.standing) {
		const written = await attempt(remembered.standing);
		if (written.ok || (written.refusal as RecordRefusal).kind !== 'chain-moved') return written;
		remembered.standing = null;
	}
	const identity = await identityIn(db).get();
	if (!identity) return refuse({ kind: 'not-enrolled' });
	if (identity.frozen) return refuse({ kind: 'frozen' });
	return attempt({ identity, head: await headOf(db, identity.device) });
}

async function recordOn<Refusal>(
	db: KioskDb,
	ports: JournalPorts,
	{ rows, ...standing }: Standing & Pick<Remembered, 'rows'>,
	author: Author,
	decide: Decide<Refusal>
): Promise<Result<SignedEvent[], Refusal | RecordRefusal>> {
	const now = ports.now();
	const decision = await decide(readerOf(db, standing.identity, now));
	if (!decision.ok) return decision;
	if (decision.value.length === 0) return ok([]);
	const signed = await signAll(decision.value, { ...standing, author, now }, ports);
	const written = await writeEvents(db, rows, standing, signed);
	if (written.ok || written.refusal.kind !== 'storage-full' || !(await ports.releaseReserve())) return written;
	return writeEvents(db, rows, standing, signed);
}

const readerOf = (db: KioskDb, identity: Identity, now: number): RecordReader => ({
	now,
	serialsFor: async (prefix) => {
		const { used, leases } = await usedSerials(db, prefix);
		return { ranges: identity.lane === null ? leases : [laneRange(identity.lane), ...leases], used };
	},
	containerWithCode: async (code) => {
		const held = (await db.containers.where('code').equals(code).limit(10).toArray()).map(({ container }) => container);
		return held.find(({ voided }) => !voided) ?? held[0];
	},
	container: async (id) => (await db.containers.get(id))?.container
});

type Chain = Standing & { author: Author; now: number };

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
