import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockOf } from '#lib/devices/clock.ts';
import { serialPrinter } from '#lib/devices/printer/serial-printer.ts';
import { bitmapOf } from '#lib/devices/printer/bitmap.ts';
import { QUIET_MODULES, qrModules } from '#lib/devices/printer/symbol.ts';
import { zplLabel } from '#lib/devices/printer/zpl.ts';
import { twinPort } from '#lib/devices/twin-port.ts';

let bench: ChildProcess;
let port: number;
let at: string;

const run = (...args: (string | number)[]) =>
	spawn(process.execPath, ['tests/twins/bench.ts', ...args.map(String)], { cwd: new URL('../..', import.meta.url) });
const said = async (stream: NodeJS.ReadableStream) => String((await once(stream, 'data'))[0]);
async function freePort(): Promise<number> {
	const trial = createServer().listen(0, '127.0.0.1');
	await once(trial, 'listening');
	const { port } = trial.address() as AddressInfo;
	trial.close();
	await once(trial, 'close');
	return port;
}
async function ask(path: string, body?: unknown) {
	const response = await fetch(at + path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
	return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, never> };
}

beforeAll(async () => {
	port = await freePort();
	at = `http://127.0.0.1:${port}`;
	bench = run('--port', port, '--line', 0, '--target', 1);
	expect(await said(bench.stdout!)).toMatch(/^bench ready/);
});

afterAll(async () => {
	const gone = once(bench, 'exit');
	bench.kill('SIGTERM');
	expect(await gone).toEqual([0, null]);
});

test('a busy port is one clear line and exit 1', async () => {
	const second = run('--port', port, '--line', 0);
	const gone = once(second, 'exit');
	expect(await said(second.stderr)).toMatch(/^Bench: port \d+ on 127\.0\.0\.1 is in use .*\n$/);
	expect(await gone).toEqual([1, null]);
});

test('a weight put on is a weight in the state, and another page may ask', async () => {
	const { body, headers } = await ask('/scale', { grams: 12_500 });
	expect(body).toMatchObject({
		scale: { grams: 12_500, fault: null },
		line: { plugged: true },
		printer: { paper: true }
	});
	expect(headers.get('access-control-allow-origin')).toBe('*');
	await ask('/scale', { grams: 0 });
});

test.each([
	['/scale', { grams: 1.5 }],
	['/scale', { fault: 'tired' }],
	['/scale', {}],
	['/scan', { text: 5 }],
	['/line', {}],
	['/line', 'pulled']
])('%s with %j is refused with a reason', async (path, body) => {
	expect(await ask(path, body)).toMatchObject({ status: 400, body: { error: expect.any(String) } });
});

test('what it does not know is 404', async () => {
	expect((await ask('/nothing')).status).toBe(404);
	expect((await ask('/printer/label/99.png')).status).toBe(404);
});

describe('over its sockets', () => {
	test('the scale sends frames, and a pulled cable breaks the port and refuses the next', async () => {
		const scale = twinPort(`ws://127.0.0.1:${port}/scale`);
		await scale.open({ baudRate: 9600 });
		const reader = scale.readable!.getReader();
		expect((await reader.read()).value![0]).toBe(0x02);
		await ask('/scale', { fault: 'unplugged' });
		const lost = (async () => {
			while (!(await reader.read()).done);
		})();
		await expect(lost).rejects.toMatchObject({ name: 'NetworkError' });
		await expect(twinPort(`ws://127.0.0.1:${port}/scale`).open({ baudRate: 9600 })).rejects.toMatchObject({
			name: 'NetworkError'
		});
		await ask('/scale', { fault: null });
	});

	test('a scan arrives as a line', async () => {
		const scanner = twinPort(`ws://127.0.0.1:${port}/scanner`);
		await scanner.open({ baudRate: 9600 });
		const reader = scanner.readable!.getReader();
		await ask('/scan', { text: 'WUJI:E:E-0007' });
		expect(new TextDecoder().decode((await reader.read()).value)).toBe('WUJI:E:E-0007\r');
	});

	test('a printed label is kept as a picture with the text of its QR', async () => {
		const text = 'WUJI:T:K7-0012';
		const modules = qrModules(text);
		const side = (modules.length + 2 * QUIET_MODULES) * 4;
		const data = new Uint8ClampedArray(side * side * 4).fill(255);
		for (let y = 0; y < side; y++) {
			for (let x = 0; x < side; x++) {
				const black = modules[(y >> 2) - QUIET_MODULES]?.[(x >> 2) - QUIET_MODULES];
				if (black) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
			}
		}
		const printer = serialPrinter({
			name: 'T',
			openPort: async () => twinPort(`ws://127.0.0.1:${port}/printer`),
			clock: clockOf(globalThis)
		});
		expect(await printer.print(await zplLabel(bitmapOf({ data, width: side, height: side })))).toEqual({ ok: true });
		expect((await ask('/printer/labels')).body).toMatchObject([{ number: 1, text }]);
		const png = new Uint8Array(await (await fetch(`${at}/printer/label/1.png`)).arrayBuffer());
		expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
		await printer.close();
	});
});
