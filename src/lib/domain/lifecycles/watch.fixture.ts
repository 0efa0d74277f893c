/** The cases of those who keep watch: shift, stocktake, alert. */
import { onePerson, reasoned, twoPersons, unguarded, withoutWitness, type Cases } from './cases.fixture.ts';
import type { AlertFacts } from './alert.ts';
import type { ShiftFacts } from './shift.ts';
import type { StocktakeFacts } from './stocktake.ts';

export const shiftCases: Cases<ShiftFacts> = {
	open: unguarded,
	close: {
		clean: [
			{ unfinished: 0, reason: '' },
			{ unfinished: 2, reason: '两桶待打码，在秤旁' }
		],
		refused: [[{ unfinished: 2, reason: '' }, { kind: 'reason-missing' }]]
	}
};

export const stocktakeCases: Cases<StocktakeFacts> = {
	open: {
		clean: [{ others: [] }],
		refused: [[{ others: ['t-1'] }, { kind: 'another-open', stocktakes: ['t-1'] }]]
	},
	count: unguarded,
	close: {
		clean: [
			{ uncounted: 0, reason: '' },
			{ uncounted: 1, reason: '找过三遍' }
		],
		refused: [[{ uncounted: 1, reason: ' ' }, { kind: 'reason-missing' }]]
	},
	reopen: unguarded,
	approve: {
		clean: [
			{ ...onePerson, reason: '', differences: 0 },
			{ ...twoPersons, differences: 1 }
		],
		refused: withoutWitness({ differences: 1 })
	},
	abandon: reasoned({})
};

export const alertCases: Cases<AlertFacts> = {
	raise: reasoned({}),
	assign: { clean: [{ owner: 'p-ling' }], refused: [[{ owner: ' ' }, { kind: 'owner-missing' }]] },
	close: reasoned({}),
	reopen: reasoned({})
};
