/** What is odd about an event of a container, seen from the container as it stood before. */
import { custodyOf, type Container } from '#lib/domain/container.ts';
import type { ContainerId } from '#lib/domain/ids.ts';
import { custody } from '#lib/domain/lifecycles/custody.ts';
import { actionOf, follow } from '#lib/domain/lifecycles/lifecycle.ts';
import { contentOf } from '#lib/domain/movements.ts';
import type { Body } from '../bodies.ts';
import type { KnownEvent } from '../event.ts';
import { sideOf, type ContainerEvent } from './containers.ts';
import type { Flag } from './flags.ts';
import type { ProjectionStore } from './rows.ts';

/** Whether its step is in turn; of a container that nobody received only that is said. */
export function turnFlags(before: Container, type: string): Flag[] {
	const action = actionOf(custody, type);
	if (type !== 'container.received' && type !== 'container.arrived' && !before.received && !before.arrived)
		return [{ kind: 'container-unknown', container: before.id }];
	const state = custodyOf(before);
	if (action === undefined || follow(custody, state, action).inTurn) return [];
	return [{ kind: 'out-of-turn', subject: 'container', id: before.id, state, action }];
}

export function contentFlags(before: Container, event: ContainerEvent): Flag[] {
	if (event.type === 'container.received') {
		const { notices, weighing } = event.body;
		const agree = weighing.gross === weighing.net + weighing.tare;
		const disagree: Flag[] = agree ? [] : [{ kind: 'weights-disagree' }];
		return [...disagree, ...notices.map((notice) => ({ kind: 'notice', notice }) as const)];
	}
	const content = contentOf(before);
	if (!content) return [];
	if (event.type === 'container.drawn' && event.body.grams > content.net)
		return [{ kind: 'over-drawn', container: before.id, grams: event.body.grams, remaining: content.net }];
	if (event.type !== 'container.corrected') return [];
	const believed = Object.entries(sideOf(event.body.changes, 'before'));
	return believed
		.filter(([field, value]) => JSON.stringify(content[field as keyof typeof content]) !== JSON.stringify(value))
		.map(([field]) => ({ kind: 'before-differs', container: before.id, field }));
}

/** Another container that wears a code. One that was voided does not count: undone and taken in again is one container. */
export async function codeFlags(code: string | null, id: string, store: ProjectionStore): Promise<Flag[]> {
	if (code === null) return [];
	for (const other of await store.containersWithCode(code)) {
		if (other !== (id as ContainerId) && !(await store.get('container', other))?.voided)
			return [{ kind: 'code-doubled', code, other }];
	}
	return [];
}

/** What a repacking does to the sums and to whose waste it is. */
export function repackFlags(emptied: readonly Container[], { into }: Body<'container.repacked'>): Flag[] {
	const contents = emptied.flatMap((container) => contentOf(container) ?? []);
	const before = contents.reduce((sum, { net }) => sum + net, 0);
	const after = into.reduce((sum, { net }) => sum + net, 0);
	const enterprises = [...new Set([...contents, ...into].map(({ enterprise }) => enterprise ?? ''))];
	return [
		...(after > before ? [{ kind: 'more-than-before', before, after } as const] : []),
		...(enterprises.length > 1 ? [{ kind: 'enterprises-mixed', enterprises } as const] : [])
	];
}

export const codeIn = (event: KnownEvent): string | null =>
	event.type === 'container.received' || event.type === 'container.coded' ? event.body.code : null;
