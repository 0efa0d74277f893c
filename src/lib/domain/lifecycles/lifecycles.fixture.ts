/** Every lifecycle with its cases, its own types left behind, so that one test and one page can walk through all of them. */
import { alert } from './alert.ts';
import { booking } from './booking.ts';
import type { Cases } from './cases.fixture.ts';
import { custody } from './custody.ts';
import { custodyCases, labelCases } from './custody.fixture.ts';
import { label } from './label.ts';
import { actionOf, actionsOf, follow, isFinal, statesOf, step, type Lifecycle } from './lifecycle.ts';
import { load } from './load.ts';
import { manifest } from './manifest.ts';
import { manifestCases } from './manifest.fixture.ts';
import { round, stop } from './round.ts';
import { shift } from './shift.ts';
import { stocktake } from './stocktake.ts';
import { bookingCases, loadCases, roundCases, stopCases } from './transport.fixture.ts';
import { alertCases, shiftCases, stocktakeCases } from './watch.fixture.ts';
import type { Actor, Subject } from '../permissions.ts';

function walkable<State extends string, Facts extends Record<string, object>>(
	lifecycle: Lifecycle<State, Facts>,
	cases: Cases<Facts>
) {
	type Name = keyof Facts & string;
	return {
		subject: lifecycle.subject,
		initial: lifecycle.initial as string,
		stages: (lifecycle.stages ?? []) as readonly string[],
		states: statesOf(lifecycle) as string[],
		actions: actionsOf(lifecycle).map((name) => ({
			name: name as string,
			writes: lifecycle.actions[name].writes,
			lands: lifecycle.actions[name].lands as string | undefined,
			clean: cases[name].clean as readonly object[],
			refused: cases[name].refused as readonly (readonly [object, { kind: string }])[]
		})),
		target: (state: string, action: string): string | undefined => lifecycle.table[state as State][action as Name],
		step: (state: string, action: string, facts: object, by: { actor: Actor; subject: Subject }) =>
			step(lifecycle, { state: state as State, action: action as Name, facts: facts as Facts[Name] }, by),
		follow: (state: string, action: string) => follow(lifecycle, state as State, action as Name),
		actionOf: (type: string) => actionOf(lifecycle, type),
		isFinal: (state: string) => isFinal(lifecycle, state as State)
	};
}
export type Walkable = ReturnType<typeof walkable>;

export const lifecycles: readonly Walkable[] = [
	walkable(custody, custodyCases),
	walkable(label, labelCases),
	walkable(booking, bookingCases),
	walkable(round, roundCases),
	walkable(stop, stopCases),
	walkable(load, loadCases),
	walkable(manifest, manifestCases),
	walkable(shift, shiftCases),
	walkable(stocktake, stocktakeCases),
	walkable(alert, alertCases)
];
