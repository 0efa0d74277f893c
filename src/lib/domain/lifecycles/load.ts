/**
 * A load 合并批次: what leaves a point on one vehicle.
 *
 * How far its loading is, and what the receiver made of it, are read off its containers (load.ts `loadProgress`): a parent
 * never says what its children do not.
 */
import { reasonGiven } from './witness.ts';
import type { Lifecycle } from './lifecycle.ts';

export type LoadState = 'none' | 'proposed' | 'approved' | 'sealed' | 'departed' | 'delivered' | 'cancelled';

export type ListFacts = {
	containers: number;
	/** Pairs that may not travel together (compatibility); empty in every legal load. */
	incompatible: readonly { a: string; b: string }[];
	/** Containers whose waste the receiver's licence does not cover. */
	uncovered: readonly string[];
};

export type LoadFacts = {
	propose: ListFacts;
	/** `dropped`: containers left out that are on the vehicle already. */
	amend: ListFacts & { dropped: readonly string[] };
	approve: ListFacts;
	seal: { loaded: number; listed: number; reason: string };
	unseal: { reason: string };
	/** `unmanifested`: enterprises or wastes on board that no manifest covers. */
	depart: { unmanifested: readonly string[]; incompatible: readonly { a: string; b: string }[] };
	deliver: object;
	weigh: object;
	accept: { containers: number };
	refuse: { reason: string };
	query: { reason: string };
	answer: { reason: string };
	cancel: { reason: string; loaded: number };
};

function listGuard({ containers, incompatible, uncovered }: ListFacts) {
	if (containers === 0) return { kind: 'no-containers' } as const;
	if (incompatible.length > 0) return { kind: 'incompatible', pairs: incompatible } as const;
	return uncovered.length > 0 ? ({ kind: 'not-covered', containers: uncovered } as const) : undefined;
}

function departGuard({ unmanifested, incompatible }: LoadFacts['depart']) {
	if (incompatible.length > 0) return { kind: 'incompatible', pairs: incompatible } as const;
	// 令23号 art. 11: without a manifest the carrier refuses.
	return unmanifested.length > 0 ? ({ kind: 'manifest-missing', of: unmanifested } as const) : undefined;
}

export const load: Lifecycle<LoadState, LoadFacts> = {
	subject: 'load',
	initial: 'none',
	stages: ['proposed', 'approved', 'sealed', 'departed', 'delivered'],
	actions: {
		propose: { writes: 'load.proposed', guard: listGuard },
		amend: {
			writes: 'load.amended',
			guard: (facts) =>
				facts.dropped.length > 0
					? ({ kind: 'loaded-container-dropped', containers: facts.dropped } as const)
					: listGuard(facts)
		},
		approve: { writes: 'load.approved', guard: listGuard },
		seal: {
			writes: 'load.sealed',
			guard: ({ loaded, listed, reason }) => {
				if (loaded === 0) return { kind: 'nothing-loaded' } as const;
				return loaded < listed ? reasonGiven({ reason }) : undefined;
			}
		},
		unseal: { writes: 'load.unsealed', guard: reasonGiven },
		depart: { writes: 'load.departed', guard: departGuard, lands: 'departed' },
		deliver: { writes: 'load.delivered', lands: 'delivered' },
		weigh: { writes: 'load.weighed' },
		accept: {
			writes: 'load.accepted',
			guard: ({ containers }) => (containers === 0 ? ({ kind: 'no-containers' } as const) : undefined)
		},
		refuse: { writes: 'load.refused', guard: reasonGiven },
		query: { writes: 'load.queried', guard: reasonGiven },
		answer: { writes: 'load.answered', guard: reasonGiven },
		cancel: {
			writes: 'load.cancelled',
			guard: ({ reason, loaded }) =>
				loaded > 0 ? ({ kind: 'still-loaded', loaded } as const) : reasonGiven({ reason })
		}
	},
	table: {
		none: { propose: 'proposed' },
		proposed: { amend: 'proposed', approve: 'approved', query: 'proposed', answer: 'proposed', cancel: 'cancelled' },
		// Another list is another proposal: the receiver's approval was of the one it saw.
		approved: { amend: 'proposed', seal: 'sealed', query: 'approved', answer: 'approved', cancel: 'cancelled' },
		sealed: { unseal: 'approved', depart: 'departed' },
		departed: { deliver: 'delivered', query: 'departed', answer: 'departed' },
		delivered: {
			weigh: 'delivered',
			accept: 'delivered',
			refuse: 'delivered',
			query: 'delivered',
			answer: 'delivered'
		},
		cancelled: {}
	}
};
