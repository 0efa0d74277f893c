/**
 * The chart itself: what is on record about two groups, found in one step.
 *
 * A cell without an entry means that the chart knows of no reaction. It is never proof of safety, and the six cells that
 * the transcription lacks, like the whole row of group 107, count as incompatible.
 */
import chart from './chart.json' with { type: 'json' };
import { consequencesOf, placeOf, reactivityGroups, type Consequence } from './groups.ts';

export type ChartBasis = 'chart' | 'gap-in-transcription' | 'water-reactive';

/** `confirmed`: the consequences were read in the source. Else they are believed, or none is given. */
export type ChartEntry = { basis: ChartBasis; consequences: readonly Consequence[]; confirmed: boolean };

type Cell = [number, number, string];

const size = reactivityGroups.length;
const cells: (ChartEntry | undefined)[] = new Array<ChartEntry | undefined>(size * size).fill(undefined);

function write(a: number, b: number, entry: ChartEntry) {
	const [row, column] = [placeOf(a)!, placeOf(b)!];
	cells[row * size + column] = entry;
	cells[column * size + row] = entry;
}

for (const [a, b, codes] of chart.pairs as Cell[])
	write(a, b, { basis: 'chart', consequences: consequencesOf(codes), confirmed: true });
for (const [a, b, codes] of chart.gaps as Cell[])
	write(a, b, { basis: 'gap-in-transcription', consequences: consequencesOf(codes), confirmed: false });
// The report prints a warning over the whole row instead of codes: not to be mixed with anything, its own kind included.
for (const { group } of reactivityGroups)
	write(chart.waterReactive, group, { basis: 'water-reactive', consequences: [], confirmed: false });

/** What the chart says of two groups, in either order; undefined = no entry, or a number that is no group. */
export function chartEntry(a: number, b: number): ChartEntry | undefined {
	const [row, column] = [placeOf(a), placeOf(b)];
	return row === undefined || column === undefined ? undefined : cells[row * size + column];
}
