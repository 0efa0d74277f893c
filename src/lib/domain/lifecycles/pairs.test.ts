import { describe, expect, test } from 'vitest';
import { actions, may, roles, rolesFor, type Action, type Actor, type Role } from '../permissions.ts';
import { lifecycles, type Walkable } from './lifecycles.fixture.ts';
import { events, readEvents, readTable, rests, stages, tables } from './tables.fixture.ts';
import type { EnterpriseId, PersonId, PointId, ReceiverId, RoundId } from '../ids.ts';

/** Whose it is, so that every role that may do a thing at all may do it to this. */
const subject = {
	point: '330106-01' as PointId,
	enterprise: 'e-1' as EnterpriseId,
	receiver: 'x-1' as ReceiverId,
	round: 'r-1' as RoundId
};
const as = (role: Role): Actor => ({
	person: 'p-1' as PersonId,
	role,
	points: [subject.point],
	enterprise: subject.enterprise,
	receiver: subject.receiver,
	rounds: [subject.round]
});
const permission = (lifecycle: Walkable, action: string) => `${lifecycle.subject}.${action}` as Action;
const permitted = (lifecycle: Walkable, action: string) => as(rolesFor(permission(lifecycle, action))[0]!);

const pairs = (lifecycle: Walkable) =>
	lifecycle.states.flatMap((state) => lifecycle.actions.map((action) => ({ state, action })));

/** States that steps lead to from `from`, itself left out unless a step comes back to it. */
function reachable(lifecycle: Walkable, from: string): Set<string> {
	const found = new Set<string>();
	const visit = (state: string) => {
		for (const { name } of lifecycle.actions) {
			const to = lifecycle.target(state, name);
			if (to === undefined || found.has(to)) continue;
			found.add(to);
			visit(to);
		}
	};
	visit(from);
	return found;
}

test('every lifecycle is written out a second time, and nothing else is', () => {
	const subjects = lifecycles.map((lifecycle) => lifecycle.subject);
	for (const written of [tables, events, rests, stages]) expect(Object.keys(written)).toEqual(subjects);
});

test('every action has its permission, and every permission about a lifecycle its action', () => {
	const subjects = new Set(lifecycles.map((lifecycle) => lifecycle.subject));
	const ofSteps = actions.filter((action) => subjects.has(action.split('.')[0]!));
	const named = lifecycles.flatMap((lifecycle) => lifecycle.actions.map(({ name }) => `${lifecycle.subject}.${name}`));
	expect([...ofSteps].sort()).toEqual([...named].sort());
});

test('whoever may move a load may move the containers on it by the same event', () => {
	const byEvent = new Map<string, Set<string>>();
	for (const lifecycle of lifecycles) {
		for (const { name, writes } of lifecycle.actions) {
			const who = [...rolesFor(permission(lifecycle, name))].sort().join(' ');
			byEvent.set(writes, (byEvent.get(writes) ?? new Set()).add(who));
		}
	}
	expect([...byEvent].filter(([, who]) => who.size > 1)).toEqual([]);
});

describe.each(lifecycles.map((lifecycle) => [lifecycle.subject, lifecycle] as const))('%s', (name, lifecycle) => {
	const expected = readTable(tables[name]!);

	test('has the states and the steps that are written out here, and no others', () => {
		expect(lifecycle.states).toEqual([...expected.keys()]);
		const steps = pairs(lifecycle).flatMap(({ state, action }) => {
			const to = lifecycle.target(state, action.name);
			return to === undefined ? [] : [`${state}: ${action.name} → ${to}`];
		});
		const written = [...expected].flatMap(([state, row]) =>
			[...row].map(([action, to]) => `${state}: ${action} → ${to}`)
		);
		expect(steps.sort()).toEqual(written.sort());
	});

	test('writes one event an action, and finds the action by it', () => {
		const written = lifecycle.actions.map(({ name: action, writes, lands }) => ({ name: action, writes, lands }));
		expect(written).toEqual(readEvents(events[name]!));
		expect(new Set(written.map(({ writes }) => writes)).size).toBe(written.length);
		for (const { name: action, writes } of written) expect(lifecycle.actionOf(writes)).toBe(action);
		expect(lifecycle.actionOf('nothing.known')).toBeUndefined();
	});

	test('takes every step of the table with clean facts, and refuses every other with what is possible', () => {
		for (const { state, action } of pairs(lifecycle)) {
			const row = expected.get(state)!;
			const by = { actor: permitted(lifecycle, action.name), subject };
			expect(action.clean.length, action.name).toBeGreaterThan(0);
			for (const facts of action.clean) {
				const to = row.get(action.name);
				expect(lifecycle.step(state, action.name, facts, by), `${state}: ${action.name}`).toEqual(
					to === undefined
						? {
								ok: false,
								refusal: {
									kind: 'out-of-turn',
									subject: name,
									state,
									action: action.name,
									possible: [...row.keys()]
								}
							}
						: { ok: true, value: { to, writes: action.writes } }
				);
			}
		}
	});

	test('says what stands against a step, in every state that has it', () => {
		for (const { state, action } of pairs(lifecycle)) {
			if (!expected.get(state)!.has(action.name)) continue;
			const by = { actor: permitted(lifecycle, action.name), subject };
			for (const [facts, refusal] of action.refused)
				expect(lifecycle.step(state, action.name, facts, by), `${state}: ${action.name}`).toEqual({
					ok: false,
					refusal
				});
		}
	});

	test('lets nobody take a step that is not theirs, in turn or not', () => {
		for (const { state, action } of pairs(lifecycle)) {
			const asked = permission(lifecycle, action.name);
			for (const role of roles) {
				const outcome = lifecycle.step(state, action.name, action.clean[0]!, { actor: as(role), subject });
				const notPermitted = { ok: false, refusal: { kind: 'not-permitted', action: asked, role } };
				if (!rolesFor(asked).includes(role)) expect(outcome, `${asked} as ${role}`).toEqual(notPermitted);
				else expect(outcome, `${asked} as ${role}`).not.toEqual(notPermitted);
				const elsewhere = { actor: { ...as(role), points: [] }, subject };
				expect(lifecycle.step(state, action.name, action.clean[0]!, elsewhere)).toEqual(notPermitted);
			}
		}
	});

	test('has a role for every action', () => {
		for (const { name: action } of lifecycle.actions)
			expect(may(permitted(lifecycle, action), permission(lifecycle, action), subject), action).toBe(true);
	});

	test('reaches every state from its first, and comes to rest only where it should', () => {
		const found = reachable(lifecycle, lifecycle.initial).add(lifecycle.initial);
		expect(lifecycle.states.filter((state) => !found.has(state))).toEqual([]);
		const resting = lifecycle.states.filter((state) => [...reachable(lifecycle, state)].every((to) => to === state));
		expect(resting.sort()).toEqual(rests[name]!.split(' ').filter(Boolean).sort());
		for (const state of lifecycle.states) expect(lifecycle.isFinal(state)).toBe(expected.get(state)!.size === 0);
	});

	test('follows what has happened: in turn by the table, else to where it lands, and never back over a stage', () => {
		const order = stages[name]!.split(' ').filter(Boolean);
		expect(lifecycle.stages).toEqual(order);
		const landing = new Map(readEvents(events[name]!).map(({ name: action, lands }) => [action, lands]));
		for (const { state, action } of pairs(lifecycle)) {
			const to = expected.get(state)!.get(action.name);
			const lands = landing.get(action.name) ?? state;
			const isBack = order.includes(lands) && order.indexOf(lands) < order.indexOf(state);
			expect(lifecycle.follow(state, action.name), `${state}: ${action.name}`).toEqual(
				to === undefined ? { state: isBack ? state : lands, inTurn: false } : { state: to, inTurn: true }
			);
		}
	});
});
