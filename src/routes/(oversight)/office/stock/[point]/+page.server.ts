/** Containers of one point, oldest first; narrowed to a waste code or an age band, a hundred at a time. */
import { error } from '@sveltejs/kit';
import { catalogue2025 } from '#lib/domain/catalogue/catalogue.ts';
import { openSteps, containerState, type Container } from '#lib/domain/container.ts';
import { contentOf } from '#lib/domain/movements.ts';
import { dayInChina, daysBetween } from '#lib/domain/day.ts';
import type { Day } from '#lib/domain/ids.ts';
import type { ContainerLine } from '#lib/features/oversight/view.ts';
import type { StockRow } from '#lib/server/journal-store.ts';
import { containers, stock } from '#lib/server/office.ts';
import { access, permitted, pointOf } from '../../../office-access.ts';
import type { PageServerLoad } from './$types';

const PAGE = 100;
const MOST = 500;

export const load: PageServerLoad = async ({ locals, url, params, depends }) => {
	depends('office:journal');
	const given = await access(locals, url);
	const asked = pointOf(given, params.point);
	if (!asked.ok || !asked.value) error(404);
	const point = asked.value;
	const waste = url.searchParams.get('waste') || null;
	const limit = Math.min(MOST, Math.max(PAGE, Number(url.searchParams.get('limit')) || PAGE));

	const rows = permitted(await stock(given.office, given.actor, { points: [point.id] }));
	const counted = rows.filter((row) => waste === null || row.waste === waste);
	const band = bandIn(counted, url.searchParams.get('band'));
	const total = band?.containers ?? counted.reduce((count, row) => count + row.containers, 0);
	const list = permitted(
		await containers(given.office, given.actor, {
			point: point.id,
			...(waste === null ? {} : { waste }),
			skip: band?.older ?? 0,
			limit: Math.min(limit, total)
		})
	);
	const today = dayInChina(Date.now());
	return {
		point,
		waste: waste === null ? null : { code: waste, description: catalogue2025.byCode.get(waste)?.description ?? null },
		band: band && { upTo: band.upTo, before: band.before },
		containers: total === 0 ? [] : list.containers.map((container) => lineOf(container, today)),
		total,
		next: total > limit && limit < MOST ? limit + PAGE : null
	};
};

/** An age band, with how many containers are older: the list is sorted by day, so a band is one stretch of it. */
function bandIn(rows: readonly StockRow[], asked: string | null) {
	const ends = rows[0]?.bands.map(({ upTo }) => upTo) ?? [];
	const at = ends.findIndex((upTo) => (upTo === null ? 'over' : String(upTo)) === asked);
	if (at < 0) return null;
	const count = (index: number) => rows.reduce((sum, { bands }) => sum + (bands[index]?.containers ?? 0), 0);
	const older = ends.slice(at + 1).reduce<number>((sum, _end, offset) => sum + count(at + 1 + offset), 0);
	return { upTo: ends[at]!, before: ends[at - 1] ?? null, containers: count(at), older };
}

function lineOf(container: Container, today: Day): ContainerLine {
	const { id, received, code, place } = container;
	const content = contentOf(container);
	if (!received || !content) throw new Error(`container ${id} is listed as stock but was never received`);
	return {
		id,
		code: code?.code ?? null,
		temporary: code?.temporary ?? null,
		enterprise: content.enterpriseName,
		waste: content.waste,
		description: catalogue2025.byCode.get(content.waste)?.description ?? null,
		net: content.net,
		slot: place?.slot ?? null,
		day: received.day,
		age: daysBetween(received.day, today),
		state: containerState(container),
		steps: openSteps(container),
		flags: received.notices.map((notice) => ({ kind: 'notice', notice }))
	};
}
