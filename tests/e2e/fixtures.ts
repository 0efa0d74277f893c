/**
 * What every story starts from: the running stack, an office, a kiosk that is enrolled, the bench in reach.
 *
 * A console error or a request to a foreign host fails the story, whatever it was about.
 */
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type ConsoleMessage, type Page } from '@playwright/test';
import { makeFilm } from '../twins/film.ts';
import { FILM } from './film-file.ts';
import { Stack, type Account } from './stack.ts';
import { dropRow } from './tablet-store.ts';

export { expect };

/** The bench of twins, as its own page would drive it. */
export class Bench {
	readonly #address: string;
	constructor(address: string) {
		this.#address = address;
	}

	async #post(path: string, body: unknown): Promise<void> {
		const response = await fetch(this.#address + path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
	}

	/** Puts this many grams on the scale; 0 empties it. Set down with care it takes three seconds, dropped it lies at once. */
	scale = (grams: number, how: 'dropped' | 'set down' = 'dropped') =>
		this.#post('/scale', { grams, dropped: how === 'dropped' });
	fault = (fault: string | null) => this.#post('/scale', { fault });
	paper = (paper: boolean) => this.#post('/printer', { paper });
	/** Pulls or plugs the kiosk's line, at TCP level. */
	line = (plugged: boolean) => this.#post('/line', { plugged });
	/** Scans a text with the serial scanner. */
	scan = (text: string) => this.#post('/scan', { text });

	/** The texts in the QR codes of the labels printed so far. */
	async labels(): Promise<string[]> {
		const labels = (await (await fetch(`${this.#address}/printer/labels`)).json()) as { text: string | null }[];
		return labels.map(({ text }) => text ?? '');
	}

	async reset(): Promise<void> {
		await this.line(true);
		await this.paper(true);
		await this.fault(null);
		await this.scale(0);
	}
}

/** Errors the browser itself prints about a line that was pulled; anything a program says is not among them. */
const lineIsDown =
	/^Failed to load resource: net::ERR_|^Failed to load resource: the server responded with a status of (409|503)/;

/** A photo that the server never heard of is asked for first, and the answer is a 404. */
const asksForPhoto = (message: ConsoleMessage): boolean =>
	message.text().includes('a status of 404') && message.location().url.includes('/api/sync/photo/');

/** Collects what must not happen on a page of a story. `expected`: what its errors may say besides. */
export function watch(context: BrowserContext, expected?: RegExp): string[] {
	const faults: string[] = [];
	const hear = (page: Page) => {
		page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
		page.on('console', (message) => {
			const text = message.text();
			if (message.type() !== 'error' || lineIsDown.test(text) || expected?.test(text) || asksForPhoto(message)) return;
			faults.push(`console: ${text}`);
		});
	};
	context.pages().forEach(hear);
	context.on('page', hear);
	context.on('request', (request) => {
		const { hostname, protocol } = new URL(request.url());
		if (protocol.startsWith('http') && hostname !== 'localhost') faults.push(`foreign request: ${request.url()}`);
	});
	return faults;
}

export const clean = async (page: Page): Promise<void> => {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
		.analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
};

/** Shows these codes to the camera, one after the other, from the next time it is opened. */
export const showToCamera = (...texts: string[]) =>
	makeFilm(
		texts.map((text) => ({ text, kind: 'qr' as const })),
		FILM
	);

/** Enrols this page's browser and signs the first person in. */
export async function enrolAndSignIn(
	page: Page,
	stack: Pick<Stack, 'kiosk' | 'staff' | 'enrolmentCode'>,
	name = '收货台 1'
): Promise<void> {
	await page.goto(`${stack.kiosk}/enrol?code=${await stack.enrolmentCode()}`);
	await page.getByLabel('本机名称').fill(name);
	await page.getByRole('button', { name: '登记' }).click();
	await signIn(page, stack);
}

export async function signIn(page: Page, { staff }: Pick<Stack, 'staff'>): Promise<void> {
	await page.getByRole('radiogroup', { name: '人员' }).getByRole('radio', { name: staff.name }).click();
	await typePin(page, staff.pin);
	await expect(page.getByRole('heading', { name: '现在要做' })).toBeVisible();
}

/** One enrolled tablet that many stories use, one after the other: a point has 24 serial lanes, and each enrolment takes one. */
export type Tablet = { context: BrowserContext; page: Page; faults: string[] };

/** As fast as a person: faster is taken for a scanner. */
export async function typePin(page: Page, pin: string): Promise<void> {
	await page.keyboard.type(pin, { delay: 90 });
	await page.keyboard.press('Enter');
}

/** Opens the kiosk afresh, and signs in if nobody is. */
export async function openHome(page: Page, stack: Stack): Promise<void> {
	await page.goto(stack.kiosk);
	const heading = page.getByRole('heading', { level: 1 });
	await expect(heading).toBeVisible();
	if ((await heading.textContent()) === '谁在值班？') await signIn(page, stack);
}

type Fixtures = { bench: Bench; office: string; manager: Account; kiosk: Page; counter: Page };

export const test = base.extend<Fixtures, { stack: Stack; tablet: Tablet }>({
	stack: [
		async ({}, use) => {
			const stack = await Stack.start();
			await use(stack);
			await stack.stop();
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	context: async ({ context }, use) => {
		const faults = watch(context);
		await use(context);
		expect(faults).toEqual([]);
	},
	bench: async ({ stack }, use) => {
		const bench = new Bench(stack.bench);
		await bench.reset();
		await use(bench);
		await bench.reset();
	},
	office: async ({ stack }, use) => use(stack.office),
	manager: async ({ stack }, use) => use(stack.accounts.manager),
	tablet: [
		async ({ browser, stack }, use, { project }) => {
			const { locale, timezoneId, viewport } = project.use;
			const context = await browser.newContext({ locale, timezoneId, viewport, hasTouch: true });
			const faults = watch(context);
			const page = await context.newPage();
			await enrolAndSignIn(page, stack);
			await use({ context, page, faults });
			await context.close();
		},
		{ scope: 'worker', timeout: 60_000 }
	],
	/** The page of the shared tablet, opened afresh: signed in, nothing begun, the scale empty. */
	counter: async ({ tablet: { page, faults }, stack, bench }, use) => {
		void bench;
		faults.length = 0;
		await openHome(page, stack);
		await dropRow(page, 'drafts', 'intake');
		await use(page);
		expect(faults).toEqual([]);
	},
	/** A kiosk of the first point, enrolled, with a person signed in and an empty scale. */
	kiosk: async ({ page, stack, bench }, use) => {
		void bench;
		await enrolAndSignIn(page, stack);
		await use(page);
	}
});
