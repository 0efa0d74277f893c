/**
 * Reads a later edition of the catalogue from a table, and reports what it changes against an edition that is held.
 *
 * All or nothing: with one refusal there is no edition. It never throws, whatever the text.
 */
import { isDay } from '../day.ts';
import { ok, refuse, type Result } from '../result.ts';
import { catalogueFrom, categoryOf, isWasteCode, type Catalogue, type EditionData } from './catalogue.ts';
import { compareEditions, type Comparison } from './compare.ts';
import { columns, readTable, type Row, type TableRefusal, type TableWarning } from './edition-table.ts';
import { readHazards, type HazardTextRefusal } from './hazards.ts';

type InRow = { line: number; column: string };

export type EditionRefusal =
	| TableRefusal
	| { kind: 'edition-malformed'; found: string }
	| { kind: 'day-malformed'; found: string }
	| { kind: 'no-entries' }
	| (InRow & { kind: 'empty-cell' })
	/** U+FFFD: the file is not in UTF-8, or was damaged. */
	| (InRow & { kind: 'damaged-text'; found: string })
	| (InRow & { kind: 'malformed-code'; found: string })
	| (InRow & { kind: 'duplicate-code'; found: string; first: number })
	| (InRow & { kind: 'malformed-category'; found: string })
	/** The last two digits of a code are its category (art. 5). */
	| (InRow & { kind: 'category-does-not-fit'; found: string; expected: string })
	| (InRow & { kind: 'category-named-twice'; found: string; first: string })
	| (InRow & HazardTextRefusal);

export type EditionWarning =
	| TableWarning
	/** One industry code with several names, as 398 and 772 have in the source. */
	| { kind: 'industry-named-twice'; prefix: string; names: string[] }
	/** It does not begin after the edition it is compared with. */
	| { kind: 'not-later'; validFrom: string; against: string };

export type EditionReport = Comparison & { warnings: EditionWarning[] };
export type EditionRead = { data: EditionData; catalogue: Catalogue; report: EditionReport };

/** What is said of an edition besides its table. */
export type EditionWords = { edition: string; validFrom: string; source: string };

/**
 * @param text the table (UTF-8), columns as in {@link columns}
 * @param against the edition that the report compares with
 */
export function readEdition(
	text: string,
	words: EditionWords,
	against: Catalogue
): Result<EditionRead, EditionRefusal[]> {
	const table = readTable(text);
	const refusals: EditionRefusal[] = wordFaults(words);
	if (!table.ok) return refuse([...refusals, ...table.refusal]);
	const { rows, warnings } = table.value;
	refusals.push(...rows.flatMap(rowFaults), ...clashes(rows));
	if (rows.length === 0) refusals.push({ kind: 'no-entries' });
	if (refusals.length > 0) return refuse(refusals);

	const { edition, validFrom, source } = words;
	const data: EditionData = {
		edition,
		validFrom,
		source,
		categories: Object.fromEntries(rows.map(({ cells }) => [cells.category, cells.category_name])),
		entries: rows.map(({ cells }) => [cells.code, cells.industry, cells.description, cells.hazards])
	};
	const catalogue = catalogueFrom(data);
	const late: EditionWarning[] =
		validFrom > against.validFrom ? [] : [{ kind: 'not-later', validFrom, against: against.validFrom }];
	return ok({
		data,
		catalogue,
		report: {
			...compareEditions(against, catalogue),
			warnings: [...warnings, ...industriesNamedTwice(rows), ...late]
		}
	});
}

/** The edition as the project keeps it: JSON, one line an entry. */
export function editionText({ edition, validFrom, source, categories, entries }: EditionData): string {
	const list = (values: readonly string[]) => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
	const names = Object.entries(categories).map(
		([category, name]) => `${JSON.stringify(category)}: ${JSON.stringify(name)}`
	);
	return `{
"edition":${JSON.stringify(edition)},
"validFrom":${JSON.stringify(validFrom)},
"source":${JSON.stringify(source)},
"categories":{${names.join(', ')}},
"entries":[
${entries.map(list).join(',\n')}
]
}
`;
}

function wordFaults({ edition, validFrom }: EditionWords): EditionRefusal[] {
	const faults: EditionRefusal[] = [];
	if (!/^[\w.-]{1,20}$/.test(edition)) faults.push({ kind: 'edition-malformed', found: edition });
	if (!isDay(validFrom)) faults.push({ kind: 'day-malformed', found: validFrom });
	return faults;
}

/** What is wrong with a row by itself. */
function rowFaults({ line, cells }: Row): EditionRefusal[] {
	const faults: EditionRefusal[] = [];
	for (const column of columns) {
		if (cells[column] === '') faults.push({ kind: 'empty-cell', line, column });
		else if (cells[column].includes('\uFFFD'))
			faults.push({ kind: 'damaged-text', line, column, found: cells[column] });
	}
	if (faults.length > 0) return faults;
	const { category, code, hazards } = cells;
	if (!isWasteCode(code)) faults.push({ kind: 'malformed-code', line, column: 'code', found: code });
	if (!/^HW\d{2}$/.test(category))
		faults.push({ kind: 'malformed-category', line, column: 'category', found: category });
	else if (isWasteCode(code) && categoryOf(code) !== category)
		faults.push({
			kind: 'category-does-not-fit',
			line,
			column: 'category',
			found: category,
			expected: categoryOf(code)
		});
	const read = readHazards(hazards);
	if (!read.ok) faults.push({ ...read.refusal, line, column: 'hazards' });
	return faults;
}

/** What is wrong between rows: a code given twice, a category with two names. */
function clashes(rows: readonly Row[]): EditionRefusal[] {
	const faults: EditionRefusal[] = [];
	const lines = new Map<string, number>();
	const names = new Map<string, string>();
	for (const { line, cells } of rows) {
		const { code, category, category_name: name } = cells;
		const first = lines.get(code);
		if (first !== undefined) faults.push({ kind: 'duplicate-code', line, column: 'code', found: code, first });
		else if (code !== '') lines.set(code, line);
		if (category === '' || name === '') continue;
		const named = names.get(category);
		if (named === undefined) names.set(category, name);
		else if (named !== name)
			faults.push({ kind: 'category-named-twice', line, column: 'category_name', found: name, first: named });
	}
	return faults;
}

function industriesNamedTwice(rows: readonly Row[]): EditionWarning[] {
	const names = new Map<string, Set<string>>();
	for (const { cells } of rows) {
		const prefix = cells.code.slice(0, 3);
		names.set(prefix, (names.get(prefix) ?? new Set()).add(cells.industry));
	}
	return [...names]
		.filter(([, found]) => found.size > 1)
		.map(([prefix, found]) => ({ kind: 'industry-named-twice', prefix, names: [...found] }));
}
