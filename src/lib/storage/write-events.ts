/**
 * The one transaction that makes signed events durable, together with what they change and the end of the chain.
 *
 * What was signed for is compared once more inside: who this tablet is, that it may write, and where its chain ends.
 */
import type { ContainerId } from '#lib/domain/ids.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { headAfter, type Head, type SignedEvent } from '#lib/journal/event.ts';
import { headOf } from './head.ts';
import type { Identity } from './identity.ts';
import { isStorageFull, type EventRow, type KioskDb } from './kiosk-db.ts';
import { projectionIn } from './projection.ts';
import { noteSerials } from './serials.ts';
import type { Recalled } from './recalled.ts';
import type { StrictRows } from './staged-rows.ts';
import { strictTransaction } from './strict-transaction.ts';

/** What events are signed on. */
export type Standing = { identity: Identity; head: Head };

export type WriteRefusal =
	/** This is not, or is no longer, where the tablet stands: nothing was written. */
	{ kind: 'chain-moved' } | { kind: 'storage-full' };

class ChainMoved extends Error {}

export async function writeEvents(
	db: KioskDb,
	recalled: Recalled,
	standing: Standing,
	signed: SignedEvent[]
): Promise<Result<SignedEvent[], WriteRefusal>> {
	try {
		// Side by side: asking takes longer than what is asked for, and none of these needs another's answer.
		await strictTransaction(db, db.recorded, recalled, async (rows) => {
			await Promise.all([
				prolong(db, rows, standing, signed),
				projectAll(db, rows, signed),
				noteSerials(db, rows, signed)
			]);
		});
		return ok(signed);
	} catch (fault) {
		if (fault instanceof ChainMoved) return refuse({ kind: 'chain-moved' });
		if (isStorageFull(fault)) return refuse({ kind: 'storage-full' });
		throw fault;
	}
}

/** Puts the events behind the end of the chain. */
async function prolong(
	db: KioskDb,
	rows: StrictRows,
	{ identity, head }: Standing,
	signed: readonly SignedEvent[]
): Promise<void> {
	const [current, self] = await Promise.all([headOf(db, head.device, rows), rows.get(db.identity, 'self')]);
	const { publicKey, device, frozen } = self?.identity ?? {};
	if (publicKey !== identity.publicKey || device !== head.device || frozen) throw new ChainMoved();
	if (current.seq !== head.seq || current.hash !== head.hash) throw new ChainMoved();
	rows.add(db.events, signed.map(eventRow));
	await rows.put(db.heads, [{ ...current, ...headAfter(signed.at(-1)!) }]);
}

async function projectAll(db: KioskDb, rows: StrictRows, signed: readonly SignedEvent[]): Promise<void> {
	const projection = projectionIn(db, rows);
	const events = signed.map(({ event }) => event);
	for (const { type, body } of events)
		if (type === 'container.received') rows.presumeNew(db.containers, body.container as ContainerId);
	await projection.foresee(events);
	for (const event of events) await projection.take(event, null);
	await projection.close();
}

/** An own event as a row, not yet known to the server. */
export function eventRow({ event, sealed }: SignedEvent): EventRow {
	const { device, seq, id, type, at, body } = event;
	const subject = typeof body.container === 'string' ? (body.container as ContainerId) : null;
	return { device, seq, id, type, subject, at, position: null, ...sealed };
}
