/** The line twin over real sockets: what goes through, and where exactly it breaks. */
import { once } from 'node:events';
import { createServer as createHttpServer, request } from 'node:http';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { LineTwin } from './line.ts';

const open: { stop: () => Promise<unknown> }[] = [];
afterEach(async () => {
	for (const opened of open.splice(0).reverse()) await opened.stop();
});

async function listening(server: Server): Promise<number> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => sockets.add(socket));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	open.push({
		stop: () => {
			for (const socket of sockets) socket.destroy();
			return new Promise((resolve) => server.close(resolve));
		}
	});
	return (server.address() as AddressInfo).port;
}

async function lineTo(port: number): Promise<{ line: LineTwin; port: number }> {
	const line = new LineTwin({ listen: { port: 0 }, target: { port } });
	open.push(line);
	return { line, port: await line.start() };
}

/** A server that keeps what it hears, by connection, and says when one has ended. */
async function listener() {
	const heard: { bytes: Buffer; closed: Promise<void> }[] = [];
	const server = createServer((socket) => {
		const entry = {
			bytes: Buffer.alloc(0),
			closed: new Promise<void>((resolve) => socket.once('close', () => resolve()))
		};
		heard.push(entry);
		socket.on('error', () => {});
		socket.on('data', (chunk) => (entry.bytes = Buffer.concat([entry.bytes, chunk])));
	});
	return { heard, port: await listening(server) };
}

async function echo(): Promise<number> {
	return listening(
		createServer((socket) => {
			socket.on('error', () => {});
			socket.pipe(socket);
		})
	);
}

function dial(port: number): { socket: Socket; received: () => Buffer; closed: Promise<unknown> } {
	const socket = connect(port, '127.0.0.1');
	let bytes = Buffer.alloc(0);
	socket.on('error', () => {});
	socket.on('data', (chunk) => (bytes = Buffer.concat([bytes, chunk])));
	const closed = new Promise((resolve) => socket.once('close', resolve));
	return { socket, received: () => bytes, closed };
}

async function answers(port: number, path: string, body = ''): Promise<string> {
	const asked = request({ port, host: '127.0.0.1', path, method: 'POST', agent: false });
	asked.end(body);
	const [answer] = await once(asked, 'response');
	let text = '';
	for await (const chunk of answer) text += chunk;
	return text;
}

test('carries bytes both ways unchanged, also more than the sockets hold at once, and also with a delay', async () => {
	const { line, port } = await lineTo(await echo());
	for (const [delay, size] of [
		[0, 3_000_000],
		[1, 40_000]
	] as const) {
		line.delay = delay;
		const sent = Buffer.from(Array.from({ length: size }, (_, index) => (index * 31) % 251));
		const { socket, received, closed } = dial(port);
		socket.end(sent);
		await closed;
		expect(received().equals(sent)).toBe(true);
	}
});

test('a pulled plug breaks what is open and what comes, and a plug put back carries again', async () => {
	const { line, port } = await lineTo(await echo());
	const before = dial(port);
	before.socket.write('hello');
	await once(before.socket, 'data');
	line.pull();
	await before.closed;

	const during = dial(port);
	await during.closed;
	expect(during.received().length).toBe(0);
	expect(line.plugged).toBe(false);

	line.plug();
	const after = dial(port);
	after.socket.end('again');
	await after.closed;
	expect(after.received().toString()).toBe('again');
});

test.each([0, 1, 5, 999])('cuts on the way up after exactly %i bytes', async (bytes) => {
	const { heard, port: target } = await listener();
	const { line, port } = await lineTo(target);
	const cut = line.cutAfter('up', bytes);
	const { socket, closed } = dial(port);
	socket.write(Buffer.alloc(400, 1));
	socket.write(Buffer.alloc(600, 2));
	await Promise.all([cut, closed]);
	await heard[0]!.closed;
	expect(heard[0]!.bytes.length).toBe(bytes);
});

test('cuts after the server has done its work and before the first byte of its answer', async () => {
	const done: string[] = [];
	const target = await listening(
		createHttpServer((asked, answer) => {
			done.push(asked.url!);
			answer.end('kept');
		})
	);
	const { line, port } = await lineTo(target);
	const cut = line.cutAfter('down', 0);
	await expect(answers(port, '/push')).rejects.toThrow();
	await cut;
	expect(done).toEqual(['/push']);
	expect(await answers(port, '/push')).toBe('kept');
});

test('a cut that waits for one request leaves the others alone', async () => {
	const done: string[] = [];
	const target = await listening(
		createHttpServer((asked, answer) => {
			done.push(asked.url!);
			asked.resume();
			asked.on('end', () => answer.end('kept'));
			asked.on('error', () => {});
		})
	);
	const { line, port } = await lineTo(target);
	const before = line.cutAfter('up', 0, 'POST /push');
	expect(await answers(port, '/pull')).toBe('kept');
	await expect(answers(port, '/push')).rejects.toThrow();
	await before;
	expect(done).toEqual(['/pull']);

	const reply = line.cutAfter('down', 0, 'POST /push');
	expect(await answers(port, '/pull')).toBe('kept');
	await expect(answers(port, '/push')).rejects.toThrow();
	await reply;
	expect(done).toEqual(['/pull', '/pull', '/push']);
});

test('says that its port is taken', async () => {
	const target = await echo();
	const line = new LineTwin({ listen: { port: target }, target: { port: target } });
	await expect(line.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
