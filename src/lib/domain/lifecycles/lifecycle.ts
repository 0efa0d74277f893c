/**
 * The form of every state machine here: one table a subject, readable as the regulation is read, and one way to take a step.
 *
 * A command asks `step` before anything is written. A projection asks `follow` afterwards: what is signed has happened, so
 * it is kept in any case, and what the table does not allow is flagged.
 */
import { may, type Action, type Actor, type Subject } from '../permissions.ts';
import { ok, refuse, type Result } from '../result.ts';

/** What one action needs besides the state, and what it leaves behind. */
export type ActionRule<State extends string, Facts> = {
	/** The type of the event that records it. */
	writes: string;
	/** The first thing that stands against it, or nothing. Which facts it asks for is what the caller must find out. */
	guard?: (facts: Facts, state: State) => { kind: string } | undefined;
	/**
	 * Set for what happens in the world whatever the papers say: a drum that was put on a vehicle is on it. The state it
	 * leads to when it comes out of turn.
	 */
	lands?: State;
};

/**
 * @typeParam State every state, `none` before anything has happened.
 * @typeParam Facts action → what its guard looks at.
 */
export type Lifecycle<State extends string, Facts extends Record<string, object>> = {
	/** The first part of each permission: `booking` + `cancel`. */
	subject: string;
	initial: State;
	/**
	 * Stages that are never gone back over, in order. What a phone without a line tells late (it arrived) does not set back
	 * what others have done since (it is accepted).
	 */
	stages?: readonly State[];
	actions: { [Name in keyof Facts & string]: ActionRule<State, Facts[Name]> };
	/** State → action → the state it leads to. What is not here is out of turn. */
	table: { readonly [From in State]: { readonly [Name in keyof Facts & string]?: State } };
};

export type StepRefusal =
	/** The table has no such step from here; `possible` are the actions it has. */
	| { kind: 'out-of-turn'; subject: string; state: string; action: string; possible: string[] }
	| { kind: 'not-permitted'; action: string; role: Actor['role'] };

/** What a guard may say, as the caller of `step` gets it back. */
export type GuardRefusal<Rule> = Rule extends { guard?: infer Guard }
	? NonNullable<Guard> extends (...given: never[]) => infer Said
		? NonNullable<Said>
		: never
	: never;

export type Step<State> = { to: State; writes: string };

/** Whether somebody may do something now, in the order a person would ask: may I, is it its turn, does anything stand against it. */
export function step<State extends string, Facts extends Record<string, object>, Name extends keyof Facts & string>(
	lifecycle: Lifecycle<State, Facts>,
	at: { state: State; action: Name; facts: Facts[Name] },
	by: { actor: Actor; subject: Subject }
): Result<Step<State>, StepRefusal | { kind: string }> {
	const { state, action, facts } = at;
	const permission = `${lifecycle.subject}.${action}` as Action;
	if (!may(by.actor, permission, by.subject))
		return refuse({ kind: 'not-permitted', action: permission, role: by.actor.role } as const);
	const to = lifecycle.table[state][action];
	if (to === undefined) {
		const possible = Object.keys(lifecycle.table[state]);
		return refuse({ kind: 'out-of-turn', subject: lifecycle.subject, state, action, possible } as const);
	}
	const against = lifecycle.actions[action].guard?.(facts, state);
	return against ? refuse(against) : ok({ to, writes: lifecycle.actions[action].writes });
}

/**
 * Where something that has happened leads. `inTurn` is false for what the table does not have: it is flagged, and leads to
 * where it lands unless that is a stage already passed.
 */
export function follow<State extends string, Facts extends Record<string, object>>(
	{ table, actions, stages = [] }: Lifecycle<State, Facts>,
	state: State,
	action: keyof Facts & string
): { state: State; inTurn: boolean } {
	const to = table[state][action];
	if (to !== undefined) return { state: to, inTurn: true };
	const { lands } = actions[action];
	const passed = lands !== undefined && stages.includes(lands) && stages.indexOf(lands) < stages.indexOf(state);
	return { state: lands === undefined || passed ? state : lands, inTurn: false };
}

/** The action that an event type records; undefined when it is none of this lifecycle's. */
export const actionOf = <State extends string, Facts extends Record<string, object>>(
	{ actions }: Lifecycle<State, Facts>,
	type: string
): (keyof Facts & string) | undefined =>
	(Object.keys(actions) as (keyof Facts & string)[]).find((name) => actions[name].writes === type);

export const statesOf = <State extends string, Facts extends Record<string, object>>(
	lifecycle: Lifecycle<State, Facts>
): State[] => Object.keys(lifecycle.table) as State[];

export const actionsOf = <State extends string, Facts extends Record<string, object>>(
	lifecycle: Lifecycle<State, Facts>
): (keyof Facts & string)[] => Object.keys(lifecycle.actions) as (keyof Facts & string)[];

/** States from which nothing leads on. */
export const isFinal = <State extends string, Facts extends Record<string, object>>(
	{ table }: Lifecycle<State, Facts>,
	state: State
): boolean => Object.keys(table[state]).length === 0;
