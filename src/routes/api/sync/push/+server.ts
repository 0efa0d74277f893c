/** Takes signed events from one device. Sending them again is safe: a known event is acknowledged, not repeated. */
import { LARGEST_PUSH, PushRequest, type PushAnswer } from '#lib/contract/sync.ts';
import type { AppendRefusal } from '#lib/server/journal-store.ts';
import { no, yes } from '../../answer.ts';
import { readJson } from '../../body.ts';
import { activeDevice } from '../../guard.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	const device = activeDevice(locals);
	if (!device.ok) return device.refusal;
	const push = await readJson(request, locals, PushRequest, LARGEST_PUSH);
	if (!push.ok) return push.refusal;
	if (push.value.device !== device.value.id) return no(locals, 'other-device', {}, { path: '$.device' });
	const outcome = await locals.server.store.append(device.value.id, push.value.events);
	if (!outcome.ok) return answer(locals, outcome.refusal);
	const { head, receipt } = outcome.value;
	return yes({ head, receipt } satisfies PushAnswer);
};

function answer(locals: App.Locals, refusal: AppendRefusal): Response {
	switch (refusal.kind) {
		case 'gap':
			return no(locals, 'gap', { next: refusal.head.seq + 1 }, { path: '$.events', also: { head: refusal.head } });
		case 'fork':
			return no(locals, 'fork', { seq: refusal.seq }, { path: '$.events', also: { fork: { seq: refusal.seq } } });
		case 'forged':
			return no(locals, 'forged', { path: refusal.path }, { path: refusal.path });
		case 'malformed':
			return no(locals, 'malformed', { path: refusal.path }, { path: refusal.path, code: refusal.code });
		case 'frozen':
			return no(locals, 'device-frozen', {});
		case 'revoked':
			return no(locals, 'device-revoked', {});
		case 'unknown-device':
			return no(locals, 'device-unknown', {});
	}
}
