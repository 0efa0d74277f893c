import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue2025 } from '../catalogue/catalogue.ts';
import type { Hazard } from '../catalogue/hazards.ts';
import { chartEntry } from './chart.ts';
import { consequenceKinds, reactivityGroups } from './groups.ts';
import { kindsOf } from './kind.ts';
import type { IncompatibleBasis } from './meeting.ts';
import { assumedTraits, type Reactive } from './reactive.ts';
import {
	basisKinds,
	betweenTwo,
	placedAmong,
	withinLoad,
	type CompatibleBasis,
	type IncompatiblePair,
	type Surroundings,
	type Verdict
} from './verdict.ts';

let made = 0;
/** A container of a waste with the traits its catalogue entry lets assume, or with those given. */
function drum(waste: string, change: Partial<Reactive> = {}): Reactive {
	const entry = catalogue2025.byCode.get(waste);
	return { id: `c${++made}`, waste, hazards: entry ? assumedTraits(entry.hazards) : [], ...change };
}
const holding = (...groups: number[]) => ({ groups: { groups, by: '王芳', why: 'SDS' } });

const pairs = (verdict: Verdict): readonly IncompatiblePair[] =>
	verdict.verdict === 'incompatible' ? verdict.pairs : [];

const bases = (verdict: Verdict): readonly (IncompatibleBasis | CompatibleBasis)[] =>
	verdict.verdict === 'incompatible' ? verdict.why : [verdict.basis];

/** Every fact of a verdict about two containers, whichever is named first. */
const facts = (verdict: Verdict): Set<string> =>
	new Set(
		pairs(verdict).flatMap(({ a, b, basis, groups, consequences, confirmed }) =>
			a.ids.flatMap((one) =>
				b.ids
					.filter((other) => other !== one)
					.map((other) => {
						const met = groups.map(([left, right]) => (one < other ? `${left}×${right}` : `${right}×${left}`));
						const said = [basis, [...met].sort(), [...consequences].sort(), confirmed];
						return JSON.stringify([[one, other].sort(), ...said]);
					})
			)
		)
	);

const usualCodes = ['900-214-08', '900-300-34', '900-352-35', '900-402-06', '900-041-49', '900-052-31', '900-047-49'];
const rareCodes = ['336-005-07', '309-001-49', '267-001-15', '841-001-01', '336-061-17', '261-125-11', '900-001-99'];
const traits: Hazard[] = ['T', 'C', 'I', 'R', 'In'];
const choice = fc.uniqueArray(fc.constantFrom(...reactivityGroups.map(({ group }) => group)), {
	minLength: 1,
	maxLength: 3
});
const anyWaste = fc
	.record({
		id: fc.uuid(),
		waste: fc.constantFrom(...usualCodes, ...rareCodes),
		hazards: fc.subarray(traits),
		choice: fc.option(choice, { freq: 3 })
	})
	.map(({ choice: groups, ...waste }): Reactive => (groups ? { ...waste, ...holding(...groups) } : waste));
const anyLoad = fc.uniqueArray(anyWaste, { selector: ({ id }) => id, maxLength: 12 });

describe('two wastes', () => {
	test('acid and cyanide are incompatible: toxic and flammable gas, by the chart', () => {
		const [acid, cyanide] = [drum('900-300-34'), drum('900-028-33', { hazards: ['T'] })];
		expect(betweenTwo(acid, cyanide)).toEqual({
			verdict: 'incompatible',
			why: ['chart'],
			pairs: [
				{
					a: { waste: '900-300-34', ids: [acid.id] },
					b: { waste: '900-028-33', ids: [cyanide.id] },
					basis: 'chart',
					groups: [
						[1, 11],
						[2, 11]
					],
					consequences: ['GT', 'GF'],
					confirmed: true
				}
			]
		});
	});

	test('without an entry in the chart are compatible on that ground only, never on proof', () => {
		const verdict = betweenTwo(drum('900-214-08'), drum('900-023-29'));
		expect(verdict).toEqual({ verdict: 'compatible', basis: 'no-entry' });
	});

	test('of one code and the same groups do not react with each other', () => {
		for (const code of ['900-402-06', '900-052-31', '900-026-32', '900-300-34'])
			expect(betweenTwo(drum(code), drum(code)), code).toEqual({ verdict: 'compatible', basis: 'same-waste' });
		expect(betweenTwo(drum('900-300-34', holding(1, 2)), drum('900-300-34'))).toEqual({
			verdict: 'compatible',
			basis: 'same-waste'
		});
	});

	test('of one code react when a person found different things in them', () => {
		const verdict = betweenTwo(drum('336-064-17', holding(1)), drum('336-064-17', holding(10)));
		expect(pairs(verdict)).toMatchObject([{ basis: 'chart', groups: [[1, 10]], consequences: ['H'] }]);
	});

	test('of one code stay apart all the same when they explode, react, meet water badly or are unknown', () => {
		expect(bases(betweenTwo(drum('900-404-06', holding(107)), drum('900-404-06', holding(107))))).toEqual([
			'water-reactive'
		]);
		expect(bases(betweenTwo(drum('900-404-06', holding(102)), drum('900-404-06', holding(102))))).toEqual([
			'explosive-alone'
		]);
		const reactive: Partial<Reactive> = { hazards: ['T', 'R'] };
		expect(bases(betweenTwo(drum('900-028-33', reactive), drum('900-028-33', reactive)))).toEqual(['reactive-alone']);
		expect(bases(betweenTwo(drum('900-999-49'), drum('900-999-49')))).toEqual(['undescribed-alone']);
	});

	test('that burn and oxidize are kept apart even where the chart has no entry, oxidizing acids and peroxides too', () => {
		for (const oxidizer of [2, 30, 104]) {
			const [toxicMetal, other] = [drum('900-037-46', { hazards: ['I'], ...holding(24) }), holding(oxidizer)];
			for (const verdict of [
				betweenTwo(toxicMetal, drum('900-404-06', { hazards: ['T'], ...other })),
				betweenTwo(drum('900-404-06', { hazards: ['T'], ...other }), toxicMetal)
			])
				expect(pairs(verdict)).toContainEqual(
					expect.objectContaining({ basis: 'flammable-with-oxidizer', consequences: ['F'], confirmed: false })
				);
		}
		expect(chartEntry(24, 104)).toBeUndefined();
	});

	test('one of which is flammable and oxidizing by itself is not parted from its own like', () => {
		const mixed = () => drum('900-404-06', { hazards: ['I'], ...holding(104) });
		expect(betweenTwo(mixed(), mixed())).toEqual({ verdict: 'compatible', basis: 'same-waste' });
	});

	test('are parted when one is reactive, whatever the other', () => {
		for (const code of usualCodes)
			expect(bases(betweenTwo(drum('900-023-29', { hazards: ['T', 'R'] }), drum(code)))).toContain('reactive-alone');
	});

	test('are parted when only one is infectious; medical waste goes with medical waste', () => {
		expect(bases(betweenTwo(drum('841-001-01'), drum('900-214-08')))).toEqual(['infectious-apart']);
		expect(bases(betweenTwo(drum('841-001-01', { hazards: [] }), drum('900-214-08')))).toEqual(['infectious-apart']);
		expect(bases(betweenTwo(drum('900-041-49', { hazards: ['In'] }), drum('900-039-49')))).toEqual([
			'infectious-apart'
		]);
		expect(bases(betweenTwo(drum('841-001-01'), drum('841-005-01')))).toEqual(['no-entry']);
	});

	test('are parted when one is explosive waste, even if its profile says otherwise', () => {
		expect(bases(betweenTwo(drum('267-002-15', holding(101)), drum('900-039-49')))).toContain('explosive-alone');
		expect(bases(betweenTwo(drum('267-001-15', { hazards: [] }), drum('900-023-29')))).toEqual([
			'chart',
			'explosive-alone'
		]);
	});

	test('are parted while one is not described, and judged by its groups once it is', () => {
		expect(bases(betweenTwo(drum('900-047-49'), drum('900-023-29')))).toEqual(['undescribed-alone']);
		expect(bases(betweenTwo(drum('900-047-49', holding(4)), drum('900-023-29')))).toEqual(['no-entry']);
		expect(bases(betweenTwo(drum('900-214-08', holding()), drum('900-023-29')))).toEqual(['undescribed-alone']);
		expect(bases(betweenTwo(drum('900-214-08'), drum('no code at all')))).toEqual(['undescribed-alone']);
	});

	test('in the gaps of the transcription are incompatible, their codes not confirmed', () => {
		const verdict = betweenTwo(drum('900-404-06', holding(104)), drum('900-048-50', holding(105)));
		expect(pairs(verdict)).toMatchObject([
			{ basis: 'gap-in-transcription', groups: [[104, 105]], consequences: ['H', 'F', 'E'], confirmed: false }
		]);
	});

	test('have every reason named, each once, in a fixed order', () => {
		const verdict = betweenTwo(
			drum('900-404-06', { hazards: ['I', 'R', 'In'], ...holding(103, 107) }),
			drum('900-048-50', { hazards: [], ...holding(1, 104) })
		);
		expect(bases(verdict)).toEqual([
			'chart',
			'gap-in-transcription',
			'water-reactive',
			'flammable-with-oxidizer',
			'reactive-alone',
			'infectious-apart'
		]);
		expect(pairs(verdict).map(({ basis }) => basis)).toEqual(bases(verdict));
	});

	test('get the same verdict in either order', () => {
		fc.assert(
			fc.property(anyWaste, anyWaste, (a, b) => {
				const [one, other] = [betweenTwo(a, b), betweenTwo(b, a)];
				expect(facts(one)).toEqual(facts(other));
				expect(bases(one)).toEqual(bases(other));
			})
		);
	});

	test('that are one container have no neighbour', () => {
		const reactive = drum('309-001-49');
		expect(betweenTwo(reactive, reactive)).toEqual({ verdict: 'compatible', basis: 'no-neighbour' });
	});
});

describe('a load', () => {
	test('is incompatible exactly where two of its containers are', () => {
		fc.assert(
			fc.property(anyLoad, (load) => {
				const union = load.flatMap((a, place) => load.slice(place + 1).flatMap((b) => [...facts(betweenTwo(a, b))]));
				const verdict = withinLoad(load);
				expect(facts(verdict)).toEqual(new Set(union));
				expect(verdict.verdict === 'incompatible').toBe(union.length > 0);
			})
		);
	});

	test('never loses an incompatibility by one more container', () => {
		fc.assert(
			fc.property(anyLoad, anyWaste, (load, added) => {
				fc.pre(load.every(({ id }) => id !== added.id));
				const [before, after] = [facts(withinLoad(load)), facts(withinLoad([...load, added]))];
				expect([...before].filter((fact) => !after.has(fact))).toEqual([]);
			})
		);
	});

	test('gets the same verdict in whatever order it stands', () => {
		const shuffled = anyLoad.chain((load) =>
			fc.tuple(fc.constant(load), fc.shuffledSubarray(load, { minLength: load.length, maxLength: load.length }))
		);
		fc.assert(
			fc.property(shuffled, ([load, other]) => {
				expect(facts(withinLoad(other))).toEqual(facts(withinLoad(load)));
				expect(bases(withinLoad(other))).toEqual(bases(withinLoad(load)));
			})
		);
	});

	test('of two hundred containers of ten kinds is ten kinds, and its pairs name kinds with their containers', () => {
		const codes = [...usualCodes.slice(0, 6), '900-023-29', '900-006-09', '900-252-12', '900-039-49'];
		const load = Array.from({ length: 200 }, (_, n) => drum(codes[n % 10]!));
		expect(kindsOf(load)).toHaveLength(10);
		const found = pairs(withinLoad(load));
		expect(found.length).toBeLessThanOrEqual(45 * 2);
		for (const { a, b } of found) expect([a.ids.length, b.ids.length]).toEqual([20, 20]);
		expect(found.map(({ a, b }) => `${a.waste} ${b.waste}`)).toContain('900-300-34 900-352-35');
	});

	test('rests on the weakest of its grounds', () => {
		expect(withinLoad([])).toEqual({ verdict: 'compatible', basis: 'no-neighbour' });
		expect(withinLoad([drum('900-047-49')])).toEqual({ verdict: 'compatible', basis: 'no-neighbour' });
		expect(withinLoad([drum('900-214-08'), drum('900-214-08')])).toMatchObject({ basis: 'same-waste' });
		expect(withinLoad([drum('900-214-08'), drum('900-214-08'), drum('900-039-49')])).toMatchObject({
			basis: 'no-entry'
		});
	});

	test('counts a container once, as it was last described', () => {
		const known = drum('900-047-49', { id: 'x', ...holding(4) });
		const load = [drum('900-047-49', { id: 'x' }), known, drum('900-023-29', { id: 'y' })];
		expect(withinLoad(load)).toEqual(betweenTwo(known, drum('900-023-29', { id: 'y' })));
	});
});

describe('a newcomer to a place', () => {
	const around = (separation: Surroundings['separation'], ...contents: Reactive[]) => ({ separation, contents });

	test('is told of everything it reacts with in the zone, and of nothing that stands separated', () => {
		const [acid, oil, caustic] = [drum('900-300-34'), drum('900-214-08'), drum('900-352-35')];
		const shared = placedAmong(acid, [around('none', oil), around('none', caustic)]);
		expect(pairs(shared).map(({ a, b }) => [a.ids, b.ids])).toEqual([
			[[acid.id], [oil.id]],
			[[acid.id], [oil.id]],
			[[acid.id], [caustic.id]]
		]);
		const walled = placedAmong(acid, [around('wall', oil), around('none', caustic)]);
		expect(pairs(walled).map(({ b }) => b.ids)).toEqual([[caustic.id]]);
	});

	test('may stand beside what it reacts with when an aisle, a board or a wall is between, and is told so', () => {
		for (const separation of ['aisle', 'partition', 'wall'] as const) {
			const place = [around(separation, drum('900-352-35')), around('none', drum('900-300-34'))];
			expect(placedAmong(drum('900-300-34'), place)).toEqual({ verdict: 'compatible', basis: 'separated' });
			expect(placedAmong(drum('900-047-49'), [around(separation, drum('900-214-08'))])).toMatchObject({
				basis: 'separated'
			});
		}
	});

	test('owes nothing to a separation from what it does not react with', () => {
		expect(placedAmong(drum('900-214-08'), [around('wall', drum('900-023-29'))])).toMatchObject({ basis: 'no-entry' });
		expect(placedAmong(drum('900-214-08'), [around('none', drum('900-214-08'))])).toMatchObject({
			basis: 'same-waste'
		});
	});

	test('has no neighbour in an empty place, nor in itself', () => {
		const reactive = drum('309-001-49');
		expect(placedAmong(reactive, [])).toEqual({ verdict: 'compatible', basis: 'no-neighbour' });
		expect(placedAmong(reactive, [around('none', reactive)])).toMatchObject({ basis: 'no-neighbour' });
	});

	test('is not asked to answer for what reacts among the rest', () => {
		const place = [around('none', drum('900-300-34'), drum('900-028-33', { hazards: ['T'] }))];
		expect(bases(placedAmong(drum('900-306-34'), place))).toEqual(['chart']);
		expect(pairs(placedAmong(drum('900-306-34'), place)).map(({ b }) => b.waste)).toEqual(['900-028-33']);
	});

	test('unseparated, is told exactly what each neighbour would say', () => {
		fc.assert(
			fc.property(anyWaste, anyLoad, (newcomer, contents) => {
				const union = contents.flatMap((other) => [...facts(betweenTwo(newcomer, other))]);
				expect(facts(placedAmong(newcomer, [around('none', ...contents)]))).toEqual(new Set(union));
			})
		);
	});
});

describe('the words of a verdict', () => {
	test('have a key each, and every key is met', () => {
		const separated = placedAmong(drum('900-300-34'), [{ separation: 'wall', contents: [drum('900-352-35')] }]);
		const verdicts = [
			separated,
			withinLoad([]),
			betweenTwo(drum('900-214-08'), drum('900-214-08')),
			betweenTwo(drum('900-214-08'), drum('900-023-29')),
			betweenTwo(drum('900-404-06', holding(104)), drum('900-048-50', holding(105))),
			withinLoad([...usualCodes, ...rareCodes].map((code) => drum(code)))
		];
		expect(new Set(verdicts.flatMap(bases))).toEqual(new Set(basisKinds));
		expect(new Set(basisKinds).size).toBe(basisKinds.length);
	});

	test('need no key that is not in the lists, whatever stands together', () => {
		fc.assert(
			fc.property(anyLoad, (load) => {
				const verdict = withinLoad(load);
				expect(basisKinds).toEqual(expect.arrayContaining([...bases(verdict)]));
				expect(consequenceKinds).toEqual(expect.arrayContaining(pairs(verdict).flatMap((pair) => pair.consequences)));
			})
		);
	});
});
