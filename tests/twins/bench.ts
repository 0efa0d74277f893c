/**
 * The test bench of `npm start`: scale, scanner, printer and line as twins in one process, with a page to handle them.
 *
 * `node tests/twins/bench.ts --port 4101 --line 4102 --target 4100 [--host 127.0.0.1]`. It prints `bench ready` when all of
 * it listens. For demonstrations and tests only: whoever reaches its port may put any weight on the scale.
 */
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { WebSocketServer } from 'ws';
import { clockOf } from '#lib/devices/clock.ts';
import { benchAnswers } from './bench-answers.ts';
import { joinDevice } from './bench-sockets.ts';
import { LabelTexts } from './label-texts.ts';
import { LineTwin } from './line.ts';
import { PrinterTwin } from './printer-twin.ts';
import { ScaleTwin } from './scale-twin.ts';
import { ScannerTwin } from './scanner-twin.ts';

const { values: asked } = parseArgs({
	options: {
		port: { type: 'string', default: '4101' },
		line: { type: 'string', default: '4102' },
		target: { type: 'string', default: '4100' },
		host: { type: 'string', default: process.env.HOST || '127.0.0.1' }
	}
});

// A name may stand for ::1 alone; the kiosk's page and the start script come over 127.0.0.1.
const host = asked.host === 'localhost' ? '127.0.0.1' : asked.host;
const near = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;

const clock = clockOf(globalThis);
const scale = new ScaleTwin({ clock });
const scanner = new ScannerTwin();
const printer = new PrinterTwin({ clock });
const line = new LineTwin({ listen: { port: portOf('line'), host }, target: { port: portOf('target'), host: near } });
const texts = new LabelTexts();

const server = createServer(benchAnswers({ scale, scanner, printer, line, texts, kioskPort: portOf('line') }));
const sockets = new WebSocketServer({ noServer: true, maxPayload: 8_000_000 });
server.on('upgrade', (request, socket, head) =>
	joinDevice({ scale, scanner, printer }, sockets, request, socket, head)
);

try {
	await line.start();
	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(portOf('port'), host, resolve));
} catch (fault) {
	const { code, port } = fault as NodeJS.ErrnoException & { port?: number };
	const what = code === 'EADDRINUSE' ? 'is in use · 端口已被占用' : `cannot be opened (${code}) · 无法打开`;
	console.error(`Bench: port ${port ?? ''} on ${host} ${what}.`);
	process.exit(1);
}
scale.start();
console.log(`bench ready: http://${near === '127.0.0.1' ? 'localhost' : near}:${portOf('port')}/`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
	process.once(signal, () => {
		scale.stop();
		for (const socket of sockets.clients) socket.terminate();
		server.close();
		server.closeAllConnections();
		void line.stop().then(() => process.exit(0));
	});
}

function portOf(option: 'port' | 'line' | 'target'): number {
	const port = Number(asked[option]);
	if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
	console.error(`Bench: --${option} ${asked[option]} is no port · 不是端口号。`);
	process.exit(1);
}
