import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext } from '@playwright/test';
import { verifierOf } from '#lib/journal/keys.ts';
import { openSealed, signatureHolds, GENESIS } from '#lib/journal/event.ts';
import { signalBrowser } from '../harness/processes.ts';
import { serveHarness } from '../harness/serve.ts';
import type { Harness } from '../harness/store.ts';

const KILLS = Number(process.env['WUJI_KILLS'] ?? 20);

test(`nothing that was said to be saved is lost or doubled when the browser is killed, ${KILLS} times`, async ({}, info) => {
	test.setTimeout(KILLS * 15_000);
	const harness = await serveHarness();
	const profile = await mkdtemp(join(tmpdir(), 'wuji-killed-'));
	const { executablePath, args } = info.project.use.launchOptions!;
	const acked: string[] = [];
	try {
		for (let kill = 0; kill < KILLS; kill++) {
			const context = await chromium.launchPersistentContext(profile, { executablePath, args });
			const page = await context.newPage();
			await page.exposeBinding('saved', (_, id: string) => void acked.push(id));
			await page.goto(harness.address);
			await page.waitForFunction(() => 'harness' in window);
			await page.evaluate(() => (window as never as { harness: Harness }).harness.prepare());
			// The page saves as fast as it can and tells after each promise; the kill comes right after one of them.
			const wanted = acked.length + 1 + (kill % 20);
			void page
				.evaluate(async () => {
					const { harness, saved } = window as never as { harness: Harness; saved(id: string): Promise<void> };
					for (;;) await saved(await harness.intake());
				})
				.catch(() => undefined);
			await expect.poll(() => acked.length, { intervals: [1] }).toBeGreaterThanOrEqual(wanted);
			await killed(context, profile);
		}
		const context = await chromium.launchPersistentContext(profile, { executablePath, args });
		const page = await context.newPage();
		await page.goto(harness.address);
		await page.waitForFunction(() => 'harness' in window);
		const { containers, events, head, key } = await page.evaluate(() =>
			(window as never as { harness: Harness }).harness.contents()
		);
		await context.close();

		const kept = new Set(containers);
		expect(acked.filter((id) => !kept.has(id))).toEqual([]);
		expect(new Set(acked).size).toBe(acked.length);
		// At most one record per kill was durable before its promise could be told.
		expect(containers.length - acked.length).toBeLessThanOrEqual(KILLS);
		expect(events.map(({ subject }) => subject).sort()).toEqual([...containers].sort());
		const verify = (await verifierOf(key.alg, key.publicKey))!;
		let prev = GENESIS;
		for (const [index, sealed] of events.entries()) {
			const opened = await openSealed(sealed);
			if (!opened.ok) throw new Error(`event ${index + 1}: ${opened.refusal.kind}`);
			expect(opened.value.event.seq).toBe(index + 1);
			expect(opened.value.event.prev).toBe(prev);
			expect(await signatureHolds(opened.value, verify)).toBe(true);
			prev = sealed.hash;
		}
		expect(head).toMatchObject({ seq: events.length, hash: prev });
		console.log(`${KILLS} kills, ${acked.length} saved, 0 lost, 0 doubled`);
	} finally {
		await harness.stop();
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
});

/** Kills every process of the browser at once, as pulling the tablet's plug would. */
async function killed(context: BrowserContext, profile: string): Promise<void> {
	const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
	await signalBrowser(profile, 'SIGKILL');
	await closed;
}
