/** A stocktake 盘点: what is really there, by scanning; differences change the stock only when a second person approves them. */
import { reasonGiven, witnessed, type Witnessed } from './witness.ts';
import type { Lifecycle } from './lifecycle.ts';

export type StocktakeState = 'none' | 'counting' | 'counted' | 'approved' | 'abandoned';

export type StocktakeFacts = {
	open: { others: readonly string[] };
	count: object;
	/** Containers that should be there and were not scanned. */
	close: { uncounted: number; reason: string };
	reopen: object;
	approve: Witnessed & { differences: number };
	abandon: { reason: string };
};

export const stocktake: Lifecycle<StocktakeState, StocktakeFacts> = {
	subject: 'stocktake',
	initial: 'none',
	actions: {
		open: {
			writes: 'stocktake.opened',
			guard: ({ others }) => (others.length > 0 ? ({ kind: 'another-open', stocktakes: others } as const) : undefined)
		},
		count: { writes: 'stocktake.counted' },
		close: {
			writes: 'stocktake.closed',
			guard: (facts) => (facts.uncounted > 0 ? reasonGiven(facts) : undefined)
		},
		reopen: { writes: 'stocktake.reopened' },
		approve: {
			writes: 'stocktake.approved',
			guard: (facts) => (facts.differences > 0 ? witnessed(facts) : undefined)
		},
		abandon: { writes: 'stocktake.abandoned', guard: reasonGiven }
	},
	table: {
		none: { open: 'counting' },
		counting: { count: 'counting', close: 'counted', abandon: 'abandoned' },
		counted: { reopen: 'counting', approve: 'approved', abandon: 'abandoned' },
		approved: {},
		abandoned: {}
	}
};
