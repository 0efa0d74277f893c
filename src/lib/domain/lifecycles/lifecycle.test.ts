import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { custody, statesInStock, statesShipped } from './custody.ts';
import { actionsOf, follow, statesOf, step } from './lifecycle.ts';
import { load } from './load.ts';
import { manifest } from './manifest.ts';
import { isOpenStop, stop } from './round.ts';
import { lifecycles } from './lifecycles.fixture.ts';
import type { EnterpriseId, PersonId, PointId } from '../ids.ts';
import type { Actor } from '../permissions.ts';

const subject = { point: '330106-01' as PointId };
const staff: Actor = { person: 'p-1' as PersonId, role: 'staff', points: [subject.point] };

describe('a step', () => {
	test('is asked for permission first: who may not, is not told what is its turn', () => {
		const actor: Actor = { ...staff, role: 'regulator' };
		const outcome = step(custody, { state: 'treated', action: 'receive', facts: {} }, { actor, subject });
		expect(outcome).toEqual({
			ok: false,
			refusal: { kind: 'not-permitted', action: 'container.receive', role: 'regulator' }
		});
	});

	test('is asked for its turn before its facts', () => {
		const at = { state: 'departed', action: 'quarantine', facts: { reason: '' } } as const;
		expect(step(custody, at, { actor: staff, subject })).toMatchObject({
			refusal: { kind: 'out-of-turn', possible: ['deliver', 'return'] }
		});
	});

	test('of one enterprise is not for another', () => {
		const actor: Actor = { ...staff, role: 'enterprise', enterprise: 'e-1' as EnterpriseId };
		const at = { state: 'issued', action: 'sign-out', facts: { unweighed: [], labelsDisagree: [] } } as const;
		const of = (enterprise: string) => ({ actor, subject: { ...subject, enterprise: enterprise as EnterpriseId } });
		expect(step(manifest, at, of('e-1')).ok).toBe(true);
		expect(step(manifest, at, of('e-2')).ok).toBe(false);
	});
});

describe('what has happened', () => {
	test('counts though it was out of turn: a drum that was put on a vehicle is on it', () => {
		expect(follow(custody, 'quarantined', 'load')).toEqual({ state: 'loaded', inTurn: false });
		expect(follow(custody, 'voided', 'load')).toEqual({ state: 'loaded', inTurn: false });
		expect(follow(manifest, 'drafted', 'sign-carrier')).toEqual({ state: 'in-transit', inTurn: false });
	});

	test('and changes nothing where no state is named for it', () => {
		expect(follow(custody, 'none', 'correct')).toEqual({ state: 'none', inTurn: false });
		expect(follow(manifest, 'voided', 'confirm')).toEqual({ state: 'voided', inTurn: false });
	});

	test('and is told late by a phone without a line does not take back what the receiver has done since', () => {
		expect(follow(manifest, 'accepted', 'arrive')).toEqual({ state: 'accepted', inTurn: false });
		expect(follow(manifest, 'in-transit', 'sign-out')).toEqual({ state: 'in-transit', inTurn: false });
		expect(follow(load, 'delivered', 'depart')).toEqual({ state: 'delivered', inTurn: false });
		expect(follow(custody, 'accepted', 'load')).toEqual({ state: 'accepted', inTurn: false });
		expect(follow(custody, 'refused', 'deliver')).toEqual({ state: 'refused', inTurn: false });
		expect(follow(stop, 'signed', 'collect')).toEqual({ state: 'signed', inTurn: false });
	});

	test('brings a container that is back at the point back into stock, whatever was told before', () => {
		expect(follow(custody, 'accepted', 'return')).toEqual({ state: 'weighed', inTurn: false });
		expect(follow(custody, 'treated', 'store')).toEqual({ state: 'stored', inTurn: false });
	});

	test('never sets a thing back over its stages, in whatever order it is told', () => {
		for (const lifecycle of lifecycles.filter(({ stages }) => stages.length > 0)) {
			const names = lifecycle.actions.filter(({ lands }) => lands && lifecycle.stages.includes(lands));
			fc.assert(
				fc.property(fc.constantFrom(...lifecycle.stages), fc.array(fc.constantFrom(...names)), (first, told) => {
					let at = first;
					for (const { name } of told) {
						const next = lifecycle.follow(at, name);
						if (!next.inTurn)
							expect(lifecycle.stages.indexOf(next.state)).toBeGreaterThanOrEqual(lifecycle.stages.indexOf(at));
						at = next.state;
					}
				})
			);
		}
	});
});

test('a container never leaves the point by two ways, and what is shipped is not in stock', () => {
	expect(new Set<string>([...statesInStock, ...statesShipped]).size).toBe(statesInStock.length + statesShipped.length);
	for (const state of statesOf(custody)) {
		const shipsOn = actionsOf(custody).filter((action) => custody.table[state][action] === 'departed');
		expect(shipsOn).toEqual(state === 'loaded' ? ['depart'] : []);
	}
});

test('received, weighed, stored and accepted are four facts: no step makes two of them', () => {
	expect(custody.table.arrived.store).toBeUndefined();
	expect(custody.table.none.store).toBeUndefined();
	expect(custody.table.departed.accept).toBeUndefined();
	expect(custody.table.delivered.treat).toBeUndefined();
});

test('what is set apart is neither stored nor loaded before it is released', () => {
	expect([custody.table.quarantined.store, custody.table.quarantined.load]).toEqual([undefined, undefined]);
	expect(custody.table.quarantined.release).toBe('weighed');
});

test('another list is another proposal: an approval never covers what the receiver has not seen', () => {
	expect(load.table.approved.amend).toBe('proposed');
	expect(load.table.sealed.amend).toBeUndefined();
});

test('nothing signed is amended, and nothing unsigned is corrected', () => {
	const having = (action: 'amend' | 'propose-correction') =>
		statesOf(manifest).filter((state) => manifest.table[state][action] !== undefined);
	expect(having('amend')).toEqual(['drafted', 'issued']);
	expect(having('propose-correction').join(' ')).toBe(
		'moved-out in-transit arrived accepted partly-refused refused confirmed'
	);
});

test('a stop waits for the driver until it is signed or skipped', () => {
	expect(statesOf(stop).filter(isOpenStop)).toEqual(['open', 'arrived', 'collected']);
});
