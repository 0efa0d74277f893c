/**
 * Brings the point's events down, or the whole projection where the cursor means nothing any more.
 *
 * A page is asked for from a little before the cursor: what is there must be what was there before. A page that cannot be
 * applied is a failure like any other, so that it waits and never spins.
 */
import type { PullAnswer } from '#lib/contract/sync.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import {
	endOf,
	failed,
	type CourierJournal,
	type Done,
	type Failed,
	type PullFault,
	type Stop
} from './courier-ports.ts';
import type { SyncWire } from './wire.ts';

/** Positions asked for again: one as a rule, more after trouble. Another history in them is that of a restored server. */
export const LOOK_BACK = 1;
export const LOOK_BACK_FAR = 150;

type PullPorts = {
	journal: CourierJournal;
	wire: Pick<SyncWire, 'pull' | 'snapshot'>;
	/** Positions to ask for again. */
	lookBack: number;
	limit: number;
	contact(): Promise<void>;
};

export async function pull({ journal, wire, lookBack, limit, contact }: PullPorts): Promise<Done | Failed | Stop> {
	let renewed = false;
	let restored = false;
	let after: number | undefined;
	for (;;) {
		const cursor = await journal.cursor();
		if (cursor === null || restored) {
			if (renewed) return failed({ kind: 'no-progress' });
			renewed = true;
			restored = false;
			const snapshot = await wire.snapshot();
			if (!snapshot.ok) return endOf(snapshot.refusal);
			const { position } = snapshot.value;
			const behind = await eventsUpTo(position, { wire, limit });
			if (!behind.ok) return behind.refusal;
			const loaded = await journal.loadSnapshot(snapshot.value, behind.value);
			if (!loaded.ok) return failed({ kind: 'pull-damaged', position: null });
			await contact();
			after = position;
			continue;
		}
		after ??= Math.max(0, cursor - lookBack);
		const page = await wire.pull(after, limit);
		if (!page.ok) return endOf(page.refusal);
		const { events, next, more } = page.value;
		const applied = await journal.applyPulled(events, next, after);
		await contact();
		if (!applied.ok) {
			if (applied.refusal.kind !== 'restored') return endOfPull(applied.refusal);
			restored = true;
			continue;
		}
		// A page that ends below the cursor is followed by what comes next, or by nothing: then the server was restored.
		if (!more && next >= cursor) return { kind: 'done' };
		if (next <= after) return failed({ kind: 'no-progress' });
		after = next;
	}
}

/** The last events up to a position. A server that has fewer by now was restored in between; the next round starts over. */
async function eventsUpTo(
	position: number,
	{ wire, limit }: Pick<PullPorts, 'wire' | 'limit'>
): Promise<Result<PullAnswer['events'], Stop | Failed>> {
	const events: PullAnswer['events'] = [];
	let after = Math.max(0, position - LOOK_BACK_FAR);
	while (after < position) {
		const page = await wire.pull(after, limit);
		if (!page.ok) return refuse(endOf(page.refusal));
		if (page.value.next <= after) return refuse(failed({ kind: 'no-progress' }));
		events.push(...page.value.events);
		after = page.value.next;
	}
	return ok(events);
}

function endOfPull(fault: Exclude<PullFault, { kind: 'restored' }>): Failed | Stop {
	switch (fault.kind) {
		case 'fork':
			return { kind: 'stop', why: 'fork' };
		case 'not-enrolled':
			return failed(fault);
		case 'gap':
			return failed({ kind: 'pull-damaged', position: fault.found });
		case 'damaged':
			return failed({ kind: 'pull-damaged', position: fault.position });
	}
}
