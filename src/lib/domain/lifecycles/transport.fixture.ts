/** The cases of what waste travels with: booking, round, stop, load. */
import { reasoned, unguarded, withoutReason, type Cases } from './cases.fixture.ts';
import type { BookingFacts } from './booking.ts';
import type { ListFacts, LoadFacts } from './load.ts';
import type { RoundFacts, StopFacts } from './round.ts';

export const bookingCases: Cases<BookingFacts> = {
	submit: {
		clean: [{ wastes: 1, windows: 1 }],
		refused: [
			[{ wastes: 0, windows: 1 }, { kind: 'waste-missing' }],
			[{ wastes: 1, windows: 0 }, { kind: 'window-missing' }]
		]
	},
	reschedule: { clean: [{ windows: 2 }], refused: [[{ windows: 0 }, { kind: 'window-missing' }]] },
	schedule: { clean: [{ round: 'r-1' }], refused: [[{ round: ' ' }, { kind: 'round-missing' }]] },
	unschedule: reasoned({}),
	decline: reasoned({}),
	cancel: reasoned({}),
	collect: { clean: [{ containers: 1 }], refused: [[{ containers: 0 }, { kind: 'nothing-collected' }]] },
	miss: reasoned({})
};

const handedOver = { expected: 5, counted: 5, withinTolerance: true, reason: '' };

export const roundCases: Cases<RoundFacts> = {
	plan: { clean: [{ stops: 1 }], refused: [[{ stops: 0 }, { kind: 'no-stops' }]] },
	replan: {
		clean: [{ stops: 2, dropped: [] }],
		refused: [
			[
				{ stops: 2, dropped: ['s-1'] },
				{ kind: 'served-stop-dropped', stops: ['s-1'] }
			],
			[{ stops: 0, dropped: [] }, { kind: 'no-stops' }]
		]
	},
	dispatch: {
		clean: [{ driver: 'p-qian', vehicle: 'v-1' }],
		refused: [
			[{ driver: null, vehicle: 'v-1' }, { kind: 'driver-missing' }],
			[{ driver: 'p-qian', vehicle: null }, { kind: 'vehicle-missing' }]
		]
	},
	recall: reasoned({}),
	start: unguarded,
	return: { clean: [{ open: [] }], refused: [[{ open: ['s-2'] }, { kind: 'stops-open', stops: ['s-2'] }]] },
	'hand-over': {
		clean: [
			handedOver,
			{ ...handedOver, counted: 4, reason: '一桶留在车上' },
			{ ...handedOver, withinTolerance: false, reason: '雨水进桶' }
		],
		refused: [
			[{ ...handedOver, counted: 4 }, { kind: 'reason-missing' }],
			[{ ...handedOver, counted: 6 }, { kind: 'reason-missing' }],
			[{ ...handedOver, withinTolerance: false }, { kind: 'reason-missing' }]
		]
	},
	cancel: reasoned({})
};

export const stopCases: Cases<StopFacts> = {
	arrive: unguarded,
	collect: { clean: [{ containers: 3 }], refused: [[{ containers: 0 }, { kind: 'nothing-collected' }]] },
	sign: {
		clean: [
			{ signer: '周敏', how: 'code' },
			{ signer: '周敏', how: 'message' },
			{ signer: '周敏', how: 'paper' }
		],
		refused: [[{ signer: ' ', how: 'paper' }, { kind: 'signer-missing' }]]
	},
	skip: reasoned({}),
	reopen: unguarded
};

const list: ListFacts = { containers: 2, incompatible: [], uncovered: [] };
const pair = { a: 'c-1', b: 'c-2' };

const listRefused = <Rest extends object>(rest: Rest) =>
	[
		[{ ...list, ...rest, containers: 0 }, { kind: 'no-containers' }],
		[
			{ ...list, ...rest, incompatible: [pair] },
			{ kind: 'incompatible', pairs: [pair] }
		],
		[
			{ ...list, ...rest, uncovered: ['c-2'] },
			{ kind: 'not-covered', containers: ['c-2'] }
		]
	] as const;

export const loadCases: Cases<LoadFacts> = {
	propose: { clean: [list], refused: listRefused({}) },
	amend: {
		clean: [{ ...list, dropped: [] }],
		refused: [
			[
				{ ...list, dropped: ['c-3'] },
				{ kind: 'loaded-container-dropped', containers: ['c-3'] }
			],
			...listRefused({ dropped: [] })
		]
	},
	approve: { clean: [list], refused: listRefused({}) },
	seal: {
		clean: [
			{ loaded: 2, listed: 2, reason: '' },
			{ loaded: 1, listed: 2, reason: '车已满' }
		],
		refused: [
			[{ loaded: 0, listed: 2, reason: '车已满' }, { kind: 'nothing-loaded' }],
			[{ loaded: 1, listed: 2, reason: '' }, { kind: 'reason-missing' }]
		]
	},
	unseal: reasoned({}),
	depart: {
		clean: [{ unmanifested: [], incompatible: [] }],
		refused: [
			[
				{ unmanifested: [], incompatible: [pair] },
				{ kind: 'incompatible', pairs: [pair] }
			],
			[
				{ unmanifested: ['e-2'], incompatible: [] },
				{ kind: 'manifest-missing', of: ['e-2'] }
			]
		]
	},
	deliver: unguarded,
	weigh: unguarded,
	accept: { clean: [{ containers: 1 }], refused: [[{ containers: 0 }, { kind: 'no-containers' }]] },
	refuse: reasoned({}),
	query: reasoned({}),
	answer: reasoned({}),
	cancel: {
		clean: [{ loaded: 0, reason: '车辆故障' }],
		refused: [
			[
				{ loaded: 1, reason: '车辆故障' },
				{ kind: 'still-loaded', loaded: 1 }
			],
			...withoutReason({ loaded: 0 })
		]
	}
};
