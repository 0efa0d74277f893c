/** A shift 班次: from sign-in to sign-out of a person on a device. What is unfinished at its end is handed on with words. */
import { reasonGiven } from './witness.ts';
import type { Lifecycle } from './lifecycle.ts';

export type ShiftState = 'none' | 'open' | 'closed';

export type ShiftFacts = {
	open: object;
	/** Containers with open steps, and what the next person is told of them. */
	close: { unfinished: number; reason: string };
};

export const shift: Lifecycle<ShiftState, ShiftFacts> = {
	subject: 'shift',
	initial: 'none',
	actions: {
		open: { writes: 'shift.opened' },
		close: {
			writes: 'shift.closed',
			lands: 'closed',
			guard: (facts) => (facts.unfinished > 0 ? reasonGiven(facts) : undefined)
		}
	},
	table: { none: { open: 'open' }, open: { close: 'closed' }, closed: {} }
};
