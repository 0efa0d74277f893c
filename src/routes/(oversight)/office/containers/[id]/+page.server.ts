/** One container: every event of it, each checked for this showing, and what they add up to. */
import { error } from '@sveltejs/kit';
import { catalogue2025 } from '#lib/domain/catalogue/catalogue.ts';
import { containerState, newContainer, openSteps, type Container } from '#lib/domain/container.ts';
import type { ContainerId, PointId } from '#lib/domain/ids.ts';
import type { EventView } from '#lib/features/oversight/view.ts';
import { readBody } from '#lib/journal/bodies.ts';
import type { KnownEvent } from '#lib/journal/event.ts';
import { after } from '#lib/journal/project.ts';
import { containerHistory } from '#lib/server/office.ts';
import { access, peopleIn, permitted, pointOf, pointsWhere } from '../../../office-access.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params, depends }) => {
	depends('office:journal');
	const given = await access(locals, url);
	const asked = pointOf(given, url.searchParams.get('point'));
	if (!asked.ok) error(404);
	const id = params.id as ContainerId;
	// An address that was typed may leave the point out; then it is looked for where this person may read the journal.
	const candidates = asked.value ? [asked.value] : pointsWhere(given, 'journal.read');
	for (const point of candidates) {
		const events = permitted(await containerHistory(given.office, given.actor, { point: point.id, container: id }));
		if (events.length === 0) continue;
		const container = containerFrom(events, id, point.id);
		return {
			point,
			events,
			container,
			state: containerState(container),
			steps: openSteps(container),
			description: catalogue2025.byCode.get(container.received?.waste ?? '')?.description ?? null,
			people: await peopleIn(
				given,
				events.flatMap(({ event }) => (event ? [event.actor] : []))
			)
		};
	}
	error(404);
};

/** The container as its events make it, by the code that makes every projection. */
function containerFrom(events: readonly EventView[], id: ContainerId, point: PointId): Container {
	return events.reduce(
		(container, { event, position }) => {
			if (!event || readBody(event.type, event.version, event.body).kind !== 'known') return container;
			const stamp = { position, device: event.device, seq: event.seq };
			return after(container, event as Extract<KnownEvent, { body: { container: string } }>, stamp);
		},
		newContainer(id, point)
	);
}
