/** An alert 预警: raised by a rule or a person, owned by one person with a day it is due, and closed only with a reason (law 8). */
import { reasonGiven } from './witness.ts';
import type { Lifecycle } from './lifecycle.ts';

export type AlertState = 'none' | 'raised' | 'owned' | 'closed';

export type AlertFacts = {
	raise: { reason: string };
	assign: { owner: string };
	close: { reason: string };
	reopen: { reason: string };
};

export const alert: Lifecycle<AlertState, AlertFacts> = {
	subject: 'alert',
	initial: 'none',
	actions: {
		raise: { writes: 'alert.raised', guard: reasonGiven },
		assign: {
			writes: 'alert.assigned',
			guard: ({ owner }) => (owner.trim() === '' ? ({ kind: 'owner-missing' } as const) : undefined)
		},
		close: { writes: 'alert.closed', guard: reasonGiven },
		reopen: { writes: 'alert.reopened', guard: reasonGiven }
	},
	table: {
		none: { raise: 'raised' },
		raised: { assign: 'owned', close: 'closed' },
		owned: { assign: 'owned', close: 'closed' },
		closed: { reopen: 'raised' }
	}
};
