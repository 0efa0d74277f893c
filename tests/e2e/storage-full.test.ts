/**
 * A tablet whose disk is full: photos stop first, and intake goes on.
 *
 * The browser is given a small quota before the tablet is enrolled, and a ballast fills it to the last kilobyte: what
 * fails then is a real write of a real store.
 */
import type { Page } from '@playwright/test';
import { clean, enrolAndSignIn, expect, showToCamera, test, watch } from './fixtures.ts';
import { beginIntake, saveAndPrint, verifyAndStore, weigh } from './intake-steps.ts';

/** Enough for the program, the reserve of 20 MB, and a little more. */
const QUOTA = 40_000_000;

test('when the disk is full a photo is refused and told why, and intake goes on', async ({ browser, stack, bench }) => {
	test.setTimeout(180_000);
	const context = await browser.newContext({
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1280, height: 800 }
	});
	const faults = watch(context);
	const page = await context.newPage();
	const browserSide = await context.newCDPSession(page);
	const { origin } = new URL(stack.kiosk);
	await browserSide.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: QUOTA });
	await enrolAndSignIn(page, stack, '满了的平板');
	await expect(page.getByRole('button', { name: '待上传 0' })).toBeVisible();

	await beginIntake(page);
	await weigh(page, bench, 33_000);
	// With a line the tablet takes its reserve back as soon as there is room for it.
	await bench.line(false);
	await test.step('full: the photo is refused, and why', async () => {
		expect(await fill(page)).toBeGreaterThan(0);
		await showToCamera('PHOTO');
		await page.getByRole('button', { name: '拍照（0）' }).click();
		await page.getByRole('dialog').getByRole('button', { name: '拍照' }).click();
		await expect(page.getByText('照片没有保存：存储空间不足')).toBeVisible();
		await expect(page.getByText('收货可以继续；联网上传后会腾出空间。')).toBeVisible();
		await clean(page);
	});
	// That intake takes the reserve, and then stops and says so, is held by storage/record.test.ts: Chromium counts what was
	// deleted in IndexedDB until it compacts, so that a full disk cannot be made here the same way twice.
	await test.step('space again: the drum on the scale is saved as if nothing had been', async () => {
		await browserSide.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 10 * QUOTA });
		await verifyAndStore(page, bench, await saveAndPrint(page, bench));
		await bench.line(true);
		await expect(page.getByRole('button', { name: '待上传 0' })).toBeVisible({ timeout: 60_000 });
	});
	expect((await stack.wuji('check')).code).toBe(0);
	expect(faults).toEqual([]);
	await context.close();
});

/** Fills what is left of the quota, down to a kilobyte. Gives the bytes that went in. */
function fill(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const base = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('ballast');
			opening.onupgradeneeded = () => opening.result.createObjectStore('load', { autoIncrement: true });
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		});
		const put = (size: number) =>
			new Promise<boolean>((resolve) => {
				const bytes = new Uint8Array(size);
				for (let at = 0; at < size; at += 65_536)
					crypto.getRandomValues(bytes.subarray(at, Math.min(size, at + 65_536)));
				const transaction = base.transaction('load', 'readwrite', { durability: 'strict' });
				transaction.objectStore('load').put(bytes);
				transaction.oncomplete = () => resolve(true);
				transaction.onabort = () => resolve(false);
			});
		let held = 0;
		for (let size = 4_194_304; size >= 1024;) {
			if (await put(size)) held += size;
			else size /= 4;
		}
		base.close();
		return held;
	});
}
