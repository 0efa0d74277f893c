/** Leases serials out of the company's reserve to a kiosk whose own lane runs low. */
import { LeaseRequest } from '#lib/contract/sync.ts';
import { no, yes } from '../../answer.ts';
import { readJson } from '../../body.ts';
import { activeDevice } from '../../guard.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	const device = activeDevice(locals);
	if (!device.ok) return device.refusal;
	const wanted = await readJson(request, locals, LeaseRequest);
	if (!wanted.ok) return wanted.refusal;
	const lease = await locals.server.serials.lease(device.value, wanted.value);
	return lease.ok ? yes(lease.value) : no(locals, 'point-unrecorded', {});
};
