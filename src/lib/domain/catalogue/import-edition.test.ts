import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue2025 } from './catalogue.ts';
import { catalogue2021 } from './editions.ts';
import { columns, readTable } from './edition-table.ts';
import { hazardsText } from './hazards.ts';
import { editionText, readEdition } from './import-edition.ts';

const kept = readFileSync(new URL('./2025.json', import.meta.url), 'utf8');
const { source } = JSON.parse(kept) as { source: string };
const words = { edition: '2025', validFrom: '2025-01-01', source };
const next = { edition: '2030', validFrom: '2030-01-01', source: 'a test' };

const head = columns.join('\t');
const whole = [
	head,
	...catalogue2025.entries.map((entry) =>
		[
			entry.category,
			entry.categoryName,
			entry.industry,
			entry.code,
			entry.description,
			hazardsText(entry.hazards)
		].join('\t')
	)
].join('\n');

const oil = ['HW08', '废矿物油', '非特定行业', '900-214-08', '废润滑油', 'T,I'];
const battery = ['HW31', '含铅废物', '非特定行业', '900-052-31', '废铅蓄电池', 'T,C'];
/** A table of these rows, the oil's row with some cells replaced. */
const tableOf = (...rows: string[][]) => [head, ...rows.map((row) => row.join('\t'))].join('\n');
const withCell = (column: (typeof columns)[number], cell: string) =>
	oil.map((each, index) => (columns[index] === column ? cell : each));
const refusals = (text: string) => {
	const result = readEdition(text, next, catalogue2025);
	return result.ok ? [] : result.refusal;
};

describe('the import of an edition', () => {
	test('makes of the table of 2025 the file that is kept, byte for byte', () => {
		const result = readEdition(whole, words, catalogue2021);
		expect(result.ok && editionText(result.value.data)).toBe(kept);
		expect(result.ok && result.value.catalogue.entries).toEqual(catalogue2025.entries);
	});

	test('reports what changes against the edition before', () => {
		const result = readEdition(whole, words, catalogue2021);
		if (!result.ok) throw new Error('refused');
		const { added, removed, changed, warnings } = result.value.report;
		expect([added.length, removed.length, changed.length]).toEqual([5, 2, 58 + 1 + 1]);
		expect(changed).toContainEqual({ code: '772-003-18', what: 'hazards', before: 'T', after: 'T/In' });
		expect(changed.at(-1)).toMatchObject({ code: 'HW09', what: 'category-name' });
		// As in the source: 398 and 772 are each spelled in two ways.
		expect(
			warnings.map((warning) => (warning.kind === 'industry-named-twice' ? warning.prefix : warning.kind))
		).toEqual(['398', '772']);
	});

	test('says when the edition does not begin after the one it is compared with', () => {
		const result = readEdition(tableOf(oil), words, catalogue2025);
		expect(result.ok && result.value.report.warnings).toEqual([
			{ kind: 'not-later', validFrom: '2025-01-01', against: '2025-01-01' }
		]);
	});

	test('takes columns in any order, Windows line ends, a byte-order mark, blank lines and a spare column, and says so', () => {
		const turned = `\uFEFF${[...columns].reverse().join('\t')}\tremark\r\n${[...oil].reverse().join('\t')} \tx\r\n\r\n`;
		const result = readEdition(turned, next, catalogue2025);
		expect(result).toMatchObject({
			ok: true,
			value: { data: { entries: [['900-214-08', '非特定行业', '废润滑油', 'T,I']], categories: { HW08: '废矿物油' } } }
		});
		expect(result.ok && result.value.report.warnings).toEqual([
			{ kind: 'unknown-column', line: 1, column: 'remark' },
			{ kind: 'spaces-trimmed', line: 2, column: 'category' },
			{ kind: 'blank-line', line: 3 }
		]);
	});

	test.each([
		['nothing at all', '', { kind: 'empty-file' }],
		['a header alone', head, { kind: 'no-entries' }],
		[
			'a missing column',
			tableOf(oil).replace('industry', 'trade'),
			{ kind: 'missing-column', line: 1, column: 'industry' }
		],
		[
			'a column given twice',
			`${head}\tcode\n${oil.join('\t')}\tx`,
			{ kind: 'repeated-column', line: 1, column: 'code' }
		],
		['a cell too few', tableOf(battery, oil.slice(1)), { kind: 'cell-count', line: 3, expected: 6, found: 5 }],
		['an empty cell', tableOf(withCell('description', ' ')), { kind: 'empty-cell', line: 2, column: 'description' }],
		[
			'damaged text',
			tableOf(withCell('industry', '非\uFFFD')),
			{ kind: 'damaged-text', line: 2, column: 'industry', found: '非\uFFFD' }
		],
		[
			'a malformed code',
			tableOf(withCell('code', '900-214-8')),
			{ kind: 'malformed-code', line: 2, column: 'code', found: '900-214-8' }
		],
		[
			'a code given twice',
			tableOf(oil, battery, oil),
			{ kind: 'duplicate-code', line: 4, column: 'code', found: '900-214-08', first: 2 }
		],
		[
			'a malformed category',
			tableOf(withCell('category', 'HW8')),
			{ kind: 'malformed-category', line: 2, column: 'category', found: 'HW8' }
		],
		[
			'a category that does not fit the code',
			tableOf(withCell('category', 'HW09')),
			{ kind: 'category-does-not-fit', line: 2, column: 'category', found: 'HW09', expected: 'HW08' }
		],
		[
			'a category with two names',
			tableOf(oil, oil.with(1, '油').with(3, '900-249-08')),
			{ kind: 'category-named-twice', line: 3, column: 'category_name', found: '油', first: '废矿物油' }
		],
		[
			'an unknown trait',
			tableOf(withCell('hazards', 'T,X')),
			{ kind: 'unknown-hazard', line: 2, column: 'hazards', found: 'X' }
		],
		[
			'a trait named twice',
			tableOf(withCell('hazards', 'T/T')),
			{ kind: 'repeated-hazard', line: 2, column: 'hazards', found: 'T' }
		],
		[
			'marks that contradict',
			tableOf(withCell('hazards', 'T,C/I')),
			{ kind: 'mixed-marks', line: 2, column: 'hazards', found: 'T,C/I' }
		]
	])('refuses %s and says where', (_, text, refusal) => {
		expect(refusals(text)).toEqual([refusal]);
	});

	test('refuses a name that is none and a day that is none, with all that is wrong in the table', () => {
		const result = readEdition('', { edition: 'the next', validFrom: '2030-02-30', source: '' }, catalogue2025);
		expect(!result.ok && result.refusal.map(({ kind }) => kind)).toEqual([
			'edition-malformed',
			'day-malformed',
			'empty-file'
		]);
	});

	test('names every bad row, and none for a fault of another', () => {
		const rows = [
			withCell('code', 'x'),
			withCell('category', ''),
			battery.with(0, ''),
			withCell('category_name', ''),
			oil,
			battery.with(5, '?')
		];
		expect(refusals(tableOf(...rows)).map((refusal) => ['line' in refusal && refusal.line, refusal.kind])).toEqual([
			[2, 'malformed-code'],
			[3, 'empty-cell'],
			[4, 'empty-cell'],
			[5, 'empty-cell'],
			[7, 'unknown-hazard'],
			[5, 'duplicate-code'],
			[6, 'duplicate-code'],
			[7, 'duplicate-code']
		]);
		expect(refusals(tableOf(withCell('code', 'x').with(0, 'y'))).map(({ kind }) => kind)).toEqual([
			'malformed-code',
			'malformed-category'
		]);
		expect(refusals(tableOf(withCell('code', ''), battery.with(3, ''))).map(({ kind }) => kind)).toEqual([
			'empty-cell',
			'empty-cell'
		]);
	});

	test('never throws, and one damaged cell never goes unnoticed by its line', () => {
		const cells = fc
			.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 8 })
			.map((row) => row.join('\t'));
		fc.assert(
			fc.property(
				fc.array(cells),
				(lines) => typeof readEdition([head, ...lines].join('\n'), next, catalogue2025).ok === 'boolean'
			)
		);
		fc.assert(fc.property(fc.string(), (text) => typeof readTable(text).ok === 'boolean'));
		const place = fc.tuple(fc.nat(catalogue2025.entries.length - 1), fc.constantFrom(3, 5, 0));
		fc.assert(
			fc.property(place, ([row, column]) => {
				const lines = whole.split('\n');
				lines[row + 1] = lines[row + 1]!.split('\t').with(column, '#').join('\t');
				const result = readEdition(lines.join('\n'), next, catalogue2025);
				expect(!result.ok && result.refusal.map((refusal) => 'line' in refusal && refusal.line)).toEqual([row + 2]);
			}),
			{ numRuns: 30 }
		);
	});

	test('is repeatable: what it writes reads back as the same edition', () => {
		const result = readEdition(tableOf(oil, battery), next, catalogue2025);
		if (!result.ok) throw new Error('refused');
		expect(JSON.parse(editionText(result.value.data))).toEqual(result.value.data);
	});
});
