/** The journal of a point, newest first, fifty at a time; each event is checked for this showing. */
import { error } from '@sveltejs/kit';
import { matching } from '#lib/features/oversight/journal-filter.ts';
import { devices, journalPage } from '#lib/server/office.ts';
import { access, peopleIn, permitted, pointOrFirst } from '../../office-access.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 50;
const READ = 200;

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('office:journal');
	const given = await access(locals, url);
	const point = pointOrFirst(given, url.searchParams.get('point'));
	if (!point) error(403);
	const type = url.searchParams.get('type') || null;
	const device = url.searchParams.get('device') || null;
	const from = Number(url.searchParams.get('before'));
	const before = Number.isSafeInteger(from) && from > 0 ? from : null;
	const slice = permitted(
		await matching(
			(earlier) =>
				journalPage(given.office, given.actor, {
					point: point.id,
					before: earlier,
					limit: type || device ? READ : SHOWN
				}),
			{ type, device },
			before,
			SHOWN
		)
	);
	const known = await devices(given.office, given.actor, { point: point.id });
	return {
		points: given.points,
		point,
		type,
		device,
		before,
		entries: slice.entries,
		older: slice.before,
		devices: known.ok ? known.value.map(({ id, name }) => ({ id, name })) : [],
		people: await peopleIn(
			given,
			slice.entries.flatMap(({ event }) =>
				event ? [event.actor, ...(event.type === 'shift.opened' ? [String(event.body['person'])] : [])] : []
			)
		)
	};
};
