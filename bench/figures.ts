/**
 * Figures and the table they are shown in.
 *
 * A figure stands beside a yardstick of the same run, or beside a limit; a time alone says more of the machine than of us.
 */

export type Figure = {
	name: string;
	unit: 'ms' | 'kB';
	/** One value a try. */
	values: readonly number[];
	yardstick?: { name: string; values: readonly number[] };
	/** `ratio`: the median at most so many times the yardstick's. `most`: no value above it. */
	aim?: { ratio: number } | { most: number };
	/** Said below the table. */
	note?: string;
};

/** The value that `share` of all values do not exceed (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
	if (values.length === 0) throw new RangeError('nothing was measured');
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function ratio({ values, yardstick }: Figure, share = 0.5): number | undefined {
	return yardstick && quantile(values, share) / quantile(yardstick.values, share);
}

export function isMissed(figure: Figure): boolean {
	const { aim, values } = figure;
	if (!aim) return false;
	return 'ratio' in aim ? !(ratio(figure)! <= aim.ratio) : Math.max(...values) > aim.most;
}

/** What a missed figure is short of, in a line of its own. */
export function shortfall(figure: Figure): string {
	const { name, aim, values, unit } = figure;
	if (!aim) return name;
	return 'ratio' in aim
		? `${name}: ${number(ratio(figure)!)} times the yardstick, the aim is at most ${number(aim.ratio)}`
		: `${name}: ${number(Math.max(...values))} ${unit}, the limit is ${number(aim.most)} ${unit}`;
}

const heads = ['figure', 'p50', 'p95', 'yardstick', 'p50', 'p95', 'ratio p50', 'ratio p95', 'aim'];

export function table(figures: readonly Figure[]): string {
	const rows = [heads, ...figures.map(cells)];
	const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
	const line = (row: readonly string[]) =>
		row
			.map((cell, column) => (/^[\d-]/.test(cell) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
			.join('  ')
			.trimEnd();
	const [head, ...body] = rows.map(line);
	return [head, widths.map((width) => '-'.repeat(width)).join('  '), ...body].join('\n');
}

function cells(figure: Figure): string[] {
	const { name, unit, values, yardstick } = figure;
	const spread = (all: readonly number[]) =>
		[0.5, 0.95].map((share) => (all.length > 1 || share === 0.5 ? `${number(quantile(all, share))} ${unit}` : ''));
	const ratios = yardstick ? [0.5, 0.95].map((share) => number(ratio(figure, share)!)) : ['', ''];
	return [
		name,
		...spread(values),
		yardstick?.name ?? '',
		...(yardstick ? spread(yardstick.values) : ['', '']),
		...ratios,
		verdict(figure)
	];
}

function verdict(figure: Figure): string {
	const { aim, values } = figure;
	if (!aim) return '';
	const word = isMissed(figure) ? 'MISSED' : 'met';
	if ('ratio' in aim) return `${word}: at most ${number(aim.ratio)} times`;
	const left = aim.most - Math.max(...values);
	return `${word}: limit ${number(aim.most)}, ${left >= 0 ? `${number(left)} left` : `${number(-left)} over`}`;
}

const number = (value: number): string =>
	value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
