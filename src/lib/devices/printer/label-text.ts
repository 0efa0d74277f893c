/**
 * Fits the lines of a label into a box: wraps what is long, shrinks towards the minimum, shortens only at the end.
 *
 * The answer is places and texts; nothing is drawn here. No line of text is wider than its box.
 */
import type { LabelRow } from './label-content.ts';

type Measure = { font: string; measureText(text: string): { width: number } };

export type RowBox = { left: number; top: number; width: number; height: number; pad: number };

export type FittedRows = {
	/** Font size in dots: for Chinese type the height of a character. */
	size: number;
	width: number;
	texts: { text: string; x: number; y: number }[];
	/** Tops of the rules between rows. */
	rules: number[];
	/** Rows that end in `…`. */
	shortened: LabelRow[];
};

export const fontOf = (size: number): string =>
	`${size}px "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "HarmonyOS Sans SC", SimHei, sans-serif`;

/** Height of a line in font sizes. */
const LEADING = 1.15;
/** The largest body text, in minimum heights: more would not be read better. */
const LARGEST = 1.35;
const STEPS = 8;

type Wrapped = { row: LabelRow; lines: string[] };

/** @param smallest font size below which nothing is set, in dots. */
export function fitRows(measure: Measure, rows: readonly LabelRow[], box: RowBox, smallest: number): FittedRows {
	const sizes = Array.from({ length: STEPS + 1 }, (_, step) =>
		Math.ceil(smallest * (LARGEST - ((LARGEST - 1) * step) / STEPS))
	);
	const fitting = sizes
		.map((size) => ({ size, wrapped: wrapAll(measure, rows, box, size) }))
		.filter(({ size, wrapped }) => heightOf(wrapped, size) <= box.height);
	// A code in one line is worth smaller type.
	const unbroken = fitting.find(({ wrapped }) => wrapped.every(({ row, lines }) => !row.whole || lines.length === 1));
	const best = unbroken ?? fitting[0];
	return best ? place(best.wrapped, box, best.size, []) : shorten(measure, rows, box, Math.ceil(smallest));
}

/** Takes a line from the longest row, again and again, until all stand in the box; rows that must be whole come last. */
function shorten(measure: Measure, rows: readonly LabelRow[], box: RowBox, size: number): FittedRows {
	const wrapped = wrapAll(measure, rows, box, size);
	const shortened = new Set<Wrapped>();
	while (heightOf(wrapped, size) > box.height) {
		const long = wrapped.filter(({ lines }) => lines.length > 1);
		const open = long.filter(({ row }) => !row.whole);
		const [longest] = (open.length > 0 ? open : long).sort((a, b) => b.lines.length - a.lines.length);
		if (!longest) break;
		longest.lines.pop();
		shortened.add(longest);
	}
	measure.font = fontOf(size);
	for (const { lines } of shortened) {
		const last = lines.length - 1;
		lines[last] = cutTo(measure, lines[last]!, box.width - 2 * box.pad, '…');
	}
	return place(
		wrapped,
		box,
		size,
		[...shortened].map(({ row }) => row)
	);
}

const heightOf = (wrapped: Wrapped[], size: number): number =>
	wrapped.reduce((sum, { lines }) => sum + lines.length, 0) * size * LEADING;

function wrapAll(measure: Measure, rows: readonly LabelRow[], box: RowBox, size: number): Wrapped[] {
	measure.font = fontOf(size);
	return rows.map((row) => ({ row, lines: wrap(measure, `${row.label}：${row.text}`, box.width - 2 * box.pad) }));
}

/** A run of Latin letters and digits, blanks, or one character; each with the closing marks that may not begin a line. */
const pieces = /(?:[\p{Script=Latin}\p{N}.,:/+-]+|\s+|.)[、，。；：！？）》」』…]*/gsu;

/** Chinese breaks anywhere; a piece stays whole while it fits into a line. */
function wrap(measure: Measure, text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	const fits = (candidate: string) => measure.measureText(candidate).width <= width;
	for (const piece of text.match(pieces) ?? []) {
		if (fits(line + piece)) line += piece;
		else if (fits(piece)) {
			lines.push(line.trimEnd());
			line = piece.trimStart();
		} else {
			for (const character of piece) {
				if (line !== '' && !fits(line + character)) {
					lines.push(line);
					line = '';
				}
				line += character;
			}
		}
	}
	return [...lines, line].filter((each, index) => each !== '' || index === 0);
}

function cutTo(measure: Measure, text: string, width: number, end: string): string {
	const characters = [...text];
	while (characters.length > 0 && measure.measureText(characters.join('') + end).width > width) characters.pop();
	return characters.join('') + end;
}

/** What is left of the box's height is shared among the rows. */
function place(wrapped: Wrapped[], box: RowBox, size: number, shortened: LabelRow[]): FittedRows {
	const spare = Math.max(0, (box.height - heightOf(wrapped, size)) / wrapped.length);
	const texts: FittedRows['texts'] = [];
	const rules: number[] = [];
	let y = box.top;
	for (const { lines } of wrapped) {
		if (y > box.top) rules.push(Math.round(y));
		y += spare / 2;
		for (const text of lines) {
			texts.push({ text, x: box.left + box.pad, y: Math.round(y + (size * LEADING) / 2) });
			y += size * LEADING;
		}
		y += spare / 2;
	}
	return { size, width: box.width, texts, rules, shortened };
}
