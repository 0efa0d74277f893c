import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grams } from '../weight.ts';
import { generatorYear, pointCapacity, storageSpot } from './mass-limit.ts';
import { planted, shipped } from './rule.fixture.ts';
import { within } from './value.ts';

const TONNE = 1_000_000;
const year = (soFar: number, estimate: number, region = 'CN') =>
	generatorYear({ soFar: grams(soFar), estimate: grams(estimate) }, shipped('generator-year-limit', region));

test('exactly 10 t is within "up to 10 t", a gram more is over', () => {
	expect(year(9 * TONNE, TONNE)).toMatchObject({ total: 10 * TONNE, left: 0, state: 'within' });
	expect(year(9 * TONNE, TONNE + 1)).toMatchObject({ left: -1, state: 'over' });
});

test('exactly 10 t is over where the text says "below 10 t"', () => {
	expect(year(9 * TONNE, TONNE, '331083').state).toBe('over');
	expect(year(9 * TONNE, TONNE - 1, '331083').state).toBe('within');
});

test('合肥 takes 15 t', () => {
	expect(year(14 * TONNE, TONNE, '340102').state).toBe('within');
	expect(year(14 * TONNE, TONNE + 1, '340102').state).toBe('over');
});

test('the verdict carries the rule, so that an unconfirmed limit is seen as such', () => {
	expect(year(0, 0).rule).toMatchObject({ confirmed: false, clause: expect.stringContaining('draft') as string });
});

test('a 贮存点 holds 3 t and not a gram more', () => {
	const spot = (held: number) =>
		storageSpot({ held: grams(held), coming: grams(100_000) }, shipped('storage-spot-limit'));
	expect(spot(2_900_000)).toMatchObject({ left: 0, state: 'within' });
	expect(spot(2_900_001)).toMatchObject({ left: -1, state: 'over' });
});

test('a point without a figure is never full, and the verdict says that none was given', () => {
	const sums = { held: grams(900 * TONNE), coming: grams(1) };
	expect(pointCapacity(sums, shipped('point-capacity'))).toMatchObject({ left: null, state: 'no-limit-given' });
	const own = planted('point-capacity', { kind: 'mass', bound: 'at-most', grams: grams(50 * TONNE) });
	expect(pointCapacity(sums, own)).toMatchObject({ left: -850 * TONNE - 1, state: 'over' });
});

test('bounds part the amounts at the limit: at most and above never agree, nor below and at least', () => {
	fc.assert(
		fc.property(fc.integer({ min: -3, max: 3 }), fc.nat(), (away, limit) => {
			const amount = limit + away;
			expect(within(amount, 'at-most', limit)).toBe(away <= 0);
			expect(within(amount, 'below', limit)).toBe(away < 0);
			expect(within(amount, 'above', limit)).toBe(!within(amount, 'at-most', limit));
			expect(within(amount, 'at-least', limit)).toBe(!within(amount, 'below', limit));
		})
	);
});
