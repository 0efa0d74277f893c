/**
 * What the courier needs of the tablet, and how a round of it may end.
 *
 * A round ends for good only on the server's own word about this device; anything else is tried again.
 */
import type { PullAnswer, PushRequest, SnapshotAnswer } from '#lib/contract/sync.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Receipt } from '#lib/journal/receipt.ts';
import type { WireProblem } from './wire.ts';

/** The tablet's journal as the courier sees it (storage/journal.ts is one). */
export interface CourierJournal {
	pending(limit: number): Promise<PushRequest['events']>;
	pendingCount(): Promise<{ count: number; oldestAt: string | null }>;
	acknowledge(head: { seq: number; hash: string }, receipt: Receipt | null): Promise<Result<Acknowledged, HeadFault>>;
	cursor(): Promise<number | null>;
	applyPulled(
		events: PullAnswer['events'],
		next: number,
		after: number
	): Promise<Result<{ cursor: number }, PullFault>>;
	loadSnapshot(
		snapshot: SnapshotAnswer,
		behind: PullAnswer['events']
	): Promise<Result<void, { kind: 'not-enrolled' } | { kind: 'damaged' }>>;
	frozen(): Promise<'fork' | 'revoked' | null>;
	freeze(why: 'fork' | 'revoked'): Promise<void>;
}

export type Acknowledged = { acked: number; receipt: 'kept' | 'none' | 'false' };
export type HeadFault = { kind: 'not-enrolled' } | { kind: 'fork' } | { kind: 'pruned'; first: number };
export type PullFault =
	| { kind: 'not-enrolled' }
	| { kind: 'restored' }
	| { kind: 'fork' }
	| { kind: 'gap'; expected: number; found: number }
	| { kind: 'damaged'; position: number };

/** Why it does not go on, for screens and reports; `seq` and `position` name the event. */
export type CourierProblem =
	| WireProblem
	/** The server cannot read this event of ours; those behind it wait. */
	| { kind: 'unreadable-event'; seq: number; code: string; path: string }
	/** The server was restored to before what is still kept here. */
	| { kind: 'pruned'; first: number }
	/** The server answers, but nothing moves. */
	| { kind: 'no-progress' }
	/** The server's receipts are not signed by the key pinned at enrolment. */
	| { kind: 'receipt-false' }
	| { kind: 'pull-damaged'; position: number | null }
	| { kind: 'not-enrolled' }
	/** An unforeseen fault, such as a store that was closed. */
	| { kind: 'fault'; message: string };

export type Done = { kind: 'done' };
export type Failed = { kind: 'failed'; problem: CourierProblem };
/** Pushing waits for a person; everything else goes on. */
export type Stuck = { kind: 'stuck'; problem: CourierProblem };
export type Stop = { kind: 'stop'; why: 'fork' | 'revoked' };

export const failed = (problem: CourierProblem): Failed => ({ kind: 'failed', problem });

/** 403 in the server's own form says that this device is to stop; one it does not know (401) may be known again later. */
export function endOf(problem: WireProblem): Stop | Failed {
	if (problem.kind !== 'refused' || problem.status !== 403) return failed(problem);
	return { kind: 'stop', why: problem.code === 'device-frozen' ? 'fork' : 'revoked' };
}
