import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept, CONFIRM_WITHIN, IGNORE_FOR, noSights } from './acceptance.ts';

type Frame = { at: number; texts: string[] };
/** What is accepted, with its time, when these frames are seen in turn. */
function accepted(frames: Frame[]) {
	let sights = noSights;
	return frames.flatMap(({ at, texts }) => {
		const step = accept(sights, texts, at);
		sights = step.sights;
		return step.accepted.map((text) => ({ text, at }));
	});
}
const shown = (text: string, ...times: number[]): Frame[] => times.map((at) => ({ at, texts: [text] }));

test('one sight is none, two within half a second are one reading', () => {
	expect(accepted(shown('A', 0))).toEqual([]);
	expect(accepted(shown('A', 0, 500))).toEqual([{ text: 'A', at: 500 }]);
	expect(accepted(shown('A', 0, 501))).toEqual([]);
	expect(accepted(shown('A', 0, 501, 700))).toEqual([{ text: 'A', at: 700 }]);
});

test('a label that lies under the camera is read once, however long it lies there', () => {
	expect(accepted(shown('A', ...Array.from({ length: 200 }, (_, index) => index * 100)))).toHaveLength(1);
});

test('the same label shown again after three seconds out of sight is another reading', () => {
	expect(accepted(shown('A', 0, 100, 3200, 3300))).toEqual([
		{ text: 'A', at: 100 },
		{ text: 'A', at: 3300 }
	]);
	expect(accepted(shown('A', 0, 100, 2900, 3000))).toHaveLength(1);
});

test('two labels in one picture are both read', () => {
	expect(accepted([0, 100].map((at) => ({ at, texts: ['A', 'B', 'A'] }))).map(({ text }) => text)).toEqual(['A', 'B']);
});

test('a machine that needs longer for one frame still reads', () => {
	const first = accept(noSights, ['A'], 0, 2400);
	expect(accept(first.sights, ['A'], 900, 2400).accepted).toEqual(['A']);
});

test('nothing is accepted that was not seen twice, and never twice within the time it is ignored for', () => {
	const frames = fc
		.array(
			fc.record({
				wait: fc.integer({ min: 1, max: 1500 }),
				texts: fc.array(fc.constantFrom<string>('A', 'B', 'C'), { maxLength: 3 })
			})
		)
		.map((steps) => {
			let at = 0;
			return steps.map(({ wait, texts }) => ({ at: (at += wait), texts }));
		});
	fc.assert(
		fc.property(frames, (film) => {
			const readings = accepted(film);
			for (const { text, at } of readings) {
				const sights = film.filter(
					(frame) => frame.texts.includes(text) && frame.at <= at && at - frame.at <= CONFIRM_WITHIN
				);
				expect(sights.length).toBeGreaterThanOrEqual(2);
				const others = readings.filter((other) => other.text === text && other.at !== at);
				for (const other of others) expect(Math.abs(other.at - at)).toBeGreaterThanOrEqual(IGNORE_FOR);
			}
		})
	);
});
