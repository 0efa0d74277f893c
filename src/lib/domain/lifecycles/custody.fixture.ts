/** The cases of a container and of its label. */
import {
	onePerson,
	reasoned,
	twoPersons,
	unguarded,
	withoutReason,
	withoutWitness,
	type Cases
} from './cases.fixture.ts';
import type { CustodyFacts, LoadFacts, RepackFacts, StoreFacts } from './custody.ts';
import type { LabelFacts } from './label.ts';

const storing: StoreFacts = { label: 'verified', waiver: null, quarantine: [], verdict: 'compatible' };
const loading: LoadFacts = { listed: true, verdict: 'compatible', covered: true, label: 'verified' };
const repacking: RepackFacts = {
	...onePerson,
	enterprises: ['e-1', 'e-1'],
	wastes: ['900-249-08', '900-249-08'],
	before: 40_000,
	after: 40_000
};
const witnessed = { clean: [twoPersons], refused: withoutWitness({}) };

export const custodyCases: Cases<CustodyFacts> = {
	arrive: unguarded,
	receive: unguarded,
	store: {
		clean: [storing, { ...storing, label: 'unverified', waiver: twoPersons }],
		refused: [
			[
				{ ...storing, quarantine: ['label-disagrees'] },
				{ kind: 'to-be-quarantined', reasons: ['label-disagrees'] }
			],
			[
				{ ...storing, quarantine: ['hazards-unknown'], label: 'unverified', waiver: twoPersons },
				{ kind: 'to-be-quarantined', reasons: ['hazards-unknown'] }
			],
			[{ ...storing, verdict: 'incompatible' }, { kind: 'incompatible' }],
			[{ ...storing, verdict: 'incompatible', label: 'unverified', waiver: twoPersons }, { kind: 'incompatible' }],
			[{ ...storing, label: 'unverified' }, { kind: 'label-not-verified' }],
			...withoutWitness({}).map(([waiver, refusal]) => [{ ...storing, label: 'unverified', waiver }, refusal] as const)
		]
	},
	quarantine: reasoned({}),
	release: witnessed,
	'turn-away': reasoned({}),
	correct: {
		clean: [{ ...twoPersons, changes: 1 }],
		refused: [[{ ...twoPersons, changes: 0 }, { kind: 'nothing-changed' }], ...withoutWitness({ changes: 2 })]
	},
	reweigh: unguarded,
	repack: {
		clean: [
			repacking,
			{ ...repacking, ...twoPersons, after: 39_000 },
			{ ...repacking, enterprises: [null], wastes: ['900-249-08'] }
		],
		refused: [
			[{ ...repacking, enterprises: ['e-1', 'e-2'] }, { kind: 'enterprises-differ' }],
			[{ ...repacking, enterprises: ['e-1', null] }, { kind: 'enterprises-differ' }],
			[{ ...repacking, enterprises: [null, null] }, { kind: 'enterprise-unknown' }],
			[{ ...repacking, wastes: ['900-249-08', '900-041-49'] }, { kind: 'wastes-differ' }],
			[
				{ ...repacking, after: 40_001 },
				{ kind: 'more-than-before', before: 40_000, after: 40_001 }
			],
			[{ ...repacking, reason: '' }, { kind: 'reason-missing' }],
			...withoutWitness({}).map(([who, refusal]) => [{ ...repacking, after: 39_999, ...who }, refusal] as const)
		]
	},
	load: {
		clean: [loading, { ...loading, label: 'waived' }],
		refused: [
			[{ ...loading, listed: false }, { kind: 'not-on-the-list' }],
			[{ ...loading, verdict: 'incompatible' }, { kind: 'incompatible' }],
			[{ ...loading, covered: false }, { kind: 'not-covered' }],
			[{ ...loading, label: 'none' }, { kind: 'label-not-verified' }],
			[{ ...loading, label: 'printed' }, { kind: 'label-not-verified' }]
		]
	},
	unload: unguarded,
	draw: {
		clean: [
			{ grams: 1, remaining: 5_000 },
			{ grams: 5_000, remaining: 5_000 }
		],
		refused: [
			[{ grams: 0, remaining: 5_000 }, { kind: 'nothing-drawn' }],
			[{ grams: -1, remaining: 5_000 }, { kind: 'nothing-drawn' }],
			[
				{ grams: 5_001, remaining: 5_000 },
				{ kind: 'more-than-remains', grams: 5_001, remaining: 5_000 }
			]
		]
	},
	depart: unguarded,
	deliver: unguarded,
	accept: unguarded,
	refuse: reasoned({}),
	return: reasoned({}),
	treat: unguarded,
	lose: witnessed,
	find: unguarded,
	void: {
		clean: [
			{ ...onePerson, printed: false },
			{ ...twoPersons, printed: true }
		],
		refused: [...withoutReason({ ...onePerson, printed: false }), ...withoutWitness({ printed: true })]
	}
};

export const labelCases: Cases<LabelFacts> = {
	print: {
		clean: [
			{ code: '91330100799655058B9002490820261125001', temporary: null },
			{ code: null, temporary: 'T-7' }
		],
		refused: [[{ code: null, temporary: null }, { kind: 'nothing-to-print' }]]
	},
	verify: {
		clean: [{ expected: 'T-7', read: 'T-7' }],
		refused: [
			[
				{ expected: 'T-7', read: 'T-8' },
				{ kind: 'label-mismatch', expected: 'T-7', read: 'T-8' }
			],
			[
				{ expected: '', read: '' },
				{ kind: 'label-mismatch', expected: '', read: '' }
			]
		]
	},
	waive: witnessed
};
