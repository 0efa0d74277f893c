import { expect, test } from 'vitest';
import { balanceOf } from './balance.ts';
import { at, container, stampOf } from './container.fixture.ts';
import type { Container, Correction } from './container.ts';
import type { Day, EnterpriseId, LoadId, PersonId } from './ids.ts';
import { contentOf, inStockOf, movementsOf } from './movements.ts';
import { grams } from './weight.ts';

const corrected = (drum: Container, after: Correction['after'], position: number): Container => ({
	...drum,
	corrections: [
		...drum.corrections,
		{
			after,
			before: {},
			reason: 'moisture-loss',
			note: '',
			by: 'p-1' as PersonId,
			second: 'p-2' as PersonId,
			at,
			stamp: stampOf(position)
		}
	]
});
const told = (drum: Container) =>
	movementsOf(drum).map((movement) => [
		movement.kind,
		movement.grams,
		'reason' in movement ? movement.reason : '',
		movement.waste
	]);

test('a correction moves exactly what it changed, under its reason', () => {
	const drum = corrected(container('c-1', [{ action: 'store', slot: 'B-01' }]), { net: grams(98_000) }, 3);
	expect(told(drum)).toEqual([
		['received', 100_000, '', '900-214-08'],
		['corrected', -2_000, 'moisture-loss', '900-214-08']
	]);
	expect(inStockOf(drum)).toBe(98_000);
	expect(contentOf(drum)).toMatchObject({ net: 98_000, gross: 108_000, tare: 10_000 });
});

test('another waste takes the weight from one account to the other, and what was corrected is told apart', () => {
	const drum = corrected(container('c-1'), { waste: '900-249-08', net: grams(99_000) }, 2);
	expect(told(drum)).toEqual([
		['received', 100_000, '', '900-214-08'],
		['corrected', -100_000, 'reclassified', '900-214-08'],
		['corrected', 100_000, 'reclassified', '900-249-08'],
		['corrected', -1_000, 'moisture-loss', '900-249-08']
	]);
});

test('what left and came back is shipped and unshipped, and a correction on the road moves no stock', () => {
	const way = [{ action: 'load' }, { action: 'depart', load: 'L-1' }] as const;
	const gone = corrected(container('c-1', way), { net: grams(97_000) }, 4);
	expect(told(gone)).toEqual([
		['received', 100_000, '', '900-214-08'],
		['shipped', -100_000, '', '900-214-08']
	]);
	expect(inStockOf(gone)).toBe(0);
});

test('a tank never gives more than is in it', () => {
	const draw = { load: 'L-1' as LoadId, at };
	const tank: Container = {
		...container('c-1', [{ action: 'store', slot: 'T-1' }]),
		draws: [
			{ ...draw, grams: grams(60_000), stamp: stampOf(3) },
			{ ...draw, grams: grams(60_000), stamp: stampOf(4) }
		]
	};
	expect(told(tank).slice(1)).toEqual([
		['shipped', -60_000, '', '900-214-08'],
		['shipped', -40_000, '', '900-214-08']
	]);
	expect(inStockOf(tank)).toBe(0);
});

test('a balance opens with what was before it and closes at what is in stock', () => {
	const drum = corrected(container('c-1', [{ action: 'store', slot: 'B-01' }]), { net: grams(98_000) }, 3);
	const period = { from: '2026-11-23' as Day, to: '2026-12-31' as Day };
	const row = { waste: '900-214-08', enterprise: 'E-1' as EnterpriseId, received: 0, shipped: 0, corrected: {} };
	expect(balanceOf([drum], period, 'enterprise')).toEqual([{ ...row, opening: 98_000, closing: 98_000 }]);
	expect(balanceOf([drum], { from: '2026-11-01' as Day, to: '2026-11-22' as Day })).toEqual([
		{
			...row,
			enterprise: null,
			opening: 0,
			received: 100_000,
			corrected: { 'moisture-loss': -2_000 },
			closing: 98_000
		}
	]);
	expect(balanceOf([drum], { from: '2026-01-01' as Day, to: '2026-01-31' as Day })).toEqual([]);
});
