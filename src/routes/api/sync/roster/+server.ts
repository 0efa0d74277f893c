/** Who may sign in on this kiosk, with the slow hash of each PIN. */
import { yes } from '../../answer.ts';
import { activeDevice } from '../../guard.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const device = activeDevice(locals);
	return device.ok ? yes(await locals.server.accounts.roster(device.value.point)) : device.refusal;
};
