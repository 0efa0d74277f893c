import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket as FarEnd } from 'ws';
import { twinPort } from './twin-port.ts';

let server: Server;
let sockets: WebSocketServer;
let address: string;

beforeEach(async () => {
	server = createServer();
	sockets = new WebSocketServer({ server });
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/scale`;
});

afterEach(() => {
	for (const socket of sockets.clients) socket.terminate();
	server.close();
});

const settings = { baudRate: 9600 };
async function opened() {
	const port = twinPort(address);
	const joined = once(sockets, 'connection') as Promise<[FarEnd, { url: string }]>;
	await port.open(settings);
	const [farEnd, request] = await joined;
	return { port, farEnd, url: request.url };
}
const named = (name: string) => expect.objectContaining({ name });

describe('a twin behaves as the real port does', () => {
	test('before it is open there is nothing to read', () => {
		expect(twinPort(address)).toMatchObject({ readable: null, writable: null });
	});

	test('bytes go both ways, and the twin knows the settings', async () => {
		const { port, farEnd, url } = await opened();
		expect(url).toBe('/scale?baudRate=9600');
		const heard = once(farEnd, 'message');
		const writer = port.writable!.getWriter();
		await writer.write(Uint8Array.of(0x02, 0x41));
		expect([...((await heard)[0] as Buffer)]).toEqual([0x02, 0x41]);
		farEnd.send(Uint8Array.of(1, 2, 3));
		expect(await port.readable!.getReader().read()).toEqual({ done: false, value: Uint8Array.of(1, 2, 3) });
	});

	test('a second open is an InvalidStateError', async () => {
		const { port } = await opened();
		await expect(port.open(settings)).rejects.toEqual(named('InvalidStateError'));
	});

	test('a locked stream cannot be closed over, a free one can', async () => {
		const { port, farEnd } = await opened();
		const reader = port.readable!.getReader();
		await expect(port.close()).rejects.toBeInstanceOf(TypeError);
		await reader.cancel();
		reader.releaseLock();
		const gone = once(farEnd, 'close');
		await port.close();
		await gone;
		expect(port.readable).toBe(null);
		await expect(port.close()).rejects.toEqual(named('InvalidStateError'));
	});

	test('after a cancelled stream the next one goes on', async () => {
		const { port, farEnd } = await opened();
		const reader = port.readable!.getReader();
		await reader.cancel();
		reader.releaseLock();
		const next = port.readable!.getReader();
		farEnd.send(Uint8Array.of(7));
		expect(await next.read()).toEqual({ done: false, value: Uint8Array.of(7) });
	});

	test('a loss is a NetworkError to who reads, empties the port and is announced; it never opens again', async () => {
		const { port, farEnd } = await opened();
		const announced = new Promise((resolve) => port.addEventListener('disconnect', resolve));
		const reader = port.readable!.getReader();
		const reading = reader.read();
		farEnd.terminate();
		await expect(reading).rejects.toEqual(named('NetworkError'));
		await announced;
		expect(port).toMatchObject({ readable: null, writable: null });
		reader.releaseLock();
		await port.close();
		await expect(port.open(settings)).rejects.toEqual(named('NetworkError'));
	});

	test('a twin that is not there cannot be opened', async () => {
		const gone = once(server, 'close');
		server.close();
		await gone;
		await expect(twinPort(address).open(settings)).rejects.toEqual(named('NetworkError'));
	});
});
