/** The power of the tablet goes while it takes in: every intake that was said to be saved is there, and the chain is whole. */
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { GENESIS, openSealed, signatureHolds } from '#lib/journal/event.ts';
import { verifierOf } from '#lib/journal/keys.ts';
import config from '../../playwright.config.ts';
import { signalBrowser } from '../harness/processes.ts';
import type { Harness } from '../harness/store.ts';
import type { Cut } from './cut-server.ts';
import { Volume } from './volume.ts';

type InPage = { harness: Harness; saved(id: string): Promise<void> };

/**
 * @param address of the harness, the same before and after the cut
 * @param after cut when so many were said to be saved
 * @param what `relaxed` rows are the control: they must lose something
 */
export async function cutKiosk(address: string, after: number, what: 'intakes' | 'relaxed'): Promise<Cut> {
	const volume = await Volume.make();
	const profile = join(volume.mounted, 'profile');
	try {
		const saved: string[] = [];
		const page = await opened(profile, address);
		let enough = () => {};
		const reached = new Promise<void>((resolve) => (enough = resolve));
		await page.exposeBinding('saved', (_, id: string) => {
			saved.push(id);
			if (saved.length === after) enough();
		});
		await page.evaluate(() => (window as never as InPage).harness.prepare());
		const writing = page.evaluate(async (kind) => {
			const { harness, saved } = window as never as InPage;
			for (;;) {
				if (kind === 'relaxed') await harness.relaxed(1);
				await saved(kind === 'relaxed' ? '' : await harness.intake());
			}
		}, what);
		// It ends only by a fault; after the cut that is the cut itself.
		writing.catch(() => undefined);
		await Promise.race([reached, writing]);
		await signalBrowser(profile, 'SIGSTOP');
		const answered = [...saved];
		await volume.copy();
		const closed = new Promise((resolve) => page.context().once('close', resolve));
		await signalBrowser(profile, 'SIGKILL');
		await closed;
		await volume.restore();

		const again = await opened(profile, address);
		try {
			return what === 'relaxed' ? await rowsLeft(again, answered.length) : await intakesLeft(again, answered);
		} finally {
			await again.context().close();
		}
	} finally {
		await signalBrowser(profile, 'SIGKILL');
		await volume.remove();
	}
}

async function opened(profile: string, address: string): Promise<Page> {
	const context = await chromium.launchPersistentContext(profile, { ...config.use!.launchOptions });
	const page = await context.newPage();
	await page.goto(address);
	await page.waitForFunction(() => 'harness' in window);
	return page;
}

async function rowsLeft(page: Page, answered: number): Promise<Cut> {
	const left = await page.evaluate(() => (window as never as InPage).harness.rows());
	return { answered, lost: Math.max(0, answered - left), breaches: [] };
}

async function intakesLeft(page: Page, answered: readonly string[]): Promise<Cut> {
	const { containers, events, head, key } = await page.evaluate(() => (window as never as InPage).harness.contents());
	const kept = new Set(containers);
	const breaches: string[] = [];
	if (events.length !== containers.length) breaches.push(`${events.length} events, ${containers.length} containers`);
	const verify = (await verifierOf(key.alg, key.publicKey))!;
	let prev = GENESIS;
	for (const [index, sealed] of events.entries()) {
		const { seq, hash } = sealed;
		const event = await openSealed(sealed);
		const holds =
			event.ok && seq === index + 1 && event.value.event.prev === prev && (await signatureHolds(event.value, verify));
		if (!holds) breaches.push(`the chain breaks at ${index + 1}`);
		prev = hash;
	}
	if ((head as { hash?: string } | undefined)?.hash !== prev) breaches.push('the head is not the last event');
	return { answered: answered.length, lost: answered.filter((id) => !kept.has(id)).length, breaches };
}
