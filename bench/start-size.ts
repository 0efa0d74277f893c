/**
 * What the kiosk really loads before it can be used, packed as it is sent.
 *
 * The files are those that the browser asked for; their sizes are taken from the build. The reader's .wasm is not counted,
 * and comes with the camera only.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { signIn } from '../tests/e2e/fixtures.ts';
import type { Stack } from '../tests/e2e/stack.ts';
import type { Profile } from './browser.ts';
import type { Figure } from './figures.ts';
import { READY_TO_SIGN_IN } from './tablet.ts';

const root = join(import.meta.dirname, '..');
const client = join(root, 'build', 'client');
const LIMIT = 250;

type Manifest = Record<string, { file: string; imports?: string[]; dynamicImports?: string[] }>;

export async function startFigures(stack: Stack, tablet: Profile): Promise<Figure[]> {
	const page = await (await tablet.launch()).newPage();
	const asked = new Set<string>();
	page.on('request', (request) => {
		const { pathname, hostname } = new URL(request.url());
		if (hostname === 'localhost' && pathname.endsWith('.js') && pathname !== '/service-worker.js') asked.add(pathname);
	});
	await page.goto(stack.kiosk);
	await expect(page.locator(READY_TO_SIGN_IN).first()).toBeVisible();
	const start = [...asked];
	await signIn(page, stack);
	const home = [...asked];
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: '收货' })).toBeVisible();
	const intake = [...asked].filter((path) => !home.includes(path));
	await tablet.close();
	if (start.length === 0) throw new Error('the browser asked for no script');

	const worker = (await filesIn(join(client, '_app/immutable/workers'))).filter((path) => path.endsWith('.js'));
	const figure = async (name: string, paths: string[]): Promise<Figure> => ({
		name,
		unit: 'kB',
		values: [await packed(paths)]
	});
	return [
		{ ...(await figure('start JavaScript to sign-in', start)), aim: { most: LIMIT } },
		{ ...(await figure('start JavaScript to home', home)), aim: { most: LIMIT } },
		await figure('· intake screen with label drawing, when opened', intake),
		await figure('· rest for a label, at the first print', await forLabels([...asked])),
		await figure('· reader worker, with the camera', worker),
		await figure('· service worker', ['/service-worker.js'])
	];
}

/** kB (1,000 bytes) of these files of the build, each packed by itself, as they are sent. */
async function packed(paths: readonly string[]): Promise<number> {
	let bytes = 0;
	for (const path of paths) bytes += gzipSync(await readFile(join(client, path))).length;
	return bytes / 1000;
}

/** What drawing a label loads beyond what is there. */
async function forLabels(there: readonly string[]): Promise<string[]> {
	const file = join(root, '.svelte-kit/output/client/.vite/manifest.json');
	const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
	const drawing = 'src/lib/devices/printer/bitmap.ts';
	const caller = Object.values(manifest).find(({ dynamicImports }) => dynamicImports?.includes(drawing));
	if (!caller) throw new Error(`${drawing} is imported by nothing on demand`);
	const keys = new Set(caller.dynamicImports);
	for (const key of keys) for (const next of manifest[key]?.imports ?? []) keys.add(next);
	return [...keys].map((key) => `/${manifest[key]!.file}`).filter((path) => !there.includes(path));
}

async function filesIn(folder: string): Promise<string[]> {
	const found = await readdir(folder, { recursive: true });
	return found.map((name) => join(folder, name).slice(client.length));
}
