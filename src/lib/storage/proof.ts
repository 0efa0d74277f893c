/**
 * How far a container's record has got: on this tablet, at the server, or at the server with its signature for it.
 *
 * 'verified' is said only for a receipt whose signature was checked under the server key pinned at enrolment.
 */
import Dexie from 'dexie';
import type { ContainerId, DeviceId } from '#lib/domain/ids.ts';
import type { Receipt } from '#lib/journal/receipt.ts';
import { headOf } from './head.ts';
import type { KioskDb } from './kiosk-db.ts';

export type ProofState = 'saved' | 'sent' | 'verified';

export const proofOf = (db: KioskDb, id: ContainerId): Promise<ProofState> =>
	db.transaction('r', db.identity, db.heads, db.events, db.containers, db.receipts, async () => {
		const self = await db.identity.get('self');
		if (!self) return 'sent';
		const { device } = self.identity;
		const { acked } = await headOf(db, device);
		const last = (await db.events.where('subject').equals(id).toArray()).reduce(
			(seq, event) => Math.max(seq, event.seq),
			0
		);
		if (last > acked) return 'saved';
		const own = Math.max(last, await lastPruned(db, id, device));
		// A container of another tablet came by pull: the server holds it, and the receipt is with the tablet that made it.
		if (own === 0) return 'sent';
		const receipt = await lastReceipt(db, device);
		return receipt && receipt.seq >= own ? 'verified' : 'sent';
	});

/** Own events that were pruned still show in the container's stamps. */
async function lastPruned(db: KioskDb, id: ContainerId, device: DeviceId): Promise<number> {
	const container = (await db.containers.get(id))?.container;
	const stamps = [
		container?.received?.stamp,
		container?.code?.stamp,
		container?.verified?.stamp,
		container?.arrived?.stamp,
		container?.printed,
		container?.waived?.stamp,
		container?.voided?.stamp,
		...[...(container?.journey ?? []), ...(container?.corrections ?? []), ...(container?.draws ?? [])].map(
			({ stamp }) => stamp
		)
	];
	return stamps.reduce((seq, stamp) => (stamp?.device === device ? Math.max(seq, stamp.seq) : seq), 0);
}

/** Only receipts that hold are ever stored, so the last one covers the whole chain up to it. */
const lastReceipt = (db: KioskDb, device: DeviceId): Promise<Receipt | undefined> =>
	db.receipts.where('[device+seq]').between([device, Dexie.minKey], [device, Dexie.maxKey]).last();

/** The first receipt that covers an own event. */
export const receiptFor = (db: KioskDb, device: DeviceId, seq: number): Promise<Receipt | undefined> =>
	db.receipts.where('[device+seq]').between([device, seq], [device, Dexie.maxKey]).first();
