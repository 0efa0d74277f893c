/**
 * For every action of a lifecycle: facts that nothing stands against, and facts with the refusal they must meet.
 *
 * The tests provoke each of them, and docs/lifecycles.md lists them: a guard that says something new has a case here.
 */
import type { Witnessed } from './witness.ts';
import type { PersonId } from '../ids.ts';

/** A refusal with its data. */
type Refused = { kind: string } & Record<string, unknown>;

export type ActionCases<Facts> = {
	clean: readonly Facts[];
	refused: readonly (readonly [Facts, Refused])[];
};
export type Cases<Facts> = { [Action in keyof Facts]: ActionCases<Facts[Action]> };

export const unguarded: ActionCases<object> = { clean: [{}], refused: [] };

const ling = 'p-ling' as PersonId;
const zhao = 'p-zhao' as PersonId;

export const twoPersons: Witnessed = { actor: ling, second: zhao, reason: '标签破损' };
export const onePerson: Witnessed = { actor: ling, second: null, reason: '标签破损' };

/** What every action that asks for a second person refuses. `rest` are the other facts of a clean one. */
export const withoutWitness = <Rest extends object>(rest: Rest): (readonly [Rest & Witnessed, Refused])[] => [
	[{ ...rest, ...onePerson, reason: ' ' }, { kind: 'reason-missing' }],
	[{ ...rest, ...onePerson }, { kind: 'second-person-missing' }],
	[{ ...rest, ...twoPersons, second: ling }, { kind: 'second-person-same' }],
	[{ ...rest, ...twoPersons, reason: '' }, { kind: 'reason-missing' }]
];

/** What every action that asks for a reason refuses. */
export const withoutReason = <Rest extends object>(rest: Rest): (readonly [Rest & { reason: string }, Refused])[] => [
	[{ ...rest, reason: '' }, { kind: 'reason-missing' }],
	[{ ...rest, reason: ' \t　' }, { kind: 'reason-missing' }]
];

export const reasoned = <Rest extends object>(rest: Rest): ActionCases<Rest & { reason: string }> => ({
	clean: [{ ...rest, reason: '客户要求' }],
	refused: withoutReason(rest)
});
