/** The list of plants cannot rot: what it names is there, and every law has its plants. */
import { describe, expect, test } from 'vitest';
import { listFile, planted, plantsOf, readList, readSource, times, type Plant } from './list.ts';

const plants = plantsOf(readList());

test('every law of the design has at least two plants, and each says something else', () => {
	for (let law = 1; law <= 8; law++)
		expect(plants.filter((plant) => plant.law === law).length, `law ${law}`).toBeGreaterThanOrEqual(2);
	const said = plants.map(({ file, trueLine, plantedLine }) => [file, trueLine, plantedLine].join('\n'));
	expect(new Set(said).size).toBe(said.length);
});

test('no row of the list is passed over', () => {
	const rows = readList().match(/^\| (?!what is wrong|-)/gm) ?? [];
	expect(plants).toHaveLength(rows.length);
});

describe.each(plants)('plant $name: $wrong', (plant) => {
	test('its true line stands in its file exactly once, and another is planted', () => {
		const source = readSource(plant.file);
		expect(times(source, plant.trueLine), plant.trueLine).toBe(1);
		expect(planted(source, plant)).toContain(plant.plantedLine);
		expect(plant.plantedLine).not.toBe(plant.trueLine);
	});

	test('its tests are there', () => {
		for (const { file, sentence } of plant.tests) {
			const title = [`'${sentence}'`, `"${sentence}"`, `\`${sentence}\``];
			expect(
				title.some((quoted) => readSource(file).includes(quoted)),
				`${file} › ${sentence}`
			).toBe(true);
		}
	});
});

describe('reading the list', () => {
	const row = (cells: string[]) => ['## 2 Pending', '', `| ${cells.join(' | ')} |`].join('\n');
	const good = ['one \\| two', '`a.ts`', '`a \\|\\| b`', '`` a || `b` ``'.replaceAll('|', '\\|'), '`a.test.ts` › is'];

	test('gives the texts as they stand in the source, bars and backticks too', () => {
		expect(plantsOf(row(good))).toEqual([
			{
				name: '2.1',
				law: 2,
				wrong: 'one | two',
				file: 'a.ts',
				trueLine: 'a || b',
				plantedLine: 'a || `b`',
				tests: [{ file: 'a.test.ts', sentence: 'is' }]
			}
		]);
	});

	test.each([
		['a cell too few', good.slice(1)],
		['a line that is no code', good.with(2, 'a')],
		['a test without a file', good.with(4, 'is')]
	])('stops at %s and names the line', (_, cells) => {
		expect(() => plantsOf(row(cells))).toThrow(`${listFile}:3`);
	});

	test('plants nothing where the true line is gone, or stands twice', () => {
		const plant = plantsOf(row(good))[0] as Plant;
		expect(planted('x = a || b;', plant)).toBe('x = a || `b`;');
		expect(() => planted('x = b || a;', plant)).toThrow('0 times');
		expect(() => planted('x = a || b; y = a || b;', plant)).toThrow('2 times');
	});
});
