/** Tells a kiosk that its point's journal has grown. A hint: the kiosk's own timer is what guarantees. */
import { activeDevice } from '../../guard.ts';
import { eventStream } from '../../event-stream.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) => {
	const device = activeDevice(locals);
	if (!device.ok) return device.refusal;
	return eventStream(locals.server.announcer, locals.server.environment, [device.value.point]);
};
