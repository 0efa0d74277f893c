/** One container: every event of it, each checked for this showing, and what they add up to. */
import { error } from '@sveltejs/kit';
import { catalogue2025 } from '#lib/domain/catalogue/catalogue.ts';
import { contentOf } from '#lib/domain/movements.ts';
import { containerState, newContainer, openSteps } from '#lib/domain/container.ts';
import type { ContainerId } from '#lib/domain/ids.ts';
import { containerHistory, containerOf } from '#lib/server/office.ts';
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
		const about = { point: point.id, container: id };
		const container = permitted(await containerOf(given.office, given.actor, about)) ?? newContainer(id, point.id);
		return {
			point,
			events,
			container,
			state: containerState(container),
			steps: openSteps(container),
			description: catalogue2025.byCode.get(contentOf(container)?.waste ?? '')?.description ?? null,
			people: await peopleIn(
				given,
				events.flatMap(({ event }) => (event ? [event.actor] : []))
			)
		};
	}
	error(404);
};
