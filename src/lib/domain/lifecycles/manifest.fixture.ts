/** The cases of a manifest. */
import { reasoned, unguarded, withoutReason, type ActionCases, type Cases } from './cases.fixture.ts';
import type { DecisionFacts, DraftFacts, ManifestFacts } from './manifest.ts';

const draft: DraftFacts = { consignors: ['e-1', 'e-1'], lines: 2, receiver: 'x-1' };
const drafting: ActionCases<DraftFacts> = {
	clean: [draft],
	refused: [
		[
			{ ...draft, consignors: ['e-1', 'e-2', 'e-1'] },
			{ kind: 'one-enterprise-only', enterprises: ['e-1', 'e-2'] }
		],
		[{ ...draft, consignors: [] }, { kind: 'consignor-missing' }],
		[{ ...draft, lines: 0 }, { kind: 'no-lines' }],
		[{ ...draft, receiver: null }, { kind: 'receiver-missing' }]
	]
};

const decision: DecisionFacts = { lines: 3, decided: 3, refused: 0, unexplained: [] };

/** `refused`: the counts of refused lines that agree with the decision, and those that do not. */
function deciding<Rest extends object>(rest: Rest, right: number[], wrong: number[]) {
	const facts = { ...decision, ...rest };
	const agrees = right[0]!;
	const refused: ActionCases<DecisionFacts & Rest>['refused'] = [
		[
			{ ...facts, refused: agrees, decided: 1 },
			{ kind: 'lines-undecided', count: 2 }
		],
		...wrong.map(
			(count) =>
				[
					{ ...facts, refused: count },
					{ kind: 'decision-disagrees', lines: 3, refused: count }
				] as const
		),
		[
			{ ...facts, refused: agrees, unexplained: ['2'] },
			{ kind: 'discrepancy-unexplained', lines: ['2'] }
		]
	];
	return { clean: right.map((count) => ({ ...facts, refused: count })), refused };
}

const refusing = deciding({ reason: '包装破损' }, [3], [0, 1, 2]);
const carrier = { vehiclePermit: '浙交运管危字 0001', driver: '钱师傅' };
const correction = { reason: '代码笔误', fields: ['lines.waste'], fixed: [] };
const answer = { party: 'carrier', asked: ['carrier', 'receiver'] };
const uninvited = { party: 'consignor', asked: ['carrier', 'receiver'] };

export const manifestCases: Cases<ManifestFacts> = {
	draft: drafting,
	amend: drafting,
	number: {
		clean: [{ refusal: null, held: null }],
		refused: [
			[
				{ refusal: 'length', held: null },
				{ kind: 'number-malformed', why: 'length' }
			],
			[
				{ refusal: null, held: '20263301000001' },
				{ kind: 'already-numbered', number: '20263301000001' }
			]
		]
	},
	'go-on-paper': reasoned({}),
	'back-enter': {
		clean: [{ onPaper: true, refusal: null }],
		refused: [
			[{ onPaper: false, refusal: null }, { kind: 'not-on-paper' }],
			[
				{ onPaper: true, refusal: 'length' },
				{ kind: 'number-malformed', why: 'length' }
			]
		]
	},
	'sign-out': {
		clean: [{ unweighed: [], labelsDisagree: [] }],
		refused: [
			[
				{ unweighed: ['c-1'], labelsDisagree: [] },
				{ kind: 'not-weighed', containers: ['c-1'] }
			],
			[
				{ unweighed: [], labelsDisagree: ['c-2'] },
				{ kind: 'label-disagrees', containers: ['c-2'] }
			]
		]
	},
	'sign-carrier': {
		clean: [carrier],
		refused: [
			[{ ...carrier, vehiclePermit: ' ' }, { kind: 'vehicle-permit-missing' }],
			[{ ...carrier, driver: '' }, { kind: 'driver-missing' }]
		]
	},
	relay: { clean: [{ place: '德清服务区' }], refused: [[{ place: ' ' }, { kind: 'place-missing' }]] },
	arrive: unguarded,
	accept: deciding({}, [0], [1, 3]),
	'accept-partly': deciding({}, [1, 2], [0, 3]),
	refuse: {
		clean: refusing.clean,
		refused: [...withoutReason({ ...decision, refused: 3 }), ...refusing.refused]
	},
	confirm: unguarded,
	'propose-correction': {
		clean: [correction],
		refused: [
			[{ ...correction, fields: [] }, { kind: 'nothing-changed' }],
			[
				{ ...correction, fields: ['id', 'lines.waste'], fixed: ['id'] },
				{ kind: 'field-fixed', fields: ['id'] }
			],
			...withoutReason({ fields: correction.fields, fixed: [] })
		]
	},
	'approve-correction': {
		clean: [answer],
		refused: [[uninvited, { kind: 'not-asked', party: 'consignor' }]]
	},
	'reject-correction': {
		clean: [{ ...answer, reason: '与磅单不符' }],
		refused: [
			[
				{ ...uninvited, reason: '与磅单不符' },
				{ kind: 'not-asked', party: 'consignor' }
			],
			...withoutReason(answer)
		]
	},
	void: reasoned({})
};
