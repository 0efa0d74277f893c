/**
 * Brings the point's events down, or the whole projection where the cursor means nothing any more.
 *
 * A page is asked for from a little before the cursor: what is there must be what was there before. A page that cannot be
 * applied is a failure like any other, so that it waits and never spins.
 */
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
	let back = lookBack;
	for (;;) {
		const cursor = await journal.cursor();
		if (cursor === null) {
			if (renewed) return failed({ kind: 'no-progress' });
			renewed = true;
			const snapshot = await wire.snapshot();
			if (!snapshot.ok) return endOf(snapshot.refusal);
			const loaded = await journal.loadSnapshot(snapshot.value);
			if (!loaded.ok) return failed({ kind: 'pull-damaged', position: null });
			await contact();
			continue;
		}
		const after = Math.max(0, cursor - back);
		const page = await wire.pull(after, limit);
		if (!page.ok) return endOf(page.refusal);
		const applied = await journal.applyPulled(page.value.events, page.value.next, after);
		await contact();
		if (!applied.ok) {
			if (applied.refusal.kind === 'restored' && !renewed) continue;
			return endOfPull(applied.refusal);
		}
		if (!page.value.more) return { kind: 'done' };
		if (applied.value.cursor <= cursor) return failed({ kind: 'no-progress' });
		back = 0;
	}
}

function endOfPull(fault: PullFault): Failed | Stop {
	switch (fault.kind) {
		case 'fork':
			return { kind: 'stop', why: 'fork' };
		case 'not-enrolled':
			return failed(fault);
		case 'restored':
			return failed({ kind: 'no-progress' });
		case 'gap':
			return failed({ kind: 'pull-damaged', position: fault.found });
		case 'damaged':
			return failed({ kind: 'pull-damaged', position: fault.position });
	}
}
