/**
 * Pushes until the server holds everything, by its own word.
 *
 * The head in each answer is where the next batch begins, back as well as forward. With nothing to send an empty push
 * asks for the head all the same: so a restored server is found.
 */
import { LARGEST_BATCH } from '#lib/contract/sync.ts';
import type { Result } from '#lib/domain/result.ts';
import {
	endOf,
	failed,
	type CourierJournal,
	type Done,
	type Failed,
	type HeadFault,
	type Stop,
	type Stuck
} from './courier-ports.ts';
import type { Pushed, PushProblem, SyncWire } from './wire.ts';

type PushPorts = {
	journal: CourierJournal;
	wire: Pick<SyncWire, 'push'>;
	largestBatch: number;
	/** Called after every answer of the server. */
	contact(): Promise<void>;
};

type PushEnd = Done | Failed | Stuck | Stop;

/** Answers in a row that move nothing before it is left for later. */
const PATIENCE = 3;

/** `largestBatch` is what went through, for the next time. */
export async function push({
	journal,
	wire,
	largestBatch,
	contact
}: PushPorts): Promise<{ end: PushEnd; largestBatch: number }> {
	let batch = largestBatch;
	let end: PushEnd | undefined;
	let heads = { last: -1, still: 0 };
	let receiptFalse = false;
	while (!end) {
		const events = await journal.pending(batch);
		const answer = await wire.push(events);
		const said = headIn(answer);
		if (said) {
			const { head, receipt } = said;
			const moved = await journal.acknowledge(head, receipt);
			await contact();
			if (!moved.ok) {
				end = endOfHead(moved.refusal);
				continue;
			}
			receiptFalse ||= moved.value.receipt === 'false';
			heads = { last: head.seq, still: head.seq > heads.last ? 0 : heads.still + 1 };
			if (heads.still >= PATIENCE) end = failed({ kind: 'no-progress' });
			if (!answer.ok) continue;
			batch = Math.min(LARGEST_BATCH, batch * 2);
			if ((await journal.pendingCount()).count === 0) end = { kind: 'done' };
			continue;
		}
		const { refusal } = answer as { refusal: Exclude<PushProblem, { kind: 'gap' }> };
		if (events.length > 0 && refusesBatch(refusal)) {
			await contact();
			// Those before the one that is named go alone; then it is first, and alone it is named for certain.
			if (events.length > 1)
				batch = Math.max(1, Math.min(indexIn(refusal) ?? LARGEST_BATCH, Math.floor(events.length / 2)));
			else end = { kind: 'stuck', problem: { kind: 'unreadable-event', seq: events[0]!.seq, ...wordsOf(refusal) } };
		} else end = refusal.kind === 'fork' ? { kind: 'stop', why: 'fork' } : endOf(refusal);
	}
	if (end.kind === 'done' && receiptFalse) end = { kind: 'stuck', problem: { kind: 'receipt-false' } };
	return { end, largestBatch: batch };
}

function headIn(answer: Result<Pushed, PushProblem>): Pushed | undefined {
	if (answer.ok) return answer.value;
	return answer.refusal.kind === 'gap' ? { head: answer.refusal.head, receipt: null } : undefined;
}

/** Too large, also by the word of a proxy; or malformed, by the server's own word only. */
const refusesBatch = (problem: Exclude<PushProblem, { kind: 'gap' }>): boolean =>
	(problem.kind === 'http' && problem.status === 413) ||
	(problem.kind === 'refused' && [413, 422].includes(problem.status));

function endOfHead(fault: HeadFault): PushEnd {
	if (fault.kind === 'fork') return { kind: 'stop', why: 'fork' };
	return fault.kind === 'pruned' ? { kind: 'stuck', problem: fault } : failed(fault);
}

/** `$.events[3].bytes` names the fourth of the batch. */
function indexIn(problem: PushProblem): number | undefined {
	const match = problem.kind === 'refused' ? /^\$?\.?events\[(\d{1,4})\]/.exec(problem.path) : null;
	return match ? Number(match[1]) : undefined;
}

const wordsOf = (problem: PushProblem) =>
	problem.kind === 'refused' ? { code: problem.code, path: problem.path } : { code: 'too-large', path: '' };
