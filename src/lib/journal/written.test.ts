/** That state machines and events speak of the same things: what an action writes has a body, and who writes each type. */
import { expect, test } from 'vitest';
import { alert } from '#lib/domain/lifecycles/alert.ts';
import { booking } from '#lib/domain/lifecycles/booking.ts';
import { custody } from '#lib/domain/lifecycles/custody.ts';
import { label } from '#lib/domain/lifecycles/label.ts';
import { load } from '#lib/domain/lifecycles/load.ts';
import { manifest } from '#lib/domain/lifecycles/manifest.ts';
import { round, stop } from '#lib/domain/lifecycles/round.ts';
import { shift } from '#lib/domain/lifecycles/shift.ts';
import { stocktake } from '#lib/domain/lifecycles/stocktake.ts';
import { bodies, eventTypes } from './bodies.ts';

const machines = [alert, booking, custody, label, load, manifest, round, stop, shift, stocktake];
const written = machines.flatMap(({ actions }) =>
	Object.values<{ writes: string }>(actions).map(({ writes }) => writes)
);

/** Said without a state machine: master data, devices, scales, incidents, and the code of a container. */
const records = [
	'point.recorded',
	'zone.recorded',
	'enterprise.recorded',
	'profile.recorded',
	'vehicle.recorded',
	'receiver.recorded',
	'rule.overridden',
	'device.enrolled',
	'device.revoked',
	'device.frozen',
	'scale.profiled',
	'scale.checked',
	'incident.reported',
	'incident.closed',
	'container.coded'
];

test('whatever an action writes is an event that has a body', () => {
	expect(written.filter((type) => !Object.hasOwn(bodies, type))).toEqual([]);
});

test('every type of event is written by some action, or is a record', () => {
	expect(eventTypes.filter((type) => !written.includes(type)).sort()).toEqual([...records].sort());
});
