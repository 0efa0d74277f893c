/**
 * A round 收运趟次: one vehicle trip over several enterprises; and each of its stops.
 *
 * The round ends when its containers are handed over into intake. A stop that was not served says why.
 */
import { reasonGiven } from './witness.ts';
import type { Lifecycle } from './lifecycle.ts';

export type RoundState = 'none' | 'planned' | 'dispatched' | 'under-way' | 'returned' | 'closed' | 'cancelled';

export type RoundFacts = {
	plan: { stops: number };
	/** Stops that are done already must stay in the plan. */
	replan: { stops: number; dropped: readonly string[] };
	dispatch: { driver: string | null; vehicle: string | null };
	recall: { reason: string };
	start: object;
	return: { open: readonly string[] };
	/** Containers and grams as signed at the stops, and as counted and weighed at the point. */
	'hand-over': { expected: number; counted: number; withinTolerance: boolean; reason: string };
	cancel: { reason: string };
};

export const round: Lifecycle<RoundState, RoundFacts> = {
	subject: 'round',
	initial: 'none',
	stages: ['planned', 'dispatched', 'under-way', 'returned', 'closed'],
	actions: {
		plan: {
			writes: 'round.planned',
			guard: ({ stops }) => (stops === 0 ? ({ kind: 'no-stops' } as const) : undefined)
		},
		replan: {
			writes: 'round.replanned',
			guard: ({ stops, dropped }) =>
				dropped.length > 0
					? ({ kind: 'served-stop-dropped', stops: dropped } as const)
					: stops === 0
						? ({ kind: 'no-stops' } as const)
						: undefined
		},
		dispatch: {
			writes: 'round.dispatched',
			guard: ({ driver, vehicle }) =>
				driver === null
					? ({ kind: 'driver-missing' } as const)
					: vehicle === null
						? ({ kind: 'vehicle-missing' } as const)
						: undefined
		},
		recall: { writes: 'round.recalled', guard: reasonGiven },
		start: { writes: 'round.started', lands: 'under-way' },
		return: {
			writes: 'round.returned',
			lands: 'returned',
			guard: ({ open }) => (open.length > 0 ? ({ kind: 'stops-open', stops: open } as const) : undefined)
		},
		'hand-over': {
			writes: 'round.handed-over',
			lands: 'closed',
			guard: (facts) => (facts.counted === facts.expected && facts.withinTolerance ? undefined : reasonGiven(facts))
		},
		cancel: { writes: 'round.cancelled', guard: reasonGiven }
	},
	table: {
		none: { plan: 'planned' },
		planned: { replan: 'planned', dispatch: 'dispatched', cancel: 'cancelled' },
		dispatched: { replan: 'dispatched', recall: 'planned', start: 'under-way', cancel: 'cancelled' },
		'under-way': { replan: 'under-way', return: 'returned' },
		returned: { 'hand-over': 'closed' },
		closed: {},
		cancelled: {}
	}
};

export type StopState = 'open' | 'arrived' | 'collected' | 'signed' | 'skipped';

export type StopFacts = {
	arrive: object;
	collect: { containers: number };
	sign: { signer: string; how: 'code' | 'message' | 'paper' };
	skip: { reason: string };
	reopen: object;
};

export const stop: Lifecycle<StopState, StopFacts> = {
	subject: 'stop',
	initial: 'open',
	stages: ['arrived', 'collected', 'signed'],
	actions: {
		arrive: { writes: 'stop.arrived' },
		collect: {
			writes: 'stop.collected',
			lands: 'collected',
			guard: ({ containers }) => (containers === 0 ? ({ kind: 'nothing-collected' } as const) : undefined)
		},
		sign: {
			writes: 'stop.signed',
			guard: ({ signer }) => (signer.trim() === '' ? ({ kind: 'signer-missing' } as const) : undefined)
		},
		skip: { writes: 'stop.skipped', guard: reasonGiven },
		reopen: { writes: 'stop.reopened' }
	},
	table: {
		open: { arrive: 'arrived', skip: 'skipped' },
		arrived: { collect: 'collected', skip: 'skipped' },
		collected: { collect: 'collected', sign: 'signed' },
		signed: {},
		skipped: { reopen: 'open' }
	}
};

/** Whether a stop still waits for the driver. */
export const isOpenStop = (state: StopState): boolean => state !== 'signed' && state !== 'skipped';
