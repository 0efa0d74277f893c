/**
 * Run by hand: `node tests/twins/film-check.ts`. Does the real label reader, in a real Chromium, read the films of film.ts,
 * how fast, and is a film that is rewritten between two openings of the camera seen?
 */
import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';
import { makeFilm, type Shown } from './film.ts';

const page = `<!doctype html><meta charset="utf-8"><video></video><script type="module">
	import { LabelReader } from '/src/lib/devices/label-reader/label-reader.ts';
	import { startReaderWorker } from '/src/lib/devices/label-reader/start-worker.ts';
	import { clockOf } from '/src/lib/devices/clock.ts';
	window.reads = [];
	window.reader = new LabelReader({
		clock: clockOf(window), devices: navigator.mediaDevices, startWorker: startReaderWorker,
		onLabel: (read) => window.reads.push({ ...read, at: performance.now() })
	});
	window.ready = true;
</script>`;

type Read = { text: string; kind: string; at: number };
type Snapshot = { camera: string; decoder: string; frames: number; lastMilliseconds: number | null };
/** What the page above puts on its window. */
type Reader = {
	reader: {
		start(video: unknown): Promise<void>;
		stop(): void;
		snapshot: Snapshot;
		snapshotPhoto(): Promise<Blob | null>;
	};
	reads: Read[];
	ready: boolean;
};

const first: Shown[] = [
	{ text: '91330106MA2H3K4L5X9002140820261122001', kind: 'qr' },
	{ text: 'WUJI:S:330106-01:B-03', kind: 'datamatrix' },
	{ text: 'WUJI:E:E-0007', kind: 'code128' },
	{ text: 'WUJI:T:K7-0012', kind: 'qr' }
];
const second: Shown[] = [{ text: 'WUJI:S:330106-01:C-11', kind: 'qr' }];

const root = join(import.meta.dirname, '../..');
const folder = await mkdtemp(join(tmpdir(), 'wuji-film-'));
const film = join(folder, 'film.mjpeg');
const server = await createServer({
	configFile: false,
	root,
	cacheDir: join(folder, 'vite'),
	logLevel: 'error',
	server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
	optimizeDeps: { noDiscovery: true },
	plugins: [
		{
			name: 'check-page',
			configureServer: ({ middlewares }) =>
				void middlewares.use('/check', (_, response) => void response.setHeader('content-type', 'text/html').end(page))
		}
	]
});
await server.listen();
const path = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
await makeFilm(first, film);
const browser = await chromium.launch({
	executablePath: existsSync(path) ? path : undefined,
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--use-fake-ui-for-media-stream',
		'--use-fake-device-for-media-stream',
		`--use-file-for-fake-video-capture=${film}`
	]
});
try {
	const tab = await browser.newPage({ viewport: { width: 1280, height: 720 } });
	tab.on('console', (message) => console.log('console:', message.text()));
	tab.on('pageerror', (error) => console.log('page error:', error.message));
	await tab.goto(new URL('/check', server.resolvedUrls!.local[0]).href);
	await tab.waitForFunction('window.ready');
	for (const labels of [first, second]) {
		await makeFilm(labels, film);
		const { opened, reads, snapshot, photo } = await tab.evaluate(async (wanted) => {
			const page = globalThis as unknown as Reader;
			page.reads.length = 0;
			const began = performance.now();
			await page.reader.start(document.querySelector('video'));
			const opened = performance.now() - began;
			while (page.reads.length < wanted && performance.now() - began < 30_000) await new Promise(requestAnimationFrame);
			const photo = await page.reader.snapshotPhoto();
			const snapshot = { ...page.reader.snapshot };
			page.reader.stop();
			return {
				opened,
				snapshot,
				photo: photo && `${photo.type} ${photo.size} bytes`,
				reads: page.reads.map((read) => ({ ...read, at: read.at - began }))
			};
		}, labels.length);
		console.log(
			`camera open after ${opened.toFixed(0)} ms, ${snapshot.camera}, decoder ${snapshot.decoder}, photo ${photo}`
		);
		console.log(`${snapshot.frames} frames decoded, the last in ${snapshot.lastMilliseconds?.toFixed(0)} ms`);
		for (const { text, kind, at } of reads)
			console.log(`  ${at.toFixed(0).padStart(6)} ms  ${kind.padEnd(10)} ${text}`);
		const missing = labels.filter(({ text }) => !reads.some((read) => read.text === text));
		const foreign = reads.filter(({ text }) => !labels.some((label) => label.text === text));
		if (missing.length + foreign.length > 0) process.exitCode = 1;
		console.log(
			missing.length + foreign.length === 0
				? '  all read'
				: `  missing ${JSON.stringify(missing)}, not shown ${JSON.stringify(foreign)}`
		);
	}
} finally {
	await browser.close();
	await server.close();
	await rm(folder, { recursive: true, force: true });
}
