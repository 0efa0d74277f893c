/** Events of the device's point after a position, in order and without a gap. */
import * as v from 'valibot';
import { LARGEST_PAGE } from '#lib/contract/sync.ts';
import { yes } from '../../answer.ts';
import { readShape } from '../../body.ts';
import { deviceAt } from '../../guard.ts';
import type { RequestHandler } from './$types';

const whole = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const Query = v.object({
	after: v.optional(whole, '0'),
	limit: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(LARGEST_PAGE)), String(LARGEST_PAGE))
});

export const GET: RequestHandler = async ({ url, locals }) => {
	const device = deviceAt(locals, url);
	if (!device.ok) return device.refusal;
	const query = readShape(Object.fromEntries(url.searchParams), locals, Query);
	if (!query.ok) return query.refusal;
	return yes(await locals.server.store.page(device.value.point, query.value.after, query.value.limit));
};
