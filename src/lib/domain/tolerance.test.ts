import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VerifiedScale } from './scale-class.ts';
import { compareWeighings } from './tolerance.ts';
import { grams } from './weight.ts';

const floor: VerifiedScale = { accuracy: 'III', ranges: [{ max: grams(150_000), e: grams(50) }] };
const gate: VerifiedScale = { accuracy: 'III', ranges: [{ max: grams(300_000), e: grams(100) }] };
const compare = (first: number, again: number, perMille?: number) =>
	compareWeighings({ weight: grams(first), scale: floor }, { weight: grams(again), scale: gate }, perMille);

describe('a container weighed again', () => {
	test('with the same weight agrees', () => {
		expect(compare(60_000, 60_000)).toEqual({
			withinTolerance: true,
			difference: 0,
			allowed: 300,
			why: { kind: 'equal' }
		});
	});

	test('may differ by what both scales may err, and by no gram more', () => {
		expect(compare(60_000, 59_700)).toEqual({
			withinTolerance: true,
			difference: -300,
			allowed: 300,
			why: { kind: 'within-scale-errors', scaleErrors: 300 }
		});
		expect(compare(60_000, 60_301)).toEqual({
			withinTolerance: false,
			difference: 301,
			allowed: 300,
			why: { kind: 'beyond-tolerance', scaleErrors: 300, share: 0, beyond: 1 }
		});
	});

	test('may differ further only by the share that a rule gives, rounded down', () => {
		expect(compare(60_000, 59_400, 5)).toEqual({
			withinTolerance: true,
			difference: -600,
			allowed: 600,
			why: { kind: 'within-rule-share', scaleErrors: 300, share: 300, perMille: 5 }
		});
		expect(compare(60_000, 59_399, 5)).toMatchObject({ withinTolerance: false, why: { beyond: 1 } });
		expect(compare(1_999, 1_900, 1)).toMatchObject({ allowed: 151 });
	});

	test('beyond what a scale weighs proves nothing, even when the figures are equal', () => {
		expect(compare(150_050, 150_050)).toMatchObject({
			withinTolerance: false,
			allowed: 0,
			why: { kind: 'outside-scale-range', which: 'first', max: 150_000 }
		});
		expect(compare(50, -100)).toMatchObject({ why: { kind: 'outside-scale-range', which: 'again', max: 300_000 } });
	});

	test('is judged by the difference alone: within exactly when it is not more than allowed', () => {
		const load = fc.integer({ min: 0, max: 150_000 });
		fc.assert(
			fc.property(load, load, fc.integer({ min: 0, max: 1000 }), (first, again, perMille) => {
				const { withinTolerance, difference, allowed } = compare(first, again, perMille);
				expect(withinTolerance).toBe(Math.abs(difference) <= allowed);
				expect(first + difference).toBe(again);
				expect(compare(first, again, 0).allowed).toBeLessThanOrEqual(allowed);
			})
		);
	});

	test('agrees or not whichever of the two came first, as long as no rule adds a share', () => {
		const weighed = fc.record({
			weight: fc.integer({ min: 0, max: 150_000 }).map(grams),
			scale: fc.constantFrom(floor, gate)
		});
		fc.assert(
			fc.property(weighed, weighed, (a, b) => {
				const [one, other] = [compareWeighings(a, b), compareWeighings(b, a)];
				expect(one.withinTolerance).toBe(other.withinTolerance);
				expect(one.allowed).toBe(other.allowed);
			})
		);
	});

	test('with a share that is none is a bug of the caller', () => {
		for (const perMille of [-1, 0.5, 1001, NaN]) expect(() => compare(1, 1, perMille)).toThrow(RangeError);
	});
});
