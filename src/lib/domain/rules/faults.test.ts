import { expect, test } from 'vitest';
import type { PersonId } from '../ids.ts';
import { faultsOf, type RuleFault } from './faults.ts';
import { day, planted } from './rule.fixture.ts';
import type { Rule } from './rule.ts';

const mass = { kind: 'mass', bound: 'at-most', grams: 3_000_000 } as const;
const faultKinds = (...rules: unknown[]): RuleFault['kind'][] => faultsOf(rules as Rule[]).map(({ kind }) => kind);
const spot = (change: object = {}) => ({ ...planted('storage-spot-limit', null), value: mass, ...change });
const valued = (key: string, value: object) => ({ ...planted('storage-spot-limit', null), key, value });

test('a fit rule has no fault, with or without a figure', () => {
	expect(faultKinds(spot(), planted('point-capacity', null))).toEqual([]);
});

test.each([
	['key-unknown', { key: 'storage-spot' }],
	['key-unknown', { key: 'toString' }],
	['unit-of-another-key', { value: { kind: 'count', count: 3 } }],
	['value-out-of-range', { value: { ...mass, grams: 0.5 } }],
	['region-malformed', { region: '330' }],
	['day-malformed', { from: '2026-02-30' }],
	['day-malformed', { until: '2026' }],
	['ends-before-it-begins', { from: '2026-01-01', until: '2026-01-01' }],
	['clause-missing', { clause: ' ' }],
	['source-missing', { source: '' }],
	['confirmed-without-the-text', { confidence: 'excerpt' }],
	['confirmed-without-the-text', { confidence: 'third-party' }],
	['confirmed-without-the-text', { confidence: 'knowledge' }],
	['override-misplaced', { override: { by: 'p1', why: 'permit' } }],
	['override-misplaced', { region: '330106-01' }],
	['override-misplaced', { region: '330106-01', override: { by: '', why: 'permit' } }],
	['override-misplaced', { region: '330106-01', override: { by: 'p1', why: ' ' } }]
] as const)('%s: %j', (kind, change) => {
	expect(faultKinds(spot(change))).toEqual([kind]);
});

test('a point may have its own figure when a person says why', () => {
	expect(faultKinds(spot({ region: '330106-01', override: { by: 'p1' as PersonId, why: 'permit 7' } }))).toEqual([]);
	expect(faultKinds(spot({ confidence: 'decision' }))).toEqual([]);
});

const deadline = (fields: object) => ({ kind: 'deadline', covers: 'last', ...fields });
const steps = (...list: [number | null, number][]) => ({
	kind: 'steps',
	steps: list.map(([upToLitres, millimetres]) => ({ upToLitres, millimetres }))
});

test.each([
	['label-two-above', { kind: 'volume', bound: 'above', litres: 450 }, { kind: 'volume', bound: 'above', litres: -1 }],
	['label-border', { kind: 'length', millimetres: 1 }, { kind: 'length', millimetres: 0 }],
	['storage-limit', { kind: 'duration', count: 1, unit: 'years' }, { kind: 'duration', count: 0, unit: 'years' }],
	['class-years', { kind: 'count', count: 3 }, { kind: 'count', count: NaN }],
	[
		'liquid-containment',
		{ kind: 'share', numerator: 1, denominator: 10 },
		{ kind: 'share', numerator: 11, denominator: 10 }
	],
	[
		'liquid-containment',
		{ kind: 'share', numerator: 1, denominator: 1 },
		{ kind: 'share', numerator: 1, denominator: 0 }
	],
	['fine-not-correcting', { kind: 'fine', fromYuan: 1, toYuan: 2 }, { kind: 'fine', fromYuan: 2, toYuan: 2 }],
	['fine-not-correcting', { kind: 'fine', fromYuan: 1, toYuan: 2 }, { kind: 'fine', fromYuan: 0, toYuan: 2 }],
	['pilot-until', { kind: 'day', day: '2026-12-31' }, { kind: 'day', day: '2026-12-32' }],
	['generator-kinds', { kind: 'texts', texts: ['学校'] }, { kind: 'texts', texts: [] }],
	['generator-kinds', { kind: 'texts', texts: ['学校'] }, { kind: 'texts', texts: [' '] }],
	['plan-by', deadline({ every: 'year', month: 3, day: 31 }), deadline({ every: 'year', month: 4, day: 31 })],
	['plan-by', deadline({ every: 'month', day: 28 }), deadline({ every: 'month', day: 29 })],
	['plan-by', deadline({ every: 'quarter', day: 1 }), deadline({ every: 'quarter', day: 0 })],
	['label-side', steps([50, 100], [450, 150], [null, 200]), steps([50, 100], [50, 150], [null, 200])],
	['label-side', steps([null, 200]), steps([50, 200])],
	['label-side', steps([50, 100], [null, 200]), steps([50, 100], [null, 100])],
	['label-side', steps([50, 100], [null, 200]), steps([null, 100], [null, 200])],
	['label-side', steps([50, 100], [null, 200]), steps()],
	['label-side', steps([50, 100], [null, 200]), steps([50, 0.5], [null, 200])]
])('a value of %s in range passes, one out of range does not', (key, fit, unfit) => {
	expect(faultKinds(valued(key, fit))).toEqual([]);
	expect(faultKinds(valued(key, unfit))).toEqual(['value-out-of-range']);
});

test('entries of one key and region may follow each other, never overlap', () => {
	const turn = day('2026-08-15');
	expect(faultKinds(spot({ until: turn }), spot({ from: turn }))).toEqual([]);
	expect(faultKinds(spot({ until: day('2026-08-16') }), spot({ from: turn }))).toEqual(['overlap']);
	expect(faultKinds(spot({ from: turn }), spot())).toEqual(['overlap']);
	expect(faultKinds(spot({ from: turn }), spot({ region: '33' }))).toEqual([]);
	expect(faultKinds(spot(), valued('point-capacity', mass))).toEqual([]);
});
