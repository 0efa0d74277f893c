/**
 * Where every request enters: the server is opened once, then each request learns its language, device and person.
 *
 * Nothing is decided here about rights; endpoints and pages ask.
 */
import { building } from '$app/environment';
import type { Handle, ResolveOptions, ServerInit } from '@sveltejs/kit';
import { extractLocaleFromRequest } from '#lib/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { deviceOfToken } from '#lib/server/device-record.ts';
import { discardBody } from '#lib/server/request-body.ts';
import { open, type Server } from '#lib/server/wiring.ts';

let server: Server | undefined;

export const init: ServerInit = async () => {
	if (building) return;
	const opened = await open();
	if (!opened.ok) throw new Error(`the server cannot open: ${JSON.stringify(opened.refusal)}`);
	const mine = opened.value;
	server = mine;
	process.once('sveltekit:shutdown', () => void mine.close());
};

/** A point's tablet needs its camera, scale and printer; nobody else's page in a frame does. */
const headers = {
	'permissions-policy': 'camera=(self), serial=(self), usb=(self), hid=(self), microphone=(), geolocation=()',
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin'
};

export const handle: Handle = async ({ event, resolve }) => {
	const { locals, request, url } = event;
	locals.device = null;
	locals.person = null;
	if (server) {
		locals.server = server;
		const token = /^Bearer ([\w-]{1,100})$/.exec(request.headers.get('authorization') ?? '')?.[1];
		if (token !== undefined) locals.device = (await deviceOfToken(server.database, token)) ?? null;
		else locals.person = await server.accounts.personOfSession(request.headers);
	}
	const response = await (url.pathname.startsWith('/api/') ? answerProgram() : answerReader());
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	return response;

	/** Programs get their language with the request; their bodies are not copied for it. */
	async function answerProgram() {
		locals.locale = extractLocaleFromRequest(request);
		const answer = await resolve(event, page(locals.locale));
		await discardBody(request);
		return answer;
	}

	function answerReader() {
		return paraglideMiddleware(request, ({ request: localised, locale }) => {
			event.request = localised;
			locals.locale = locale;
			return resolve(event, page(locale));
		});
	}
};

const page = (locale: string): ResolveOptions => ({ transformPageChunk: ({ html }) => html.replace('%lang%', locale) });
