import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodies, readBody, type EventType } from './bodies.ts';
import { eventTypes, sampleBodies } from './sample-events.ts';

const changed = (type: EventType, change: object) => readBody(type, 1, { ...sampleBodies[type], ...change });

test('every type has a sample, and only version 1 so far', () => {
	expect([...eventTypes].sort()).toEqual(Object.keys(bodies).sort());
	for (const type of eventTypes) expect(Object.keys(bodies[type])).toEqual(['1']);
});

describe.each(eventTypes)('%s', (type) => {
	test('is understood', () => {
		expect(readBody(type, 1, sampleBodies[type])).toEqual({ kind: 'known', type });
	});

	test('is malformed with a member that is not its own, and says which', () => {
		for (const member of ['colour', 'constructor', 'toString']) {
			expect(changed(type, { [member]: 1 })).toEqual({ kind: 'malformed', path: `$.body.${member}` });
		}
	});

	test('is malformed without any one of its members, and says which', () => {
		for (const member of Object.keys(sampleBodies[type])) {
			const { [member as never]: _, ...rest } = sampleBodies[type] as Record<string, unknown>;
			expect(readBody(type, 1, rest)).toEqual({ kind: 'malformed', path: `$.body.${member}` });
		}
	});

	test('of a later version is kept and not guessed at', () => {
		expect(readBody(type, 2, sampleBodies[type])).toEqual({ kind: 'unknown-version' });
		expect(readBody(type, 0, sampleBodies[type])).toEqual({ kind: 'unknown-version' });
	});
});

test('a type from a newer program, or a name every object has, is unknown', () => {
	for (const type of ['container.moved', 'toString', '__proto__', ''])
		expect(readBody(type, 1, {})).toEqual({ kind: 'unknown-type' });
});

describe('a reception', () => {
	const { weighing } = sampleBodies['container.received'];

	test('holds whole grams and never a weight of nothing', () => {
		for (const net of [0, -1, 1.5, '113950', null]) {
			expect(changed('container.received', { weighing: { ...weighing, net } })).toEqual({
				kind: 'malformed',
				path: '$.body.weighing.net'
			});
		}
	});

	test('holds a day that the calendar has', () => {
		expect(changed('container.received', { day: '2026-02-30' })).toEqual({ kind: 'malformed', path: '$.body.day' });
	});

	test('holds frames as hex and photos by their SHA-256', () => {
		expect(changed('container.received', { weighing: { ...weighing, frames: ['02', '0G'] } })).toEqual({
			kind: 'malformed',
			path: '$.body.weighing.frames[1]'
		});
		expect(changed('container.received', { photos: [{ sha256: 'A'.repeat(64), bytes: 1 }] })).toEqual({
			kind: 'malformed',
			path: '$.body.photos[0].sha256'
		});
	});
});

test('any body of any type is read without a throw', () => {
	fc.assert(
		fc.property(fc.constantFrom(...eventTypes), fc.anything(), (type, body) => {
			expect(['known', 'malformed']).toContain(readBody(type, 1, body).kind);
		})
	);
});
