import { describe, expect, test } from 'vitest';
import type { EnterpriseId, PersonId, PointId, ReceiverId, RoundId } from './ids.ts';
import { actions, may, roles, rolesFor, type Action, type Actor, type Role, type Subject } from './permissions.ts';

/**
 * Written out a second time on purpose: whoever changes the table says here whom it lets in.
 *
 * s staff · m manager · c collector · r regulator · e enterprise · d driver
 */
const written = `
	intake.record          s m . . . .
	stock.read             s m c r . .
	journal.read           . m c r . .
	journal.export         . m . r . .
	device.read            . m . r . .
	device.enrol           . m . . . .
	device.revoke          . m . . . .
	people.read            . m . r . .
	rules.read             s m c r e d
	rules.override         . m . . . .

	container.arrive       s m . . . d
	container.receive      s m . . . .
	container.store        s m . . . .
	container.quarantine   s m . . . .
	container.release      s m . . . .
	container.turn-away    s m . . . .
	container.correct      s m . . . .
	container.reweigh      s m . . . d
	container.repack       s m . . . .
	container.load         s m . . . d
	container.unload       s m . . . d
	container.draw         s m . . . d
	container.depart       s m . . . d
	container.deliver      . . c . . d
	container.accept       . . c . . .
	container.refuse       . . c . . .
	container.return       s m . . . d
	container.treat        . . c . . .
	container.lose         s m . . . .
	container.find         s m . . . .
	container.void         s m . . . .

	label.print            s m . . . d
	label.verify           s m . . . d
	label.waive            s m . . . .

	booking.submit         s m . . e .
	booking.reschedule     . m c . e .
	booking.schedule       . m c . . .
	booking.unschedule     . m c . . .
	booking.decline        . m c . . .
	booking.cancel         . m c . e .
	booking.collect        s m . . . d
	booking.miss           s m . . . d

	round.plan             . m c . . .
	round.replan           . m c . . .
	round.dispatch         . m c . . .
	round.recall           . m c . . .
	round.start            . . . . . d
	round.return           . . . . . d
	round.hand-over        s m . . . .
	round.cancel           . m c . . .

	stop.arrive            . . . . . d
	stop.collect           . . . . . d
	stop.sign              . . . . e d
	stop.skip              . . . . . d
	stop.reopen            . m c . . d

	load.propose           . m c . . .
	load.amend             . m c . . .
	load.approve           . . c . . .
	load.seal              s m . . . .
	load.unseal            s m . . . .
	load.depart            s m . . . d
	load.deliver           . . c . . d
	load.weigh             . . c . . .
	load.accept            . . c . . .
	load.refuse            . . c . . .
	load.query             . . c r . .
	load.answer            s m . . . .
	load.cancel            . m c . . .

	manifest.draft         s m c . . .
	manifest.amend         s m c . . .
	manifest.number        s m c . . .
	manifest.go-on-paper   s m . . . d
	manifest.back-enter    s m c . . .
	manifest.sign-out      s m . . e .
	manifest.sign-carrier  . . . . . d
	manifest.relay         . . . . . d
	manifest.arrive        . m c . . d
	manifest.accept        . m c . . .
	manifest.accept-partly . m c . . .
	manifest.refuse        . m c . . .
	manifest.confirm       . m c . . .
	manifest.propose-correction s m c . e d
	manifest.approve-correction . m c . e d
	manifest.reject-correction  . m c . e d
	manifest.void          . m c . . .

	shift.open             s m . . . d
	shift.close            s m . . . d

	stocktake.open         s m . . . .
	stocktake.count        s m . . . .
	stocktake.close        s m . . . .
	stocktake.reopen       s m . . . .
	stocktake.approve      . m . . . .
	stocktake.abandon      s m . . . .

	alert.raise            s m c r e d
	alert.assign           . m c r . .
	alert.close            . m c r . .
	alert.reopen           . m c r . .
`;
const letters: Record<string, Role> = {
	s: 'staff',
	m: 'manager',
	c: 'collector',
	r: 'regulator',
	e: 'enterprise',
	d: 'driver'
};
const expected = new Map(
	[...written.matchAll(/^\t(\S+) +([smcred. ]+)$/gm)].map(([, action, marks]) => [
		action!,
		marks!.split(' ').flatMap((mark) => letters[mark] ?? [])
	])
);

const here = '330106-01' as PointId;
const elsewhere = '330106-02' as PointId;
const person = 'p-1' as PersonId;
const ours = { enterprise: 'e-1' as EnterpriseId, receiver: 'x-1' as ReceiverId, round: 'r-1' as RoundId };
const theirs = { enterprise: 'e-2' as EnterpriseId, receiver: 'x-2' as ReceiverId, round: 'r-2' as RoundId };
const subject: Subject = { point: here, ...ours };
const as = (role: Role): Actor => ({
	person,
	role,
	points: [here],
	enterprise: ours.enterprise,
	receiver: ours.receiver,
	rounds: [ours.round]
});

test('the table holds every action and every role', () => {
	expect([...actions].sort()).toEqual([...expected.keys()].sort());
	expect([...roles].sort()).toEqual(Object.values(letters).sort());
});

describe.each(actions)('%s', (action) => {
	test('is for the roles written out here, at their points and at no other', () => {
		for (const role of roles) {
			const allowed = expected.get(action)!.includes(role);
			expect(rolesFor(action).includes(role), role).toBe(allowed);
			expect(may(as(role), action, subject), role).toBe(allowed);
			expect(may({ ...as(role), points: 'all' }, action, subject), role).toBe(allowed);
			expect(may({ ...as(role), points: [elsewhere] }, action, subject), role).toBe(false);
			expect(may({ ...as(role), points: [] }, action, subject), role).toBe(false);
		}
	});

	test('is never for a stranger: another enterprise, another receiver, another round', () => {
		expect(may(as('enterprise'), action, { ...subject, enterprise: theirs.enterprise })).toBe(false);
		expect(may(as('collector'), action, { ...subject, receiver: theirs.receiver })).toBe(false);
		expect(may(as('driver'), action, { ...subject, round: theirs.round })).toBe(false);
	});
});

test('an action that the table does not have is not permitted, nor is one that every object has', () => {
	for (const action of ['container.eat', '', 'toString', '__proto__', 'constructor'])
		for (const role of roles) expect(may(as(role), action as Action, subject)).toBe(false);
});

describe('an enterprise', () => {
	const submit = (actor: Partial<Actor>, about: Partial<Subject>) =>
		may({ ...as('enterprise'), ...actor }, 'booking.submit', { point: here, ...about });

	test('must be named, and be theirs', () => {
		expect(submit({}, { enterprise: ours.enterprise })).toBe(true);
		expect(submit({}, {})).toBe(false);
		expect(submit({}, { enterprise: null })).toBe(false);
		expect(submit({}, { enterprise: theirs.enterprise })).toBe(false);
	});

	test('is nobody where the account names none', () => {
		expect(submit({ enterprise: null }, { enterprise: null })).toBe(false);
		expect(submit({ enterprise: undefined }, {})).toBe(false);
		expect(submit({ enterprise: null }, { enterprise: ours.enterprise })).toBe(false);
	});
});

describe('a receiver', () => {
	const accept = (actor: Partial<Actor>, about: Partial<Subject>) =>
		may({ ...as('collector'), ...actor }, 'load.accept', { point: here, ...about });

	test('decides on what comes to it, and on nothing that goes to another', () => {
		expect(accept({}, { receiver: ours.receiver })).toBe(true);
		expect(accept({}, { receiver: theirs.receiver })).toBe(false);
	});

	test('that is not named bounds nobody', () => {
		expect(accept({}, {})).toBe(true);
		expect(accept({}, { receiver: null })).toBe(true);
		expect(accept({ receiver: null }, { receiver: ours.receiver })).toBe(true);
		expect(accept({ receiver: undefined }, { receiver: ours.receiver })).toBe(true);
	});
});

describe('a driver', () => {
	const start = (actor: Partial<Actor>, about: Partial<Subject>) =>
		may({ ...as('driver'), ...actor }, 'round.start', { point: here, ...about });

	test('drives the rounds that are theirs', () => {
		expect(start({}, { round: ours.round })).toBe(true);
		expect(start({}, { round: theirs.round })).toBe(false);
		expect(start({ rounds: [] }, { round: ours.round })).toBe(false);
		expect(start({ rounds: undefined }, { round: ours.round })).toBe(false);
	});

	test('is not bound by a round where none is named', () => {
		expect(start({ rounds: undefined }, {})).toBe(true);
	});
});

test('the people of a point and the regulator act for every enterprise, receiver and round of it', () => {
	for (const role of ['staff', 'manager', 'regulator'] as const)
		expect(may(as(role), 'stock.read', { point: here, ...theirs })).toBe(true);
});
