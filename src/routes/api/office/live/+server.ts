/** Tells an office screen that a journal it may see has grown: of one point, or of all the person's points. */
import type { PointId } from '#lib/domain/ids.ts';
import { may } from '#lib/domain/permissions.ts';
import { actorOf } from '#lib/server/accounts.ts';
import { no } from '../../answer.ts';
import { eventStream } from '../../event-stream.ts';
import { signedIn } from '../../guard.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) => {
	const person = signedIn(locals);
	if (!person.ok) return person.refusal;
	const { announcer, environment } = locals.server;
	const actor = actorOf(person.value);
	const asked = url.searchParams.get('point') as PointId | null;
	const points = asked === null ? actor.points : [asked];
	const someone = points === 'all' ? [asked ?? ('' as PointId)] : points;
	if (!someone.every((point) => may(actor, 'stock.read', { point })))
		return no(locals, 'not-permitted', {}, { path: '$.point' });
	return eventStream(announcer, environment, points);
};
