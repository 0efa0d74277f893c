/**
 * The journal on this tablet: what it wrote, what the server holds of it, and what came from others.
 *
 * `record` is the only way in for an own event, and what it resolves to is durable: that promise, and nothing else, is
 * what 已保存 may be said on.
 */
import type { PullAnswer, SnapshotAnswer } from '#lib/contract/sync.ts';
import type { ContainerId } from '#lib/domain/ids.ts';
import { refuse, type Result } from '#lib/domain/result.ts';
import type { SignedEvent } from '#lib/journal/event.ts';
import type { Receipt } from '#lib/journal/receipt.ts';
import {
	acknowledge,
	pendingCount,
	pendingEvents,
	pruneEvents,
	type Acknowledged,
	type AcknowledgeRefusal,
	type PendingCount,
	type PendingEvent
} from './chain.ts';
import { headOf } from './head.ts';
import { identityIn, type Frozen, type Identity } from './identity.ts';
import type { HeadRow, KioskDb } from './kiosk-db.ts';
import { proofOf, receiptFor, type ProofState } from './proof.ts';
import { applyPulled, loadSnapshot, type PullRefusal, type SnapshotRefusal } from './pulled.ts';
import { Recalled } from './recalled.ts';
import {
	JOURNAL_LOCK,
	recordEvents,
	type Author,
	type Decide,
	type JournalPorts,
	type RecordRefusal,
	type Remembered
} from './record.ts';

export type { Author, Decision, JournalPorts, NewEvent, RecordReader, RecordRefusal } from './record.ts';

const ONE_DAY = 24 * 60 * 60 * 1000;

export interface KioskJournal {
	/** Decides and writes events as one. When it resolves to events they are durable; with a refusal nothing was written. */
	record<Refusal = never>(
		who: Author,
		decide: Decide<Refusal>
	): Promise<Result<SignedEvent[], Refusal | RecordRefusal>>;
	/** Events the server does not hold, in order; as the push takes them. */
	pending(limit: number): Promise<PendingEvent[]>;
	/** `oldestAt` is the device's clock at the oldest of them, UTC. */
	pendingCount(): Promise<PendingCount>;
	/** Undefined on a tablet that is not enrolled. */
	head(): Promise<HeadRow | undefined>;
	/** Moves to the head the server says it has for this device, and keeps its receipt if it holds. */
	acknowledge(
		head: { seq: number; hash: string },
		receipt: Receipt | null
	): Promise<Result<Acknowledged, AcknowledgeRefusal>>;
	/** @param after the position asked after; the cursor when left out. */
	applyPulled(
		events: PullAnswer['events'],
		next: number,
		after?: number
	): Promise<Result<{ cursor: number }, PullRefusal>>;
	/** @param behind the last events up to its position, by which a restored server is known later. */
	loadSnapshot(snapshot: SnapshotAnswer, behind?: PullAnswer['events']): Promise<Result<void, SnapshotRefusal>>;
	/** The last position of the point that is projected here; null = a snapshot is needed first. */
	cursor(): Promise<number | null>;
	/** The first receipt that covers an own event. */
	receiptFor(seq: number): Promise<Receipt | undefined>;
	proofOf(container: ContainerId): Promise<ProofState>;
	/** Removes own events that the server holds and that are older. Returns how many. */
	prune(olderThanDays?: number): Promise<number>;
	frozen(): Promise<Frozen | null>;
	freeze(why: Frozen): Promise<void>;
}

export function kioskJournal(db: KioskDb, ports: JournalPorts): KioskJournal {
	const identity = identityIn(db);
	const remembered: Remembered = { standing: null, rows: new Recalled() };
	const enrolled = async <Value, Refusal>(
		work: (self: Identity) => Promise<Result<Value, Refusal>>
	): Promise<Result<Value, Refusal | { kind: 'not-enrolled' }>> => {
		const self = await identity.get();
		return self ? work(self) : refuse({ kind: 'not-enrolled' });
	};
	const own = async <Value>(none: Value, work: (self: Identity) => Promise<Value>): Promise<Value> => {
		const self = await identity.get();
		return self ? work(self) : none;
	};
	return {
		record: async (who, decide) =>
			ports.locks.request(JOURNAL_LOCK, () => recordEvents(db, ports, remembered, who, decide)),
		pending: (limit) => own<PendingEvent[]>([], ({ device }) => pendingEvents(db, device, limit)),
		pendingCount: () => own<PendingCount>({ count: 0, oldestAt: null }, ({ device }) => pendingCount(db, device)),
		head: () => own<HeadRow | undefined>(undefined, ({ device }) => headOf(db, device)),
		acknowledge: (head, receipt) => enrolled((self) => acknowledge(db, self, head, receipt)),
		applyPulled: (events, next, after) =>
			enrolled(async (self) =>
				applyPulled(db, self, events, next, after ?? (await headOf(db, self.device)).cursor ?? 0)
			),
		loadSnapshot: (snapshot, behind = []) => enrolled((self) => loadSnapshot(db, self, snapshot, behind)),
		cursor: () => own<number | null>(null, async ({ device }) => (await headOf(db, device)).cursor),
		receiptFor: (seq) => own<Receipt | undefined>(undefined, ({ device }) => receiptFor(db, device, seq)),
		proofOf: (container) => proofOf(db, container),
		prune: (olderThanDays = 30) =>
			own(0, ({ device }) => pruneEvents(db, device, ports.now() - olderThanDays * ONE_DAY)),
		frozen: () => own<Frozen | null>(null, async (self) => self.frozen),
		freeze: (why) => identity.freeze(why)
	};
}
