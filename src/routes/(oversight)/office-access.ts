/**
 * Who asks, and what they may see: every load and action of the office begins here.
 *
 * A layout's check does not protect a page's load, which runs beside it; so each asks for itself.
 */
import { error, redirect } from '@sveltejs/kit';
import type { PointId } from '#lib/domain/ids.ts';
import { may, type Action, type Actor } from '#lib/domain/permissions.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type { PointView } from '#lib/features/oversight/view.ts';
import { actorOf } from '#lib/server/accounts.ts';
import { visiblePoints, type NotPermitted } from '#lib/server/office.ts';

export type Access = {
	actor: Actor;
	person: NonNullable<App.Locals['person']>;
	office: App.Locals['server'];
	points: PointView[];
};

/** Sends whoever is not signed in to the sign-in page, and back afterwards. */
export async function access(locals: App.Locals, url: URL): Promise<Access> {
	const { person, server } = locals;
	if (!person) redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`);
	const actor = actorOf(person);
	const points = await visiblePoints(server, actor);
	return {
		actor,
		person,
		office: server,
		points: points.map(({ id, record }) => ({ id, name: record?.name ?? id }))
	};
}

/** The point in the address, if this person may see it. Another one is refused like one that does not exist. */
export function pointOf({ points }: Access, asked: string | null): Result<PointView | null, { kind: 'unknown-point' }> {
	if (!asked) return ok(null);
	const point = points.find(({ id }) => id === asked);
	return point ? ok(point) : refuse({ kind: 'unknown-point' });
}

/** The point in the address, else the first one this person may see; null when there is none at all. */
export function pointOrFirst(given: Access, asked: string | null): PointView | null {
	const point = pointOf(given, asked);
	if (!point.ok) error(404);
	return point.value ?? given.points[0] ?? null;
}

/** Points where this person may do something. */
export const pointsWhere = ({ actor, points }: Access, action: Action): PointView[] =>
	points.filter(({ id }) => may(actor, action, { point: id }));

/** The value of a permitted answer; otherwise 403. */
export function permitted<Value>(answer: Result<Value, NotPermitted>): Value {
	if (!answer.ok) error(403);
	return answer.value;
}

/** Names of the people who act in these events. */
export async function peopleIn({ office }: Access, ids: Iterable<string>): Promise<Record<string, string>> {
	const names: Record<string, string> = {};
	for (const id of new Set(ids)) {
		const person = await office.accounts.person(id as never);
		if (person) names[id] = person.name;
	}
	return names;
}

export const asPoint = (text: string): PointId => text as PointId;
