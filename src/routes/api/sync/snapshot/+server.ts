/** The projection of the device's point at a named position, for a tablet that starts anew. */
import { yes } from '../../answer.ts';
import { deviceAt } from '../../guard.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
	const device = deviceAt(locals, url);
	return device.ok ? yes(await locals.server.store.snapshot(device.value.point)) : device.refusal;
};
