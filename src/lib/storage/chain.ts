/**
 * This tablet's chain and how much of it the server holds.
 *
 * Pending is every event above `acked`, and nothing else says so. `acked` follows the server's own head, back as well as
 * forward: that is how a server restored from yesterday's copy is filled again.
 */
import Dexie from 'dexie';
import type { PushRequest } from '#lib/contract/sync.ts';
import type { DeviceId } from '#lib/domain/ids.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { verifierOf } from '#lib/journal/keys.ts';
import { receiptHolds, type Receipt } from '#lib/journal/receipt.ts';
import { headOf } from './head.ts';
import { identityIn, type Identity } from './identity.ts';
import type { HeadRow, KioskDb } from './kiosk-db.ts';

export type PendingEvent = PushRequest['events'][number];
export type PendingCount = { count: number; oldestAt: string | null };

/** `receipt` says what became of it: 'false' = its signature does not hold under the pinned key, and it was not kept. */
export type Acknowledged = { acked: number; receipt: 'kept' | 'none' | 'false' };
export type AcknowledgeRefusal =
	| { kind: 'not-enrolled' }
	/** The server's chain of this device is not ours: the device is now frozen. */
	| { kind: 'fork' }
	/** The server lost more than is still kept here. The events from `first` on are, and wait for a person. */
	| { kind: 'pruned'; first: number };

/** The next events to send, in order, at most `limit`. */
export async function pendingEvents(db: KioskDb, device: DeviceId, limit: number): Promise<PendingEvent[]> {
	const { acked } = await headOf(db, device);
	const rows = await db.events
		.where('[device+seq]')
		.between([device, acked + 1], [device, Dexie.maxKey])
		.limit(limit)
		.toArray();
	return rows.map(({ seq, bytes, hash, sig }) => ({ seq, prev: prevOf(bytes), bytes, hash, sig }));
}

export async function pendingCount(db: KioskDb, device: DeviceId): Promise<PendingCount> {
	const { seq, acked } = await headOf(db, device);
	if (seq <= acked) return { count: 0, oldestAt: null };
	return { count: seq - acked, oldestAt: (await db.events.get([device, acked + 1]))?.at ?? null };
}

export async function acknowledge(
	db: KioskDb,
	identity: Identity,
	head: { seq: number; hash: string },
	receipt: Receipt | null
): Promise<Result<Acknowledged, AcknowledgeRefusal>> {
	const { device } = identity;
	const signed = receipt !== null && (await isSigned(receipt, identity));
	return db.transaction('rw', db.heads, db.events, db.receipts, db.identity, async () => {
		const own = await headOf(db, device);
		const hash = await hashAt(db, own, head.seq);
		if (hash === undefined) return refuse({ kind: 'pruned', first: (await firstKept(db, device)) ?? own.seq + 1 });
		if (hash !== head.hash) {
			await identityIn(db).freeze('fork');
			return refuse({ kind: 'fork' });
		}
		// A server that went back gives new positions to what it gets again, so the projection is taken anew.
		const cursor = head.seq < own.acked ? null : own.cursor;
		await db.heads.put({ ...own, acked: head.seq, cursor });
		// The answer to events that were sent twice is a receipt for those, below the head.
		const holds = signed && receipt.seq <= head.seq && (await hashAt(db, own, receipt.seq)) === receipt.hash;
		if (holds) await db.receipts.put(receipt);
		return ok({ acked: head.seq, receipt: receipt === null ? 'none' : holds ? 'kept' : 'false' });
	});
}

/**
 * Removes own events that the server holds and that are older than so many days. The last event of the chain always stays.
 *
 * @returns how many were removed.
 */
export const pruneEvents = (db: KioskDb, device: DeviceId, olderThan: number): Promise<number> =>
	db.transaction('rw', db.events, db.heads, async () => {
		const { seq, acked } = await headOf(db, device);
		const chain = db.events
			.where('[device+seq]')
			.between([device, Dexie.minKey], [device, Math.min(acked, seq - 1)], true, true);
		// From the oldest on, and no further than the first that stays: a clock that was wrong for a day leaves no hole.
		const stays = await chain
			.clone()
			.filter(({ at }) => Date.parse(at) >= olderThan)
			.first();
		const last = stays ? stays.seq - 1 : Math.min(acked, seq - 1);
		return db.events.where('[device+seq]').between([device, Dexie.minKey], [device, last], true, true).delete();
	});

/** Undefined where the event was pruned; of the last pruned one its successor still tells. */
async function hashAt(db: KioskDb, own: HeadRow, seq: number): Promise<string | undefined> {
	if (seq === own.seq) return own.hash;
	// More than we ever wrote, as the server sees it: this tablet's store went back, and the next event would split the chain.
	if (seq > own.seq) return 'none';
	const event = await db.events.get([own.device, seq]);
	if (event) return event.hash;
	const next = await db.events.get([own.device, seq + 1]);
	return next && prevOf(next.bytes);
}

const firstKept = async (db: KioskDb, device: DeviceId): Promise<number | undefined> =>
	(await db.events.where('[device+seq]').between([device, Dexie.minKey], [device, Dexie.maxKey]).first())?.seq;

async function isSigned(receipt: Receipt, { device, server }: Identity): Promise<boolean> {
	if (receipt.device !== device) return false;
	const verify = await verifierOf(server.alg, server.publicKey);
	return verify !== undefined && receiptHolds(receipt, verify);
}

const prevOf = (bytes: string): string => (JSON.parse(bytes) as { prev: string }).prev;
