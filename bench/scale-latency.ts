/**
 * From the last byte of a weighing frame to the number that a person sees.
 *
 * The kiosk is the real one and its scale the twin; the clock starts when the page is handed the bytes. The yardstick is a
 * page that writes what a socket says and does nothing else. Both end with the frame that the browser painted.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { WebSocketServer } from 'ws';
import { Bench, signIn } from '../tests/e2e/fixtures.ts';
import type { Stack } from '../tests/e2e/stack.ts';
import type { Profile } from './browser.ts';
import type { Figure } from './figures.ts';
import { inTurns } from './turns.ts';

const ROUNDS = 6;
/** Messages to the bare page in a round, as many a second as the indicator sends. */
const MESSAGES = 25;
const A_MESSAGE_EVERY = 100;

type Taken = { number: number[]; document: number[]; stable: number[] };
type Watched = { chunkAt: number; taken: Taken };

/** Runs before the page's own script: notes when the page is handed a message, before anybody else hears of it. */
function noteMessages(path: string): void {
	const taken: Taken = { number: [], document: [], stable: [] };
	Object.assign(window, { chunkAt: 0, taken });
	window.WebSocket = class extends WebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols);
			if (!new URL(url).pathname.endsWith(path)) return;
			this.addEventListener('message', () => Object.assign(window, { chunkAt: performance.now() }));
		}
	};
}

/** Notes each change of a number, and of the word for its state where there is one. */
function watchNumber(shown: Element): void {
	const watched = window as never as Watched;
	// The first child holds the number's place and is not to be seen.
	const numberNow = () => shown.querySelector('[aria-hidden="true"] + span')?.textContent ?? shown.textContent;
	const isStable = () => shown.lastElementChild?.textContent?.trim() === '稳定';
	let [number, stable] = [numberNow(), isStable()];
	const painted = (from: number, into: number[]) =>
		requestAnimationFrame(() => {
			const channel = new MessageChannel();
			channel.port1.onmessage = () => into.push(performance.now() - from);
			channel.port2.postMessage(null);
		});
	new MutationObserver(() => {
		const from = watched.chunkAt;
		if (numberNow() !== number) {
			watched.taken.document.push(performance.now() - from);
			painted(from, watched.taken.number);
		}
		if (isStable() && !stable) painted(from, watched.taken.stable);
		[number, stable] = [numberNow(), isStable()];
	}).observe(shown, { childList: true, characterData: true, subtree: true });
}

const takenIn = (page: Page, what: keyof Taken) =>
	page.evaluate((name) => (window as never as Watched).taken[name].splice(0), what);

export async function scaleFigures(stack: Stack, tablet: Profile): Promise<Figure[]> {
	const bench = new Bench(stack.bench);
	const bare = await serveBare();
	try {
		await bench.scale(0);
		const context = await tablet.launch();
		const [kiosk, plain] = [await context.newPage(), await context.newPage()];
		await kiosk.addInitScript(noteMessages, '/scale');
		await plain.addInitScript(noteMessages, '/numbers');
		await plain.goto(bare.address);
		await plain.locator('output').evaluate(watchNumber);
		await kiosk.goto(stack.kiosk);
		await signIn(kiosk, stack);
		await kiosk.keyboard.press('Enter');
		const gross = kiosk.getByRole('group', { name: '毛重' });
		await expect(gross).toContainText('稳定');
		await gross.evaluate(watchNumber);

		const stable: number[] = [];
		const inDocument: number[] = [];
		const taken = await inTurns(ROUNDS, {
			bare: async () => {
				await plain.bringToFront();
				await bare.send();
				return takenIn(plain, 'number');
			},
			kiosk: async (round) => {
				await kiosk.bringToFront();
				await bench.scale(round % 2 === 0 ? 132_450 : 60_050);
				// Asked for seldom: waiting frame by frame would keep the browser drawing, and every number would wait its turn.
				await kiosk.waitForFunction(() => (window as never as Watched).taken.stable.length > 0, undefined, {
					polling: 250
				});
				stable.push(...(await takenIn(kiosk, 'stable')));
				inDocument.push(...(await takenIn(kiosk, 'document')));
				return takenIn(kiosk, 'number');
			}
		});
		const yardstick = { name: 'bare socket to text', values: taken.bare };
		return [
			{ name: 'scale frame to number on screen', unit: 'ms', values: taken.kiosk, yardstick },
			{ name: '· frame that makes it stable', unit: 'ms', values: stable, yardstick },
			{ name: '· number in the document', unit: 'ms', values: inDocument, yardstick }
		];
	} finally {
		await tablet.close();
		await bare.stop();
		await bench.scale(0);
	}
}

const barePage = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>bare</title><output>0</output>
<script>new WebSocket('ws://' + location.host + '/numbers').onmessage = ({ data }) => (document.querySelector('output').textContent = data)</script>`;

async function serveBare(): Promise<{ address: string; send(): Promise<void>; stop(): Promise<void> }> {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(barePage);
	});
	const sockets = new WebSocketServer({ server });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	let sent = 0;
	return {
		address: `http://localhost:${(server.address() as AddressInfo).port}/`,
		send: () =>
			new Promise((resolve) => {
				const last = sent + MESSAGES;
				const beat = setInterval(() => {
					for (const socket of sockets.clients) socket.send((++sent / 100).toFixed(2));
					if (sent < last) return;
					clearInterval(beat);
					setTimeout(resolve, A_MESSAGE_EVERY);
				}, A_MESSAGE_EVERY);
			}),
		stop: () =>
			new Promise((resolve) => {
				for (const socket of sockets.clients) socket.terminate();
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}
