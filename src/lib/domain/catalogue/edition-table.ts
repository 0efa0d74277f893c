/**
 * The table that an edition of the catalogue comes in: tab-separated text with a header row.
 *
 * Every fault is named with its line and column; what cannot be a fault of the law is refused, never mended silently.
 */
import { ok, refuse, type Result } from '../result.ts';

export const columns = ['category', 'category_name', 'industry', 'code', 'description', 'hazards'] as const;
export type Column = (typeof columns)[number];

/** Where: the line of the file, from 1, and the column of the header. */
type At = { line: number; column: string };

export type TableRefusal =
	| { kind: 'empty-file' }
	| (At & { kind: 'missing-column' })
	| (At & { kind: 'repeated-column' })
	| { kind: 'cell-count'; line: number; expected: number; found: number };

export type TableWarning =
	/** A column that no edition has; it is left out. */
	(At & { kind: 'unknown-column' }) | (At & { kind: 'spaces-trimmed' }) | { kind: 'blank-line'; line: number };

export type Row = { line: number; cells: Record<Column, string> };
export type Table = { rows: Row[]; warnings: TableWarning[] };

/** Reads the rows of a table. Columns may stand in any order; a byte-order mark and Windows line ends are no fault. */
export function readTable(text: string): Result<Table, TableRefusal[]> {
	const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
	if (lines.at(-1) === '') lines.pop();
	const head = lines[0];
	if (head === undefined) return refuse([{ kind: 'empty-file' }]);
	const names = head.split('\t').map((name) => name.trim());
	const refusals: TableRefusal[] = headFaults(names);
	if (refusals.length > 0) return refuse(refusals);

	const warnings: TableWarning[] = names
		.filter((name) => !(columns as readonly string[]).includes(name))
		.map((column) => ({ kind: 'unknown-column', line: 1, column }));
	const rows: Row[] = [];
	lines.slice(1).forEach((content, index) => {
		const line = index + 2;
		const found = content.split('\t');
		if (content.trim() === '') warnings.push({ kind: 'blank-line', line });
		else if (found.length !== names.length)
			refusals.push({ kind: 'cell-count', line, expected: names.length, found: found.length });
		else rows.push({ line, cells: cellsOf(found, names, line, warnings) });
	});
	return refusals.length > 0 ? refuse(refusals) : ok({ rows, warnings });
}

const headFaults = (names: readonly string[]): TableRefusal[] =>
	columns.flatMap((column): TableRefusal[] => {
		const times = names.filter((name) => name === column).length;
		if (times === 0) return [{ kind: 'missing-column', line: 1, column }];
		return times === 1 ? [] : [{ kind: 'repeated-column', line: 1, column }];
	});

function cellsOf(found: string[], names: string[], line: number, warnings: TableWarning[]): Record<Column, string> {
	const cells = columns.map((column) => {
		const whole = found[names.indexOf(column)]!;
		const cell = whole.trim();
		if (cell !== whole) warnings.push({ kind: 'spaces-trimmed', line, column });
		return [column, cell];
	});
	return Object.fromEntries(cells) as Record<Column, string>;
}
