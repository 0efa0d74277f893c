import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	accuracyClasses,
	intervalAt,
	maximumOf,
	minimumOf,
	permissibleError,
	verifiedScale,
	type AccuracyClass,
	type VerifiedScale
} from './scale-class.ts';
import { grams } from './weight.ts';

type Ranges = [max: number, e: number][];
const check = (accuracy: AccuracyClass, ranges: Ranges) => {
	const [first, ...rest] = ranges.map(([max, e]) => ({ max: grams(max), e: grams(e) }));
	return verifiedScale(accuracy, [first!, ...rest]);
};
const scale = (accuracy: AccuracyClass, ...ranges: Ranges): VerifiedScale => {
	const result = check(accuracy, ranges);
	if (!result.ok) throw new Error(JSON.stringify(result.refusal));
	return result.value;
};
const platform = scale('III', [150_000, 50]);
/** The example of R 76-1, 3.3: 2/5/15 kg by 1/2/10 g. */
const threeRanges = scale('III', [2_000, 1], [5_000, 2], [15_000, 10]);
const some = fc.constantFrom(platform, threeRanges, scale('IIII', [150_000, 200]), scale('II', [30_000, 1]));

describe('the plate of a scale', () => {
	test('gives its maximum and minimum capacity by class', () => {
		expect(maximumOf(platform)).toBe(150_000);
		expect(minimumOf(platform)).toBe(1_000);
		expect(minimumOf(threeRanges)).toBe(20);
		expect(minimumOf(scale('II', [30_000, 1]))).toBe(50);
		expect(minimumOf(scale('IIII', [150_000, 200]))).toBe(2_000);
	});

	test.each<[string, AccuracyClass, Ranges, object]>([
		['an interval of 30 g', 'III', [[150_000, 30]], { kind: 'interval-not-1-2-5', range: 0, e: 30 }],
		['class IIII with 2 g', 'IIII', [[1_000, 2]], { kind: 'interval-too-fine', range: 0, e: 2, least: 5 }],
		['a maximum between steps', 'III', [[150_020, 50]], { kind: 'max-not-whole-intervals', max: 150_020, e: 50 }],
		['99 intervals of 2 g', 'III', [[198, 2]], { kind: 'too-few-intervals', n: 99, fewest: 100 }],
		['499 intervals of 5 g', 'III', [[2_495, 5]], { kind: 'too-few-intervals', n: 499, fewest: 500 }],
		['10 001 intervals', 'III', [[500_050, 50]], { kind: 'too-many-intervals', n: 10_001, most: 10_000 }],
		[
			'a second range that is no larger',
			'III',
			[
				[60_000, 20],
				[60_000, 50]
			],
			{ kind: 'ranges-not-rising', range: 1 }
		],
		[
			'a second range that is no coarser',
			'III',
			[
				[60_000, 20],
				[150_000, 20]
			],
			{ kind: 'ranges-not-rising', range: 1 }
		],
		[
			'a first range too short for the second',
			'III',
			[
				[10_000, 20],
				[150_000, 50]
			],
			{ kind: 'partial-range-too-short', range: 0, n: 200, fewest: 500 }
		],
		[
			'a second range that cannot be',
			'III',
			[
				[60_000, 20],
				[150_000, 30]
			],
			{ kind: 'interval-not-1-2-5', range: 1 }
		]
	])('with %s is refused', (_, accuracy, ranges, refusal) => {
		expect(check(accuracy, ranges)).toMatchObject({ ok: false, refusal });
	});
});

describe('the maximum permissible error', () => {
	test.each([
		[25_000, 1, 50],
		[25_001, 2, 100],
		[100_000, 2, 100],
		[100_001, 3, 150],
		[150_000, 3, 150]
	])(
		'of a 150 kg scale of class III with 50 g, at %i g: %i half e, in service %i g',
		(load, initialHalves, inService) => {
			expect(permissibleError(platform, grams(load))).toEqual({ e: 50, initialHalves, inService });
		}
	);

	test.each([
		[400, 1, 1],
		[1_600, 2, 2],
		[2_100, 2, 4],
		[4_250, 3, 6],
		[5_100, 2, 20],
		[9_600, 2, 20],
		[15_000, 2, 20]
	])('of a multi-interval scale follows the interval at the load: %i g', (load, initialHalves, inService) => {
		expect(permissibleError(threeRanges, grams(load))).toMatchObject({ initialHalves, inService });
	});

	test('does not exist where the scale does not weigh', () => {
		for (const load of [-1, 150_001].map(grams)) {
			expect(intervalAt(platform, load)).toBeUndefined();
			expect(permissibleError(platform, load)).toBeUndefined();
		}
	});

	test('never falls when the load rises, and never passes 3 e of the last range', () => {
		fc.assert(
			fc.property(some, fc.nat(), fc.nat(), (each, a, b) => {
				const max = maximumOf(each);
				const [lower, higher] = [a % (max + 1), b % (max + 1)].sort((x, y) => x - y).map(grams);
				const at = (load: number) => permissibleError(each, grams(load))!.inService;
				expect(at(lower!)).toBeLessThanOrEqual(at(higher!));
				expect(at(higher!)).toBeLessThanOrEqual(3 * each.ranges.at(-1)!.e);
			})
		);
	});

	test('has the steps of table 6 in every class', () => {
		expect(Object.entries(accuracyClasses).map(([name, { errorSteps }]) => [name, ...errorSteps])).toEqual([
			['II', 5_000, 20_000],
			['III', 500, 2_000],
			['IIII', 50, 200]
		]);
	});
});
