/** Office sign-in: better-auth's own addresses, told by us and not by the client who is calling. */
import { CLIENT_HEADER } from '#lib/server/auth.ts';
import type { RequestHandler } from './$types';

const handle: RequestHandler = ({ request, locals, getClientAddress }) => {
	const headers = new Headers(request.headers);
	headers.set(CLIENT_HEADER, getClientAddress());
	return locals.server.accounts.auth.handler(new Request(request, { headers }));
};

export const GET = handle;
export const POST = handle;
