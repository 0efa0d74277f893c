/** 200 when the server is up and its database answers; for start scripts and for whoever watches over it. */
import { sql } from 'kysely';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const answers = await sql`select 1`.execute(locals.server.database.kysely).then(
		() => true,
		() => false
	);
	const headers = { 'cache-control': 'no-store' };
	return Response.json(
		{ ok: answers, engine: locals.server.database.engine },
		{ status: answers ? 200 : 503, headers }
	);
};
