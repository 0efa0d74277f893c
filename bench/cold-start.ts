/**
 * How long a tablet with no network takes from being switched on to a screen that can be used.
 *
 * Every try is a new browser process on the same profile. The yardstick is a page that holds nothing but a word, cached by
 * a service worker of five lines.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bench } from '../tests/e2e/fixtures.ts';
import type { Stack } from '../tests/e2e/stack.ts';
import type { Profile } from './browser.ts';
import type { Figure } from './figures.ts';
import { isCached, noteWhenShown, READY_TO_SIGN_IN } from './tablet.ts';
import { inTurns } from './turns.ts';

const LAUNCHES = 10;

const emptyPage = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>empty</title><main>ready</main>
<script>navigator.serviceWorker.register('/worker.js')</script>`;
const emptyWorker = `oninstall = (event) => event.waitUntil(caches.open('c').then((cache) => cache.add('/')).then(() => skipWaiting()));
onactivate = (event) => event.waitUntil(clients.claim());
onfetch = (event) => event.respondWith(caches.match('/', { ignoreSearch: true }));`;

/** The empty page, served until `stop`. */
async function serveEmpty(): Promise<{ address: string; stop(): Promise<void> }> {
	const server = createServer(({ url }, response) => {
		const worker = url === '/worker.js';
		response.setHeader('content-type', worker ? 'text/javascript' : 'text/html; charset=utf-8');
		response.end(worker ? emptyWorker : emptyPage);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const stop = () =>
		new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	return { address: `http://localhost:${(server.address() as AddressInfo).port}/`, stop };
}

export async function coldStartFigures(stack: Stack, tablet: Profile): Promise<Figure[]> {
	const bench = new Bench(stack.bench);
	const empty = await serveEmpty();
	try {
		const page = await (await tablet.launch()).newPage();
		await page.goto(empty.address);
		await isCached(page);
		await tablet.close();
	} finally {
		await empty.stop();
	}
	const opened = (address: string, selector: string) => async () => {
		const page = await (await tablet.launch()).newPage();
		const shown = await noteWhenShown(page, selector);
		await page.goto(address);
		const at = await shown();
		await tablet.close();
		return [at];
	};
	await bench.line(false);
	try {
		const taken = await inTurns(LAUNCHES, {
			empty: opened(empty.address, 'main'),
			kiosk: opened(stack.kiosk, READY_TO_SIGN_IN)
		});
		const yardstick = { name: 'empty cached page', values: taken.empty };
		return [{ name: 'cold offline start to sign-in', unit: 'ms', values: taken.kiosk, yardstick }];
	} finally {
		await bench.line(true);
	}
}
