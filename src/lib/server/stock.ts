/**
 * What stands on the floor: received here and not voided, by point and waste, exact to the gram.
 */
import { daysBetween } from '#lib/domain/day.ts';
import type { Day, PointId } from '#lib/domain/ids.ts';
import { grams, type Grams } from '#lib/domain/weight.ts';
import type { Database } from './database.ts';
import { statesInStock } from './projection-tables.ts';
import { stored } from './storable-text.ts';

/** Upper ends of the age bands in days, both ends included; what is older than the last is in a band without an end. */
export const AGE_BANDS = [30, 90, 180, 365] as const;

export type AgeBand = { upTo: number | null; containers: number; net: Grams };
export type StockRow = {
	point: PointId;
	waste: string;
	containers: number;
	net: Grams;
	oldest: Day;
	/** Days. */ age: number;
	bands: AgeBand[];
};

/** One row a point and waste, heaviest first within its point. */
export async function stockOf({ kysely }: Database, points: readonly PointId[], today: Day): Promise<StockRow[]> {
	if (points.length === 0) return [];
	const days = await kysely
		.selectFrom('container')
		.select(({ fn, cast }) => [
			'point',
			'waste',
			'day',
			cast<number>(fn.countAll(), 'bigint').as('containers'),
			cast<number>(fn.sum('net_g'), 'bigint').as('net')
		])
		.where('point', 'in', points)
		.where('state', 'in', statesInStock)
		.groupBy(['point', 'waste', 'day'])
		.execute();
	const rows = new Map<string, StockRow>();
	for (const { point, waste, day, containers, net } of days) {
		const name = JSON.stringify([point, waste]);
		const row = rows.get(name) ?? emptyRow(point as PointId, stored(waste!), day as Day);
		add(row, day as Day, containers, net, today);
		rows.set(name, row);
	}
	return [...rows.values()].sort((a, b) => (a.point === b.point ? b.net - a.net : a.point < b.point ? -1 : 1));
}

const emptyRow = (point: PointId, waste: string, oldest: Day): StockRow => ({
	point,
	waste,
	containers: 0,
	net: grams(0),
	oldest,
	age: 0,
	bands: [...AGE_BANDS, null].map((upTo) => ({ upTo, containers: 0, net: grams(0) }))
});

function add(row: StockRow, day: Day, containers: number, net: number, today: Day): void {
	const age = daysBetween(day, today);
	const band = row.bands.find(({ upTo }) => upTo === null || age <= upTo)!;
	band.containers += containers;
	band.net = grams(band.net + net);
	row.containers += containers;
	row.net = grams(row.net + net);
	if (day < row.oldest) row.oldest = day;
	row.age = daysBetween(row.oldest, today);
}
