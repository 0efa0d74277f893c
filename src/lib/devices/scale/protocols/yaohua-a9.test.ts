import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recording } from '../../../../../tests/twins/recordings.ts';
import { a9Frame } from '../../../../../tests/twins/scale-twin.ts';
import { A9Framer, FRAME_LENGTH, readA9, type FramerOutcome } from './yaohua-a9.ts';

const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const gramsIn = (outcomes: FramerOutcome[]) =>
	outcomes.flatMap((outcome) => (outcome.kind === 'frame' ? [readA9(outcome.frame).grams] : []));
const feedAll = (chunks: Uint8Array[]) => {
	const framer = new A9Framer();
	return chunks.flatMap((chunk, index) => framer.feed(chunk, index));
};
/** Cuts bytes after so many each. */
const cutAt = (bytes: Uint8Array, lengths: number[]) => {
	const chunks: Uint8Array[] = [];
	let at = 0;
	for (const length of lengths) chunks.push(bytes.subarray(at, (at += length)));
	return [...chunks, bytes.subarray(at)];
};

const documented = recording('a9/documented.hex');
const value = fc.record({
	count: fc.integer({ min: -999_999, max: 999_999 }),
	decimals: fc.integer({ min: 0, max: 3 })
});
const frameOf = ({ count, decimals }: { count: number; decimals: number }) =>
	a9Frame(count * 10 ** (3 - decimals), decimals);
const gramsOf = ({ count, decimals }: { count: number; decimals: number }) => count * 10 ** (3 - decimals) || 0;

describe('frames on record', () => {
	test.each(documented)('$line', ({ bytes, meaning }) => {
		expect(feedAll([bytes])).toEqual([{ kind: 'frame', frame: bytes }]);
		expect(readA9(bytes).grams).toBe(Number(meaning));
	});

	test.each(recording('a9/refused.hex'))('$line', ({ bytes, meaning }) => {
		const outcomes = feedAll([bytes]);
		expect(gramsIn(outcomes)).toEqual([]);
		expect(outcomes).toContainEqual({ kind: 'rejected', reason: meaning });
	});

	test('a fraction of a gram is no weight', () => {
		const frame = Uint8Array.from([0x02, 0x2b, 0x30, 0x30, 0x30, 0x30, 0x31, 0x35, 0x34, 0x31, 0x42, 0x03]);
		expect(feedAll([frame])).toEqual([{ kind: 'frame', frame }]);
		expect(readA9(frame)).toMatchObject({ digits: '000015', decimals: 4, grams: null });
	});

	test('every one-byte change of a frame is refused', () => {
		for (const { bytes } of documented) {
			for (let at = 0; at < FRAME_LENGTH; at++) {
				for (let flip = 1; flip < 256; flip++) {
					const changed = bytes.slice();
					changed[at]! ^= flip;
					expect(gramsIn(feedAll([changed]))).toEqual([]);
				}
			}
		}
	});
});

test('a frame gives the same number however the cable cuts it', () => {
	fc.assert(
		fc.property(fc.array(value, { maxLength: 8 }), fc.array(fc.integer({ min: 0, max: 30 })), (values, cuts) => {
			const stream = joined(...values.map(frameOf));
			const expected = values.map(gramsOf);
			expect(gramsIn(feedAll([stream]))).toEqual(expected);
			expect(gramsIn(feedAll([...stream].map((byte) => Uint8Array.of(byte))))).toEqual(expected);
			expect(gramsIn(feedAll(cutAt(stream, cuts)))).toEqual(expected);
		})
	);
});

/** Bytes that are no whole frame but like to look like the start of one. */
const noise = fc.array(
	fc.oneof(
		fc.uint8Array({ maxLength: 40 }),
		fc.constantFrom(Uint8Array.of(0x02), Uint8Array.of(0x02, 0x2b), Uint8Array.of(0x02, 0x2b, 0x30, 0x30, 0x30)),
		fc.tuple(value, fc.integer({ min: 1, max: 9 })).map(([of, length]) => frameOf(of).slice(0, length))
	),
	{ maxLength: 5 }
);

test('noise never makes a number of its own, and at most one frame is lost after it', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(noise, fc.tuple(value, value)), { minLength: 1, maxLength: 6 }), (parts) => {
			const stream = joined(...parts.flatMap(([before, values]) => [...before, ...values.map(frameOf)]));
			const sent = parts.map(([, values]) => values.map(gramsOf));
			const got = gramsIn(feedAll([stream]));
			// What came out is what was sent, in order, with no more than the first of each pair missing.
			let at = 0;
			for (const [first, second] of sent) {
				if (got[at] === first && (got[at + 1] === second || first !== second)) at++;
				expect(got[at++]).toBe(second);
			}
			expect(at).toBe(got.length);
		}),
		{ numRuns: 2000 }
	);
});

test('every byte is part of a frame or counted', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
			const framer = new A9Framer();
			const rejectedOrFramed = framer.feed(bytes, 0);
			const accounted = rejectedOrFramed.reduce(
				(sum, outcome) => sum + (outcome.kind === 'noise' ? outcome.bytes : FRAME_LENGTH),
				0
			);
			expect(accounted).toBeGreaterThanOrEqual(bytes.length - (FRAME_LENGTH - 1));
		})
	);
});

test('the lines of another protocol give no number, whatever they weigh', () => {
	fc.assert(
		fc.property(fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1 }), (weights) => {
			const lines = weights.map(
				(weight) => `S S ${weight.toFixed(3).padStart(10)} kg\r\nST,GS,+${weight.toFixed(2)}kg\r\n`
			);
			const outcomes = feedAll([new TextEncoder().encode(lines.join(''))]);
			expect(outcomes).toEqual([{ kind: 'noise', bytes: lines.join('').length }]);
		})
	);
});

test('half a frame that nothing follows is given up, and the next one counts', () => {
	const framer = new A9Framer();
	const frame = a9Frame(12_500, 2);
	expect(framer.feed(frame.subarray(0, 7), 0)).toEqual([]);
	expect(framer.feed(frame, 501)).toEqual([
		{ kind: 'rejected', reason: 'cut' },
		{ kind: 'frame', frame }
	]);
});

test('what was held of one opening is not continued in the next', () => {
	const framer = new A9Framer();
	const frame = a9Frame(12_500, 2);
	framer.feed(frame.subarray(0, 7), 0);
	framer.reset();
	expect(gramsIn(framer.feed(frame.subarray(7), 1))).toEqual([]);
});
