import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minimumCapacity, takeWeighing, type ScaleProfile, type ScaleState, type TareSource } from './weighing.ts';
import { grams } from './weight.ts';

const profile: ScaleProfile = {
	id: 'A9-01',
	protocol: 'yaohua-a9',
	division: grams(50),
	max: grams(300_000),
	baudRate: 9600
};
const drum = { weight: grams(18_500), source: 'preset' as const };
const stable = (gross: number): ScaleState => ({
	kind: 'stable',
	gross: grams(gross),
	frames: ['02'],
	stableBy: 'window'
});
const refusalOf = (state: ScaleState, emptied = true) => {
	const taken = takeWeighing(state, profile, drum, emptied);
	return taken.ok ? undefined : taken.refusal;
};

describe('a weighing', () => {
	test('keeps gross, tare and net with the evidence for them', () => {
		expect(takeWeighing(stable(132_450), profile, drum, true)).toEqual({
			ok: true,
			value: {
				gross: 132_450,
				tare: 18_500,
				net: 113_950,
				tareSource: 'preset',
				scale: { id: 'A9-01', protocol: 'yaohua-a9', division: 50, max: 300_000 },
				stableBy: 'window',
				frames: ['02']
			}
		});
	});

	test('is taken at the very capacity of the scale and not above', () => {
		expect(takeWeighing(stable(300_000), profile, drum, true).ok).toBe(true);
		expect(refusalOf(stable(300_050))).toEqual({ kind: 'over', max: 300_000 });
	});
});

describe('what cannot be taken says why', () => {
	test.each<[ScaleState, object]>([
		[{ kind: 'no-scale' }, { kind: 'no-scale' }],
		[{ kind: 'silent' }, { kind: 'silent' }],
		[{ kind: 'moving', gross: grams(132_450) }, { kind: 'moving' }],
		[
			{ kind: 'over', gross: null },
			{ kind: 'over', max: 300_000 }
		],
		[
			{ kind: 'over', gross: grams(301_000) },
			{ kind: 'over', max: 300_000 }
		],
		[
			{ kind: 'moving', gross: grams(301_000) },
			{ kind: 'over', max: 300_000 }
		],
		[stable(0), { kind: 'zero' }],
		[{ kind: 'moving', gross: grams(0) }, { kind: 'zero' }],
		[stable(-50), { kind: 'negative', gross: -50 }],
		[stable(18_500), { kind: 'tare-exceeds-gross', tare: 18_500, gross: 18_500 }],
		[stable(5_000), { kind: 'tare-exceeds-gross', tare: 18_500, gross: 5_000 }]
	])('%o', (state, refusal) => {
		expect(refusalOf(state)).toEqual(refusal);
	});

	test('a scale that was not empty since the weighing before', () => {
		expect(refusalOf(stable(132_450), false)).toEqual({ kind: 'not-returned-to-zero' });
	});
});

test('whatever is taken is stable, positive, within the range, and gross is net and tare together', () => {
	const gross = fc
		.oneof(fc.integer({ min: -1_000, max: 400_000 }), fc.constantFrom(0, 300_000, 300_001, 18_500))
		.map(grams);
	const state = fc.oneof(
		fc.constantFrom<ScaleState>({ kind: 'no-scale' }, { kind: 'silent' }, { kind: 'over', gross: null }),
		fc.record({ kind: fc.constant('over' as const), gross }),
		fc.record({ kind: fc.constant('moving' as const), gross }),
		fc.record({
			kind: fc.constant('stable' as const),
			gross,
			frames: fc.constant<string[]>(['02']),
			stableBy: fc.constantFrom('flag' as const, 'window' as const)
		})
	);
	const tare = fc.record({
		weight: fc.integer({ min: 0, max: 60_000 }).map(grams),
		source: fc.constantFrom<TareSource>('preset', 'weighed', 'none')
	});
	fc.assert(
		fc.property(state, tare, fc.boolean(), (now, container, emptied) => {
			const taken = takeWeighing(now, profile, container, emptied);
			if (!taken.ok) return;
			expect(now.kind).toBe('stable');
			expect(emptied).toBe(true);
			expect(taken.value.gross).toBe(taken.value.net + taken.value.tare);
			expect(taken.value.gross).toBe('gross' in now ? now.gross : undefined);
			expect(taken.value.tare).toBe(container.weight);
			expect(taken.value.net).toBeGreaterThan(0);
			expect(taken.value.gross).toBeLessThanOrEqual(profile.max);
		})
	);
});

test('the minimum capacity is twenty scale intervals', () => {
	expect(minimumCapacity(profile)).toBe(1_000);
});
