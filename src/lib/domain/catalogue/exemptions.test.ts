import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { catalogue2025 } from './catalogue.ts';
import { catalogueOf } from './editions.ts';
import data from './exemptions.json' with { type: 'json' };
import { exemptionLists, exemptionsFor, type Stage } from './exemptions.ts';

const stages: Stage[] = ['collect', 'transport', 'store', 'use', 'dispose'];
const find = (edition: string, code: string, stage?: Stage) => {
	const result = exemptionsFor({ edition, code, ...(stage && { stage }) });
	if (!result.ok) throw new Error('refused');
	return result.value;
};
const sha256OfTable = (rows: unknown[][]) =>
	createHash('sha256')
		.update(
			[['no', 'codes', 'waste', 'stage', 'condition', 'effect'], ...rows].map((row) => `${row.join('\t')}\n`).join('')
		)
		.digest('hex');

describe('the list of exemptions', () => {
	test('is that of the source tables, byte for byte: 31 entries in 56 rows, and 17 rows of 2021', () => {
		const [of2021, of2025] = exemptionLists;
		expect([of2025?.rows.length, new Set(of2025?.rows.map(({ number }) => number)).size, of2025?.complete]).toEqual([
			56,
			31,
			true
		]);
		expect([of2021?.rows.length, of2021?.entries, of2021?.complete]).toEqual([17, 32, false]);
		expect(sha256OfTable(data['2025'].rows)).toBe('5f58c5a59afb15dbe7412fa13f85d07350fd2c526792ae291de2a7c971820408');
		expect(sha256OfTable(data['2021'].rows)).toBe('f865ed16d8049fa9b8982fb20f0e4882d2c3d7ca05ceae85edadac694599e6c7');
	});

	test('names in every row a stage, a waste, a condition and an effect, and codes that its edition has', () => {
		for (const { edition, rows } of exemptionLists) {
			for (const { scope, waste, stages: named, condition, effect } of rows) {
				expect(named.length).toBeGreaterThan(0);
				expect(waste).not.toBe('同上');
				expect(Math.min(waste.length, condition.length, effect.length)).toBeGreaterThan(0);
				const catalogue = catalogueOf(edition)!;
				if (scope.kind === 'codes') for (const code of scope.codes) expect(catalogue.byCode.has(code), code).toBe(true);
				if (scope.kind === 'category') expect(catalogue.categories).toHaveProperty(scope.category);
			}
		}
	});
});

describe('the exemptions for a waste', () => {
	test('cover the stage named and no other', () => {
		expect(find('2025', '900-052-31', 'transport').named.map(({ number }) => number)).toEqual([18]);
		for (const stage of stages.filter((each) => each !== 'transport'))
			expect(find('2025', '900-052-31', stage).named, stage).toEqual([]);
		expect(find('2025', '900-003-04').named.flatMap(({ stages: named }) => named)).toEqual([
			'collect',
			'transport',
			'use',
			'dispose'
		]);
	});

	test('in every stage hold in each', () => {
		for (const stage of stages) {
			expect(find('2025', '900-041-49', stage).named).toMatchObject([
				{ number: 23, everyStage: true, waste: '废弃的含油抹布、劳保用品', condition: '未分类收集' }
			]);
		}
	});

	test('are found by edition and code, whatever their number has become', () => {
		const oily = (edition: string) => find(edition, '900-041-49', 'use').named.map(({ number }) => number);
		expect([oily('2021'), oily('2025')]).toEqual([[24], [23]]);
	});

	test('of a category hold for its codes, even one that the catalogue lacks', () => {
		expect(find('2025', '900-300-34', 'use').named.map(({ number }) => number)).toEqual([20, 20]);
		expect(find('2025', '900-000-35', 'use').named.map(({ number }) => number)).toEqual([21, 21]);
		expect(find('2025', '900-300-34', 'transport').named).toEqual([]);
	});

	test('of a group in words are left to a person, for any waste', () => {
		for (const code of ['900-214-08', '900-042-49']) {
			const { byWords } = find('2025', code, 'transport');
			expect(byWords.map(({ number }) => number)).toEqual([1, 24, 25, 25]);
			expect(byWords.every(({ scope }) => scope.kind === 'words')).toBe(true);
		}
		expect(find('2025', '900-214-08', 'use').byWords.map(({ number }) => number)).toEqual([1, 24, 25, 31]);
	});

	test('with one stage are together those with none', () => {
		for (const { code } of catalogue2025.entries) {
			const each = new Set(stages.flatMap((stage) => find('2025', code, stage).named));
			expect(each).toEqual(new Set(find('2025', code).named));
		}
	});

	test('say when the list held is not whole, and refuse an edition that is not held', () => {
		expect(find('2021', '900-214-08')).toMatchObject({ complete: false, named: [] });
		expect(find('2025', '900-214-08')).toMatchObject({ complete: true, named: [] });
		expect(exemptionsFor({ edition: '2016', code: '900-214-08' })).toEqual({
			ok: false,
			refusal: { kind: 'edition-unknown', edition: '2016' }
		});
	});
});
