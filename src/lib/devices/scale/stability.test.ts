import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grams } from '#lib/domain/weight.ts';
import {
	FEWEST_READINGS,
	isStill,
	SHORTEST_STILLNESS,
	withSample,
	type Sample,
	type StillnessWindow
} from './stability.ts';

const division = grams(50);
const reading = (gross: number, at: number): Sample => ({ gross: grams(gross), at, raw: `${gross}` });
const after = (samples: Sample[]) =>
	samples.reduce<StillnessWindow>((window, sample) => withSample(window, sample), []);

test('five readings within a second are not enough, nor is a second with four', () => {
	expect(
		isStill(after([0, 100, 200, 300, 400, 500, 600, 700, 800, 900].map((at) => reading(1000, at))), division)
	).toBe(false);
	expect(isStill(after([0, 400, 800, 1200].map((at) => reading(1000, at))), division)).toBe(false);
	expect(isStill(after([0, 250, 500, 750, 1000].map((at) => reading(1000, at))), division)).toBe(true);
});

test('one division of trembling is still, two are not', () => {
	const every250 = (values: number[]) => after(values.map((gross, index) => reading(gross, index * 250)));
	expect(isStill(every250([1000, 1050, 1000, 950, 1000]), division)).toBe(true);
	expect(isStill(every250([1000, 1000, 1000, 1000, 1100]), division)).toBe(false);
	expect(isStill(every250([950, 1000, 1050, 1000, 1050]), division)).toBe(false);
});

test('readings with a gap between them prove nothing', () => {
	const before = [0, 250, 500, 750, 1000].map((at) => reading(1000, at));
	expect(isStill(after([...before, reading(1000, 2001)]), division)).toBe(false);
});

const stream = fc
	.array(
		fc.record({ gross: fc.integer({ min: -4, max: 4 }).map((d) => d * 50), wait: fc.integer({ min: 0, max: 400 }) }),
		{ maxLength: 60 }
	)
	.map((steps) => {
		let at = 0;
		return steps.map(({ gross, wait }) => reading(gross, (at += wait)));
	});

test('whatever is called still has five readings, a second, and no reading a division away from the newest', () => {
	fc.assert(
		fc.property(stream, (samples) => {
			const window = after(samples);
			if (!isStill(window, division)) return;
			const newest = window.at(-1)!;
			expect(newest).toBe(samples.at(-1));
			expect(window.length).toBeGreaterThanOrEqual(FEWEST_READINGS);
			expect(newest.at - window[0]!.at).toBeGreaterThanOrEqual(SHORTEST_STILLNESS);
			for (const { gross } of window) expect(Math.abs(gross - newest.gross)).toBeLessThanOrEqual(division);
			expect(window).toEqual(samples.slice(-window.length));
		})
	);
});

test('a load that lies still for two seconds is always called still', () => {
	fc.assert(
		fc.property(stream, fc.integer({ min: 20, max: 250 }), (samples, wait) => {
			const from = (samples.at(-1)?.at ?? 0) + wait;
			const rest = Array.from({ length: Math.ceil(2000 / wait) }, (_, index) => reading(12_300, from + index * wait));
			expect(isStill(after([...samples, ...rest]), division)).toBe(true);
		})
	);
});

test('the window never grows without bound', () => {
	expect(after(Array.from({ length: 5000 }, () => reading(0, 0))).length).toBeLessThanOrEqual(256);
});
