/**
 * What comes down from the server: events in the point's order, or the whole projection at a position.
 *
 * A page of events and the cursor behind it are written together. Nothing is skipped: a hole, or another history at a
 * position that was already pulled, stops the page before anything is written.
 */
import type { PullAnswer, SnapshotAnswer } from '#lib/contract/sync.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { openSealed, type SignedEvent } from '#lib/journal/event.ts';
import { rowKinds, type RowKind, type Rows } from '#lib/journal/project.ts';
import { parseCanonical } from '#lib/journal/canonical.ts';
import { headOf } from './head.ts';
import { identityIn, type Identity } from './identity.ts';
import type { HeadRow, KioskDb } from './kiosk-db.ts';
import { projectionIn } from './projection.ts';

export type PullRefusal =
	| { kind: 'not-enrolled' }
	/** The page does not follow what was asked for. */
	| { kind: 'gap'; expected: number; found: number }
	/** Not the bytes, the hash or the point that an event must have. */
	| { kind: 'damaged'; position: number }
	/** The server has another history than the one pulled before: it was restored, and a snapshot is needed. */
	| { kind: 'restored' }
	/** The server has an event of this device that this device never wrote: the device is now frozen. */
	| { kind: 'fork' };

export type SnapshotRefusal = { kind: 'not-enrolled' } | { kind: 'damaged' };

/** How many positions back the hashes are kept. */
export const TRAIL = 200;

type Pulled = { position: number; signed: SignedEvent };

/** @param after the position that was asked after; at most the cursor, less to see whether the history there is still the same. */
export async function applyPulled(
	db: KioskDb,
	identity: Identity,
	events: PullAnswer['events'],
	next: number,
	after: number
): Promise<Result<{ cursor: number }, PullRefusal>> {
	const page: Pulled[] = [];
	for (const { position, ...sealed } of events) {
		const opened = await openSealed(sealed);
		if (!opened.ok || opened.value.event.point !== identity.point) return refuse({ kind: 'damaged', position });
		page.push({ position, signed: opened.value });
	}
	return db.transaction('rw', [db.events, db.heads, db.trail, db.identity, ...db.projection], async () => {
		const own = await headOf(db, identity.device);
		const cursor = own.cursor ?? 0;
		const fault = (await faultOf(db, page, { after, next, cursor })) ?? (await forkOf(db, page, own));
		if (fault?.kind === 'restored') await db.heads.put({ ...own, cursor: null });
		if (fault?.kind === 'fork') await identityIn(db).freeze('fork');
		if (fault) return refuse(fault);
		await db.trail.bulkPut(page.map(({ position, signed }) => ({ position, hash: signed.sealed.hash })));
		const fresh = page.filter(({ position }) => position > cursor);
		if (fresh.length === 0) return ok({ cursor });
		const projection = projectionIn(db);
		await projection.foresee(fresh.map(({ signed }) => signed.event));
		for (const { position, signed } of fresh) {
			await projection.take(signed.event, position);
			const { device, seq } = signed.event;
			if (device === own.device) await db.events.where('[device+seq]').equals([device, seq]).modify({ position });
		}
		await projection.close();
		const last = fresh.at(-1)!.position;
		await db.trail
			.where('position')
			.belowOrEqual(last - TRAIL)
			.delete();
		await db.heads.put({ ...own, cursor: last });
		return ok({ cursor: last });
	});
}

async function faultOf(
	db: KioskDb,
	page: Pulled[],
	at: { after: number; next: number; cursor: number }
): Promise<PullRefusal | undefined> {
	for (const [index, { position, signed }] of page.entries()) {
		const expected = at.after + 1 + index;
		if (position !== expected) return { kind: 'gap', expected, found: position };
		if (position > at.cursor) continue;
		const known = await db.trail.get(position);
		if (known && known.hash !== signed.sealed.hash) return { kind: 'restored' };
	}
	const last = at.after + page.length;
	// Nothing behind a position, where there was something before.
	if (page.length === 0 && at.after < at.cursor) return { kind: 'restored' };
	return at.next === last ? undefined : { kind: 'gap', expected: last, found: at.next };
}

async function forkOf(db: KioskDb, page: Pulled[], own: HeadRow): Promise<PullRefusal | undefined> {
	for (const { signed } of page) {
		const { device, seq } = signed.event;
		if (device !== own.device) continue;
		const row = await db.events.get([device, seq]);
		// A row that is gone was pruned, unless the chain here never reached it.
		if (row ? row.hash !== signed.sealed.hash : seq > own.seq) return { kind: 'fork' };
	}
	return undefined;
}

/**
 * Replaces the projection by the server's, and puts the events on top that the server did not hold when it was taken:
 * so it is to be asked for after a push, when `acked` is what the server says.
 *
 * @param behind the last events up to the snapshot's position. Without them a server that is restored before the next
 * pull could not be told from the one that made the snapshot.
 */
export function loadSnapshot(
	db: KioskDb,
	identity: Identity,
	snapshot: SnapshotAnswer,
	behind: PullAnswer['events']
): Promise<Result<void, SnapshotRefusal>> {
	const rows = snapshot.rows.filter(({ kind }) => rowKinds.includes(kind as RowKind));
	if (rows.some(({ row }) => typeof row.id !== 'string')) return Promise.resolve(refuse({ kind: 'damaged' }));
	const trail = behind.filter(({ position }) => position <= snapshot.position);
	return db.transaction('rw', [db.events, db.heads, db.trail, ...db.projection], async () => {
		const own = await headOf(db, identity.device);
		for (const table of [...db.projection, db.trail]) await table.clear();
		await db.trail.bulkPut(trail.map(({ position, hash }) => ({ position, hash })));
		const projection = projectionIn(db);
		for (const { kind, row } of rows) await projection.put(kind as RowKind, row as unknown as Rows[RowKind]);
		const chain = db.events.where('[device+seq]');
		const unsent = await chain.between([own.device, own.acked + 1], [own.device, own.seq], true, true).toArray();
		for (const { bytes } of unsent) {
			const event = parseCanonical(bytes);
			if (event.ok) await projection.take(event.value as unknown as SignedEvent['event'], null);
		}
		await projection.close();
		await db.heads.put({ ...own, cursor: snapshot.position });
		return ok(undefined);
	});
}
