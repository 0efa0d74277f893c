/** The import of an edition as a person at a shell meets it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue2021 } from '#lib/domain/catalogue/editions.ts';
import { columns } from '#lib/domain/catalogue/edition-table.ts';
import { hazardsText } from '#lib/domain/catalogue/hazards.ts';
import { main } from './wuji.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'wuji-catalogue-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function wuji(...args: string[]) {
	const out: string[] = [];
	const error: string[] = [];
	const exit = await main(args, {
		out: (line) => out.push(line),
		error: (line) => error.push(line),
		env: {},
		now: () => 0
	});
	return { exit, out, error };
}

const head = columns.join('\t');
const rows2021 = catalogue2021.entries.map((entry) =>
	[entry.category, entry.categoryName, entry.industry, entry.code, entry.description, hazardsText(entry.hazards)].join(
		'\t'
	)
);
let files = 0;
function fileOf(...rows: string[]): string {
	const file = join(folder, `${++files}.tsv`);
	writeFileSync(file, rows.map((row) => `${row}\n`).join(''));
	return file;
}
const asked = (file: string, ...more: string[]) =>
	wuji('catalogue', 'import', file, '--edition', '2030', '--from', '2030-01-01', ...more);

describe('wuji catalogue import', () => {
	test('prints what an edition changes, and writes it in the form of the project', async () => {
		const out = join(folder, '2030.json');
		const done = await asked(fileOf(head, ...rows2021), '--out', out);
		expect(done.exit).toBe(0);
		expect(done.out.slice(0, 2)).toEqual([
			'edition 2030, from 2030-01-01: 467 entries in 46 categories',
			'against 2025: 2 added, 5 removed, 60 changed'
		]);
		expect(done.out).toContain('  added    336-100-21  使用铬酸进行阳极氧化产生的废槽液、槽渣和废水处理污泥');
		expect(done.out).toContain('  removed  321-036-48  锡火法冶炼烟气净化产生的酸泥');
		expect(done.out).toContain('  changed  772-003-18  hazards\n    - T/In\n    + T');
		expect(done.out.at(-1)).toBe(`written: ${out}`);
		const written = JSON.parse(readFileSync(out, 'utf8')) as { edition: string; source: string; entries: string[][] };
		expect(written).toMatchObject({ edition: '2030', validFrom: '2030-01-01' });
		expect(written.source).toMatch(/^1\.tsv, SHA-256 0c863d60/);
		expect(written.entries).toHaveLength(467);
	});

	test('compares with the edition named, keeps the source given, and writes nothing unasked', async () => {
		const done = await asked(fileOf(head, ...rows2021), '--against', '2021', '--source', 'a letter');
		expect(done.out).toEqual([
			'edition 2030, from 2030-01-01: 467 entries in 46 categories',
			'against 2021: 0 added, 0 removed, 0 changed'
		]);
		expect(done.error).toEqual([
			"warning: industry 398 is named '电子元件及专用材料制造' and '电子元件及电子专用材料制造'",
			"warning: industry 772 is named '环境治理业' and '环境治理'"
		]);
	});

	test('tells of what it left out', async () => {
		const row = rows2021[0]!.split('\t');
		const file = fileOf(`${head}\tremark`, `${row.with(2, ' 卫生').join('\t')}\tx`, ' ');
		const done = await wuji('catalogue', 'import', file, '--edition', '2020', '--from', '2020-01-01');
		expect(done).toMatchObject({
			exit: 0,
			error: [
				"warning: column 'remark' is not of the catalogue and was left out",
				'warning: line 2, industry: spaces at its ends were left out',
				'warning: line 3 is blank',
				'warning: it is in force from 2020-01-01, not after the edition compared with (2025-01-01)'
			]
		});
	});

	test('names every bad row with its line and column, and writes nothing', async () => {
		const out = join(folder, 'bad.json');
		const row = rows2021.find((each) => each.includes('900-214-08'))!.split('\t');
		const bad = [
			row.with(3, '900-214'),
			row.with(0, 'HW8'),
			row.with(0, 'HW09').with(3, '900-249-08'),
			row.with(4, ''),
			row.with(4, '\uFFFD').with(3, '900-213-08'),
			row.with(5, 'X').with(3, '900-215-08'),
			row.with(5, 'T,T').with(3, '900-216-08'),
			row.with(5, 'T,C/I').with(3, '900-217-08'),
			row.with(1, '油').with(3, '900-218-08')
		];
		const done = await asked(fileOf(head, ...bad.map((cells) => cells.join('\t'))), '--out', out);
		expect(done).toMatchObject({ exit: 1, out: [] });
		expect(done.error.toSorted()).toEqual(
			[
				"line 2, code: '900-214' is no waste code (000-000-00)",
				"line 3, category: 'HW8' is no category (HW00)",
				'line 4, category: HW09, but the code is of HW08',
				'line 5, description: is empty',
				'line 5, code: 900-214-08 stands in line 3 already',
				"line 6, description: is not UTF-8: '\uFFFD'",
				"line 7, hazards: 'X' is no hazardous trait (T, C, I, R, In)",
				"line 8, hazards: 'T' is named twice",
				"line 9, hazards: 'T,C/I' joins traits by ',' and by '/'",
				"line 10, category_name: '油', but the category was named '废矿物油与含矿物油废物' before",
				`${join(folder, `${files}.tsv`)}: not an edition, 10 faults; nothing was written`
			].sort()
		);
		expect(() => readFileSync(out)).toThrow('ENOENT');
	});

	test.each([
		['an empty file', [], 'the file is empty'],
		['a header alone', [head], 'there is no entry below the header'],
		['a missing column', ['code\tcode'], 'line 1, category: the header lacks this column'],
		['a column given twice', ['code\tcode'], 'line 1, code: the header has this column more than once'],
		['a short row', [head, 'HW08'], 'line 2: 1 cells where the header has 6']
	])('says what is wrong with %s', async (_, rows, line) => {
		const done = await asked(fileOf(...rows));
		expect(done).toMatchObject({ exit: 1, out: [] });
		expect(done.error).toContain(line);
	});

	test('refuses a name and a day that are none', async () => {
		const done = await wuji(
			'catalogue',
			'import',
			fileOf(head, rows2021[0]!),
			'--edition',
			'the next',
			'--from',
			'May'
		);
		expect(done.exit).toBe(1);
		expect(done.error.slice(0, 2)).toEqual([
			"'the next' is no name of an edition (1 to 20 letters, digits, dots, dashes)",
			"'May' is no day (YYYY-MM-DD)"
		]);
	});

	test('says in one line when a file cannot be read or written', async () => {
		const nowhere = join(folder, 'nowhere', 'x');
		expect(await asked(nowhere)).toMatchObject({ exit: 1, error: [`wuji: ${nowhere} cannot be read (ENOENT)`] });
		const file = fileOf(head, rows2021[0]!);
		expect(await asked(file, '--out', nowhere)).toMatchObject({
			exit: 1,
			error: [`wuji: ${nowhere} cannot be written (ENOENT)`]
		});
	});

	test.each([
		[['catalogue'], 'say: catalogue import FILE.tsv'],
		[['catalogue', 'import'], 'say: catalogue import FILE.tsv'],
		[['catalogue', 'export', 'x'], 'say: catalogue import FILE.tsv'],
		[['catalogue', 'import', 'cli/wuji.ts'], '--edition is needed'],
		[['catalogue', 'import', 'cli/wuji.ts', '--edition', '2030'], '--from is needed'],
		[['catalogue', 'import', 'x', '--against', '2016'], '--against must be 2021 or 2025']
	])('%j is asked wrongly', async (args, why) => {
		const { exit, error } = await wuji(...args);
		expect({ exit, lines: error.length }).toEqual({ exit: 2, lines: 1 });
		expect(error[0]).toContain(why);
	});

	test('explains itself', async () => {
		expect((await wuji('catalogue', '--help')).out.join('\n')).toContain('--against NAME');
	});
});
