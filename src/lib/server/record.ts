/**
 * Puts signed events into the journal: positions, rows, projection, flags and the device's head in one transaction.
 *
 * Positions come from the counter row and never from a sequence or a clock: a reader that asks "what came after n" misses
 * nothing only because they are gapless in the order of commits.
 */
import type { PointId } from '#lib/domain/ids.ts';
import { headAfter, type SignedEvent } from '#lib/journal/event.ts';
import { project, type Flag } from '#lib/journal/project.ts';
import type { Tx } from './dialect/transaction.ts';
import { projectionTables } from './projection-tables.ts';
import { storable } from './storable-text.ts';

/**
 * Records events that follow their device's head. The caller has locked the device and checked the chain.
 *
 * @returns the position of the last one.
 */
export async function record(
	tx: Tx,
	point: PointId,
	events: readonly SignedEvent[],
	receivedAt: number
): Promise<number> {
	const last = await takePositions(tx, point, events.length);
	const first = last - events.length + 1;
	await tx
		.insertInto('journal')
		.values(events.map((signed, index) => journalRow(signed, first + index, receivedAt)))
		.execute();

	const store = projectionTables(tx, point);
	const flags: { position: number; ordinal: number; flag: Flag }[] = [];
	for (const [index, { event }] of events.entries()) {
		const odd = await project(event, first + index, store);
		flags.push(...odd.map((flag, ordinal) => ({ position: first + index, ordinal, flag })));
	}
	if (flags.length > 0) {
		const rows = flags.map(({ position, ordinal, flag }) => ({ point, position, ordinal, ...flagColumns(flag) }));
		await tx.insertInto('flag').values(rows).execute();
	}
	const head = headAfter(events.at(-1)!);
	await tx
		.updateTable('device')
		.set({ seq: head.seq, hash: head.hash, last_seen_at: receivedAt })
		.where('id', '=', head.device)
		.execute();
	return last;
}

/** A flag as columns; `detail` is the JSON of all but its kind. */
export const flagColumns = ({ kind, ...detail }: Flag): { kind: string; detail: string } => ({
	kind,
	detail: JSON.stringify(detail)
});

async function takePositions(tx: Tx, point: PointId, count: number): Promise<number> {
	const { position } = await tx
		.insertInto('point_head')
		.values({ point, position: count })
		.onConflict((conflict) =>
			conflict.column('point').doUpdateSet(({ eb, ref }) => ({ position: eb(ref('point_head.position'), '+', count) }))
		)
		.returning('position')
		.executeTakeFirstOrThrow();
	return position;
}

const journalRow = ({ event, sealed }: SignedEvent, position: number, receivedAt: number) => ({
	point: event.point,
	position,
	id: event.id,
	device: event.device,
	seq: event.seq,
	type: event.type,
	subject: subjectOf(event.body),
	at: Date.parse(event.at) || 0,
	received_at: receivedAt,
	...sealed
});

/** The container an event names, in the form every event that has one uses. */
function subjectOf({ container }: Record<string, unknown>): string | null {
	return typeof container === 'string' && container.length <= 64 ? storable(container) : null;
}
