/**
 * The HTTP server round the built app: what adapter-node's own does not do for a kiosk's host.
 *
 * It answers for the scheme when no proxy does, bounds what a page may connect to, and ends without losing a request.
 */
import {
	createServer,
	type IncomingMessage,
	type OutgoingHttpHeaders,
	type Server,
	type ServerResponse
} from 'node:http';

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

/** What the built app reads at its first import. The scheme comes from a proxy's header, or is filled in below. */
export const handlerEnvironment = { BODY_SIZE_LIMIT: '16M', PROTOCOL_HEADER: 'x-forwarded-proto' } as const;

/** @param bench the port of the twins on this host, when they run: the one other place a page may connect to. */
export function appServer(
	handler: Handler,
	{ bench }: { bench: number | null }
): { http: Server; stop: (timeout: number) => Promise<void> } {
	/** Answers that have no end of their own. */
	const streams = new Set<ServerResponse>();
	let stopping = false;
	const http = createServer((request, response) => {
		request.headers['x-forwarded-proto'] ??= 'http';
		// A connection that is kept alive falls idle only after its answer is out.
		response.once('close', () => stopping && setImmediate(() => http.closeIdleConnections()));
		onHead(response, (header) => {
			const kind = header('content-type');
			if (kind.startsWith('text/html'))
				response.appendHeader('content-security-policy', connections(request.headers.host, bench));
			if (!kind.startsWith('text/event-stream')) return;
			streams.add(response);
			response.once('close', () => streams.delete(response));
		});
		handler(request, response, () => {
			response.statusCode = 404;
			response.end('Not found');
		});
	});
	return {
		http,
		/** Takes no new connection, lets requests finish, and after `timeout` milliseconds lets them no longer. */
		stop: (timeout) =>
			new Promise((resolve) => {
				stopping = true;
				const late = setTimeout(() => http.closeAllConnections(), timeout);
				http.close(() => {
					clearTimeout(late);
					resolve();
				});
				http.closeIdleConnections();
				for (const response of streams) response.destroy();
			})
	};
}

/** Sees an answer's head just before it goes out, whichever way its headers were given. */
function onHead(response: ServerResponse, see: (header: (name: string) => string) => void): void {
	const original = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
	const seeing = (status: number, ...rest: unknown[]): ServerResponse => {
		const given = rest.find((part) => typeof part === 'object' && part !== null) as OutgoingHttpHeaders | undefined;
		for (const [name, value] of Object.entries(given ?? {})) if (value !== undefined) response.setHeader(name, value);
		see((name) => String(response.getHeader(name) ?? ''));
		return typeof rest[0] === 'string' ? original(status, rest[0]) : original(status);
	};
	response.writeHead = seeing as typeof response.writeHead;
}

/** A second policy beside the page's own: both must allow a connection. */
function connections(host: string | undefined, bench: number | null): string {
	const name = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d+)?$/i.exec(host ?? '')?.[1];
	const twins = bench === null || !name ? '' : ` http://${name}:${bench} ws://${name}:${bench}`;
	return `connect-src 'self'${twins}`;
}
