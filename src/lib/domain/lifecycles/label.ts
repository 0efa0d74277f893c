/**
 * A container's label: nothing, printed, and verified only by scanning it again (or waived by two persons).
 */
import { witnessed, type Witnessed } from './witness.ts';
import type { Lifecycle } from './lifecycle.ts';

export type LabelState = 'none' | 'printed' | 'verified' | 'waived';

export type LabelFacts = {
	print: { code: string | null; temporary: string | null };
	/** What the label should say, and what was read from it. */
	verify: { expected: string; read: string };
	waive: Witnessed;
};

export const label: Lifecycle<LabelState, LabelFacts> = {
	subject: 'label',
	initial: 'none',
	actions: {
		print: {
			writes: 'label.printed',
			guard: ({ code, temporary }) =>
				code === null && temporary === null ? ({ kind: 'nothing-to-print' } as const) : undefined
		},
		verify: {
			writes: 'label.verified',
			// A container without a code and an empty reading agree about nothing.
			guard: ({ expected, read }) =>
				read !== '' && expected === read ? undefined : ({ kind: 'label-mismatch', expected, read } as const)
		},
		waive: { writes: 'label.waived', guard: witnessed }
	},
	table: {
		// A container that came with its own label is verified without a print of ours.
		none: { print: 'printed', verify: 'verified', waive: 'waived' },
		printed: { print: 'printed', verify: 'verified', waive: 'waived' },
		verified: { print: 'printed', verify: 'verified' },
		waived: { print: 'printed', verify: 'verified' }
	}
};
