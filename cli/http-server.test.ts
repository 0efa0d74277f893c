/** The server round the app: which connections a page may make, which scheme it sees, and how it ends. */
import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { appServer, type Handler } from './http-server.ts';

async function serving(handler: Handler, bench: number | null = null) {
	const { http, stop } = appServer(handler, { bench });
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	onTestFinished(() => http.closeAllConnections());
	return { http, stop, port: (http.address() as AddressInfo).port };
}

async function ask(
	port: number,
	headers: Record<string, string> = {},
	agent: Agent | false = false
): Promise<IncomingMessage> {
	const asked = get({ port, host: '127.0.0.1', headers, agent });
	asked.on('error', () => {});
	const [answer] = (await once(asked, 'response')) as [IncomingMessage];
	return answer;
}

const closed = (http: Server) => !http.listening;

const page: Handler = (request, response) => {
	response.setHeader('content-security-policy', "default-src 'self'");
	response.writeHead(200, { 'content-type': 'text/html' });
	response.end(String(request.headers['x-forwarded-proto']));
};

test('a page may connect to its own host and to the twins beside it, whatever name it was opened by', async () => {
	const { port } = await serving(page, 4101);
	for (const [host, allowed] of [
		['localhost:4102', "connect-src 'self' http://localhost:4101 ws://localhost:4101"],
		['[::1]:4102', "connect-src 'self' http://[::1]:4101 ws://[::1]:4101"],
		["evil'; script-src *", "connect-src 'self'"]
	] as const) {
		const answer = await ask(port, { host });
		expect(answer.headers['content-security-policy']).toBe(`default-src 'self', ${allowed}`);
		answer.resume();
	}
});

test('without twins a page may connect to its own host alone, and what is no page has no policy', async () => {
	const plain: Handler = (request, response) => {
		if (request.url === '/page') return page(request, response, () => {});
		response.writeHead(200, 'OK', { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
		response.end('1');
	};
	const { port } = await serving(plain);
	const asked = get({ port, host: '127.0.0.1', path: '/page', agent: false });
	const [answer] = (await once(asked, 'response')) as [IncomingMessage];
	expect(answer.headers['content-security-policy']).toBe("default-src 'self', connect-src 'self'");
	answer.resume();
	const script = await ask(port);
	expect(script.headers['content-security-policy']).toBeUndefined();
	expect(script.headers['cache-control']).toBe('no-store');
	script.resume();
});

test('the scheme is http unless a proxy says otherwise', async () => {
	const { port } = await serving(page);
	for (const [headers, scheme] of [
		[{}, 'http'],
		[{ 'x-forwarded-proto': 'https' }, 'https']
	] as const) {
		const answer = await ask(port, headers);
		let text = '';
		for await (const chunk of answer) text += chunk;
		expect(text).toBe(scheme);
	}
});

test('a stop lets a request finish, ends streams that have no end, and leaves no connection behind', async () => {
	let finish: () => void = () => {};
	const { http, stop, port } = await serving((request, response) => {
		if (request.headers.accept === 'text/event-stream') {
			response.writeHead(200, { 'content-type': 'text/event-stream' });
			response.write(': here\n\n');
			return;
		}
		response.writeHead(200, { 'content-type': 'text/plain' });
		response.write('half ');
		finish = () => response.end('whole');
	});
	const agent = new Agent({ keepAlive: true });
	onTestFinished(() => agent.destroy());
	const stream = await ask(port, { accept: 'text/event-stream' });
	const streamEnded = new Promise((resolve) => stream.once('close', resolve));
	stream.on('error', () => {});
	stream.resume();
	const slow = await ask(port, {}, agent);

	const stopped = stop(60_000);
	expect(closed(http)).toBe(true);
	await streamEnded;
	finish();
	let text = '';
	for await (const chunk of slow) text += chunk;
	expect(text).toBe('half whole');
	await stopped;
});

test('a request that does not finish is broken off when the time for it is over', async () => {
	const { stop, port } = await serving((_, response) => {
		response.writeHead(200, { 'content-type': 'text/plain' });
		response.write('never ');
	});
	const answer = await ask(port);
	answer.resume();
	const broken = once(answer, 'error');
	await stop(1);
	await broken;
	expect(answer.complete).toBe(false);
});

test('what the app does not know is not found', async () => {
	const { port } = await serving((_, __, next) => next());
	const answer = await ask(port);
	answer.resume();
	expect(answer.statusCode).toBe(404);
});
