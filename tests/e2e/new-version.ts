/**
 * Stands before the server as a reverse proxy does, and can bring out a new version of the program: from then on the
 * service worker's script is another, byte for byte, as after every build. Everything else passes as it is.
 */
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Front = { kiosk: string; bringOut(): void; close(): Promise<void> };

export async function frontOf(port: number): Promise<Front> {
	let newer = false;
	const server = createServer((incoming, answer) => {
		const script = newer && incoming.url === '/service-worker.js';
		const headers = { ...incoming.headers, ...(script ? { 'accept-encoding': 'identity' } : {}) };
		if (script) delete headers['if-none-match'];
		const onward = ask({ port, path: incoming.url, method: incoming.method, headers }, (from) =>
			script ? passChanged(from, answer) : pass(from, answer)
		);
		onward.on('error', () => answer.destroy());
		answer.on('close', () => onward.destroy());
		incoming.pipe(onward);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		kiosk: `http://localhost:${(server.address() as AddressInfo).port}/kiosk`,
		bringOut: () => (newer = true),
		close: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			})
	};
}

function pass(from: IncomingMessage, answer: ServerResponse): void {
	answer.writeHead(from.statusCode!, from.headers);
	from.pipe(answer);
}

function passChanged(from: IncomingMessage, answer: ServerResponse): void {
	const { 'content-length': length, etag, ...headers } = from.headers;
	void [length, etag];
	answer.writeHead(from.statusCode!, headers);
	from.pipe(answer, { end: false });
	from.on('end', () => answer.end('\n// A newer version.\n'));
}
