import { describe, expect, test } from 'vitest';
import { ok, refuse } from '#lib/domain/result.ts';
import { PART, photoCourier } from './photo-courier.ts';
import { testClock, testLocks } from './sync.fixture.ts';
import type { WireProblem } from './wire.ts';

const photo = (name: string, length: number) => ({
	sha256: name.repeat(64),
	bytes: new Uint8Array(length).fill(name.charCodeAt(0))
});

function rig(photos: { sha256: string; bytes: Uint8Array<ArrayBuffer> }[]) {
	const clock = testClock();
	const waiting = new Map(photos.map((one) => [one.sha256, one.bytes]));
	const held = new Map<string, number[]>();
	const asked: [string, number, number][] = [];
	const says: { part?: (sha256: string) => WireProblem | undefined } = {};
	const one = photoCourier({
		photos: {
			pending: async () => [...waiting].map(([sha256, { length }]) => ({ sha256, length })),
			pendingCount: async () => waiting.size,
			bytes: async (sha256) => waiting.get(sha256),
			sent: async (sha256, offset) => {
				if (offset >= (waiting.get(sha256)?.length ?? Infinity)) waiting.delete(sha256);
			}
		},
		wire: {
			photoOffset: async (sha256) => ok(held.get(sha256)?.length ?? 0),
			photoPart: async (sha256, { offset, bytes }) => {
				asked.push([sha256[0]!, offset, bytes.length]);
				const problem = says.part?.(sha256);
				if (problem) return refuse(problem);
				held.set(sha256, [...(held.get(sha256) ?? []).slice(0, offset), ...bytes]);
				return ok(held.get(sha256)!.length);
			}
		},
		clock,
		random: () => 1,
		lock: testLocks(),
		say: () => undefined
	});
	return { one, clock, waiting, held, asked, says };
}

describe('photos', () => {
	test('go in parts of half a mebibyte, and arrive as they were', async () => {
		const whole = photo('a', PART + 10);
		const { one, clock, asked, held, waiting } = rig([whole]);
		one.start();
		await clock.advance(0);
		expect(asked).toEqual([
			['a', 0, PART],
			['a', PART, 10]
		]);
		expect(held.get(whole.sha256)).toHaveLength(PART + 10);
		expect([waiting.size, one.state()]).toMatchObject([0, { pending: 0, problem: null }]);
	});

	test('go on where the line broke, by the server’s word', async () => {
		const { one, clock, asked, says, waiting } = rig([photo('a', PART * 2)]);
		says.part = () => (asked.length > 1 ? { kind: 'offline' } : undefined);
		one.start();
		await clock.advance(0);
		expect(one.state()).toMatchObject({ pending: 1, problem: { kind: 'offline' } });
		delete says.part;
		await clock.advance(1_000);
		expect(asked).toEqual([
			['a', 0, PART],
			['a', PART, PART],
			['a', PART, PART]
		]);
		expect(waiting.size).toBe(0);
	});

	test('one that the server will not take is told, waits, and holds up no other', async () => {
		const { one, clock, says, waiting } = rig([photo('a', 5), photo('b', 5)]);
		says.part = (sha256) =>
			sha256.startsWith('a')
				? { kind: 'refused', status: 422, code: 'photo-differs', path: '$', message: '' }
				: undefined;
		one.start();
		await clock.advance(0);
		expect([...waiting.keys()].map((sha256) => sha256[0])).toEqual(['a']);
		expect(one.state()).toMatchObject({ pending: 1, problem: { code: 'photo-differs', sha256: 'a'.repeat(64) } });
	});

	test('one that the server holds already is not sent again', async () => {
		const whole = photo('a', 5);
		const { one, clock, asked, held, waiting } = rig([whole]);
		held.set(whole.sha256, [...whole.bytes]);
		one.start();
		await clock.advance(0);
		expect([asked, waiting.size]).toEqual([[], 0]);
	});
});
