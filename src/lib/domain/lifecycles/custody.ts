/**
 * Where a container is, from the counter to its end: the one place of law 7.
 *
 * Received, weighed, accepted and stored are four facts, never one. Its label has a life of its own (lifecycles/label.ts).
 */
import { reasonGiven, witnessed, type Witnessed, type WitnessRefusal } from './witness.ts';
import type { LabelState } from './label.ts';
import type { Lifecycle } from './lifecycle.ts';

export type Custody =
	| 'none'
	/** On the floor of the point, not weighed yet. */
	| 'arrived'
	/** Weighed and recorded, in no slot yet. */
	| 'weighed'
	| 'stored'
	/** Set apart: the label disagrees or the properties are unknown (GB 18597-2023 8.2.1). */
	| 'quarantined'
	/** On a vehicle that has not left. */
	| 'loaded'
	| 'departed'
	/** At the receiver, not yet accepted. */
	| 'delivered'
	| 'accepted'
	| 'refused'
	/** Used or disposed of by the receiver (已处置). */
	| 'treated'
	/** Its content is in other containers, or was pumped off. */
	| 'consumed'
	/** Not found in a stocktake, and approved as such. */
	| 'lost'
	/** Not taken in at the counter, or given back. */
	| 'turned-away'
	| 'voided';

export type StoreFacts = {
	label: 'verified' | 'unverified';
	/** Given when it is stored without a verified label. */
	waiver: Witnessed | null;
	/** Why it must be set apart; empty when nothing speaks against storing (rules/quarantine). */
	quarantine: readonly string[];
	/** Against what stands in the zone (compatibility). */
	verdict: 'compatible' | 'incompatible';
};

export type LoadFacts = {
	listed: boolean;
	verdict: 'compatible' | 'incompatible';
	covered: boolean;
	label: LabelState;
};

export type RepackFacts = Witnessed & {
	/** Of each container that is emptied; null where the enterprise is known by its name alone. */
	enterprises: readonly (string | null)[];
	wastes: readonly string[];
	/** Grams before and after. */
	before: number;
	after: number;
};

export type CustodyFacts = {
	arrive: object;
	receive: object;
	store: StoreFacts;
	quarantine: { reason: string };
	release: Witnessed;
	'turn-away': { reason: string };
	correct: Witnessed & { changes: number };
	reweigh: object;
	repack: RepackFacts;
	load: LoadFacts;
	unload: object;
	draw: { grams: number; remaining: number };
	depart: object;
	deliver: object;
	accept: object;
	refuse: { reason: string };
	return: { reason: string };
	treat: object;
	lose: Witnessed;
	find: object;
	void: Witnessed & { printed: boolean };
};

function storeGuard({ label, waiver, quarantine, verdict }: StoreFacts) {
	if (quarantine.length > 0) return { kind: 'to-be-quarantined', reasons: quarantine } as const;
	// Nothing waives this one: two wastes that react do not wait for a signature.
	if (verdict === 'incompatible') return { kind: 'incompatible' } as const;
	if (label === 'verified') return undefined;
	return waiver ? witnessed(waiver) : ({ kind: 'label-not-verified' } as const);
}

function loadGuard({ listed, verdict, covered, label }: LoadFacts) {
	if (!listed) return { kind: 'not-on-the-list' } as const;
	if (verdict === 'incompatible') return { kind: 'incompatible' } as const;
	if (!covered) return { kind: 'not-covered' } as const;
	// 令23号 art. 13: a label that does not agree is not loaded. What was never stored comes here with its label unread.
	return label === 'verified' || label === 'waived' ? undefined : ({ kind: 'label-not-verified' } as const);
}

export type RepackRefusal =
	| WitnessRefusal
	/** Waste of two enterprises is grouped for transport, never merged. */
	| { kind: 'enterprises-differ' }
	/** Two that are known by a name alone may be two enterprises. */
	| { kind: 'enterprise-unknown' }
	| { kind: 'wastes-differ' }
	| { kind: 'more-than-before'; before: number; after: number };

function repackGuard(facts: RepackFacts): RepackRefusal | undefined {
	if (new Set(facts.enterprises).size > 1) return { kind: 'enterprises-differ' };
	if (facts.enterprises.length > 1 && facts.enterprises.includes(null)) return { kind: 'enterprise-unknown' };
	if (new Set(facts.wastes).size > 1) return { kind: 'wastes-differ' };
	if (facts.after > facts.before) return { kind: 'more-than-before', before: facts.before, after: facts.after };
	return facts.after === facts.before ? reasonGiven(facts) : witnessed(facts);
}

export const custody: Lifecycle<Custody, CustodyFacts> = {
	subject: 'container',
	initial: 'none',
	// A kiosk that was off the line tells of the loading after the receiver has accepted.
	stages: ['loaded', 'departed', 'delivered', 'accepted', 'refused', 'treated'],
	actions: {
		// Nowhere to land: whoever tells late that it came does not put it back on the floor, out of the stock.
		arrive: { writes: 'container.arrived' },
		receive: { writes: 'container.received', lands: 'weighed' },
		store: { writes: 'container.stored', guard: storeGuard, lands: 'stored' },
		quarantine: { writes: 'container.quarantined', guard: reasonGiven, lands: 'quarantined' },
		release: { writes: 'container.released', guard: witnessed },
		'turn-away': { writes: 'container.turned-away', guard: reasonGiven, lands: 'turned-away' },
		correct: {
			writes: 'container.corrected',
			guard: (facts) => (facts.changes === 0 ? ({ kind: 'nothing-changed' } as const) : witnessed(facts))
		},
		reweigh: { writes: 'container.reweighed' },
		repack: { writes: 'container.repacked', guard: repackGuard, lands: 'consumed' },
		load: { writes: 'container.loaded', guard: loadGuard, lands: 'loaded' },
		unload: { writes: 'container.unloaded', lands: 'weighed' },
		draw: {
			writes: 'container.drawn',
			guard: ({ grams, remaining }) =>
				grams <= 0
					? ({ kind: 'nothing-drawn' } as const)
					: grams > remaining
						? ({ kind: 'more-than-remains', grams, remaining } as const)
						: undefined
		},
		depart: { writes: 'load.departed', lands: 'departed' },
		deliver: { writes: 'load.delivered', lands: 'delivered' },
		accept: { writes: 'load.accepted', lands: 'accepted' },
		refuse: { writes: 'load.refused', guard: reasonGiven, lands: 'refused' },
		return: { writes: 'container.returned', guard: reasonGiven, lands: 'weighed' },
		treat: { writes: 'container.treated', lands: 'treated' },
		lose: { writes: 'container.lost', guard: witnessed, lands: 'lost' },
		find: { writes: 'container.found', lands: 'weighed' },
		void: {
			writes: 'container.voided',
			// Before a label exists nobody else has seen the record; afterwards it is on paper.
			guard: (facts) => (facts.printed ? witnessed(facts) : reasonGiven(facts)),
			lands: 'voided'
		}
	},
	table: {
		none: { arrive: 'arrived', receive: 'weighed' },
		arrived: { receive: 'weighed', 'turn-away': 'turned-away', void: 'voided' },
		weighed: {
			store: 'stored',
			quarantine: 'quarantined',
			'turn-away': 'turned-away',
			correct: 'weighed',
			reweigh: 'weighed',
			repack: 'consumed',
			load: 'loaded',
			lose: 'lost',
			void: 'voided'
		},
		stored: {
			store: 'stored',
			quarantine: 'quarantined',
			correct: 'stored',
			reweigh: 'stored',
			repack: 'consumed',
			load: 'loaded',
			draw: 'stored',
			lose: 'lost',
			void: 'voided'
		},
		quarantined: {
			quarantine: 'quarantined',
			release: 'weighed',
			'turn-away': 'turned-away',
			correct: 'quarantined',
			reweigh: 'quarantined',
			lose: 'lost',
			void: 'voided'
		},
		loaded: { unload: 'weighed', reweigh: 'loaded', correct: 'loaded', depart: 'departed' },
		departed: { deliver: 'delivered', return: 'weighed' },
		delivered: { accept: 'accepted', refuse: 'refused' },
		accepted: { treat: 'treated' },
		refused: { return: 'weighed', accept: 'accepted' },
		lost: { find: 'weighed' },
		treated: {},
		consumed: {},
		'turned-away': {},
		voided: {}
	}
};

/** Where the weight counts as the point's stock (law 6): from the weighing until the vehicle leaves. */
export const statesInStock = ['weighed', 'stored', 'quarantined', 'loaded'] as const satisfies readonly Custody[];

/** Where it was shipped: off the point on a vehicle, wherever the vehicle is now. */
export const statesShipped = [
	'departed',
	'delivered',
	'accepted',
	'refused',
	'treated'
] as const satisfies readonly Custody[];
