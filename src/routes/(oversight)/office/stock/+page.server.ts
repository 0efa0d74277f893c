/** Stock of the points this person may see: sums over the rows the server counted, exact to the gram. */
import { error } from '@sveltejs/kit';
import { catalogue2025 } from '#lib/domain/catalogue/catalogue.ts';
import { grams, totalWeight } from '#lib/domain/weight.ts';
import type { PointStock, PointView } from '#lib/features/oversight/view.ts';
import type { StockRow } from '#lib/server/journal-store.ts';
import { stock } from '#lib/server/office.ts';
import { access, permitted, pointOf } from '../../office-access.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('office:journal');
	const given = await access(locals, url);
	const asked = pointOf(given, url.searchParams.get('point'));
	if (!asked.ok) error(404);
	const shown = asked.value ? [asked.value] : given.points;
	const rows = permitted(await stock(given.office, given.actor, { points: shown.map(({ id }) => id) }));
	return {
		points: given.points,
		point: asked.value?.id ?? '',
		stocks: shown.map((point) =>
			stockOfPoint(
				point,
				rows.filter((row) => row.point === point.id)
			)
		)
	};
};

function stockOfPoint(point: PointView, rows: readonly StockRow[]): PointStock {
	const bands = new Map<number | null, { upTo: number | null; containers: number; net: PointStock['net'] }>();
	for (const { upTo, containers, net } of rows.flatMap((row) => row.bands)) {
		const band = bands.get(upTo) ?? { upTo, containers: 0, net: grams(0) };
		bands.set(upTo, { upTo, containers: band.containers + containers, net: grams(band.net + net) });
	}
	return {
		point,
		containers: rows.reduce((count, row) => count + row.containers, 0),
		net: totalWeight(rows.map(({ net }) => net)),
		age: rows.length === 0 ? null : Math.max(...rows.map(({ age }) => age)),
		bands: [...bands.values()],
		wastes: rows.map(({ waste, containers, net, age }) => ({
			waste,
			description: catalogue2025.byCode.get(waste)?.description ?? null,
			containers,
			net,
			age
		}))
	};
}
