/**
 * A tablet whose disk is full: photos stop first, intake goes on, then it stops and says so; nothing that was saved is lost.
 *
 * The browser is given a small quota before the tablet is enrolled, and a ballast fills it to the last kilobyte: what
 * fails then is a real write of a real store.
 */
import type { Page } from '@playwright/test';
import { clean, enrolAndSignIn, expect, openHome, showToCamera, test, typePin, watch } from './fixtures.ts';
import { beginIntake, saveAndPrint, saveButton, verifyAndStore, weigh } from './intake-steps.ts';
import { latestContainer, rowsOf } from './tablet-store.ts';

/** Enough for the program, the reserve of 20 MB, and a little more. */
const QUOTA = 40_000_000;

test('when the disk is full photos stop first, intake goes on, then nothing is saved and everybody is told', async ({
	browser,
	stack,
	bench
}) => {
	test.skip(
		true,
		'Chromium counts what was deleted in IndexedDB until it compacts, and caches the space it believes left: the same steps pass and fail by chance. Space given up is held by storage/record.test.ts and photos.test.ts until the disk can be filled here reliably.'
	);
	test.setTimeout(180_000);
	const context = await browser.newContext({
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1280, height: 800 }
	});
	const faults = watch(context);
	const page = await context.newPage();
	const browserSide = await context.newCDPSession(page);
	await browserSide.send('Storage.overrideQuotaForOrigin', { origin: new URL(stack.kiosk).origin, quotaSize: QUOTA });
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
	await test.step('intake goes on: it takes the reserve', async () => {
		const label = await saveAndPrint(page, bench);
		await verifyAndStore(page, bench, label);
		const saved = await latestContainer(page);
		expect([saved.code?.code, saved.place === null]).toEqual([label, false]);
	});
	const containers = (await rowsOf(page, 'containers')).length;
	await test.step('the reserve is gone too: nothing is saved, and the screen says so and what to do', async () => {
		await page.getByRole('button', { name: '下一桶' }).click();
		await weigh(page, bench, 34_000);
		expect(await fill(page)).toBeGreaterThan(0);
		await saveButton(page).click();
		await expect(page.getByRole('alert').filter({ hasText: '本机存储已满，没有保存。' }).first()).toBeVisible();
		await expect(page.getByText('已保存', { exact: true })).toBeHidden();
		await clean(page);
		expect(await rowsOf(page, 'containers')).toHaveLength(containers);
		await page.getByRole('button', { name: '秤' }).first().click();
		await expect(page.getByRole('heading', { level: 1, name: '设备' })).toBeVisible();
		await expect(page.getByRole('region', { name: '本机存储' }).getByRole('alert')).toContainText('本机存储已满');
		await clean(page);
	});
	await test.step('after a restart, full again: whoever signs in is told, and nobody waits for ever', async () => {
		await page.goto(stack.kiosk);
		await page.getByRole('button', { name: '退出登录' }).click();
		await page.getByRole('radio', { name: stack.staff.name }).click();
		await fill(page);
		await typePin(page, stack.staff.pin);
		await expect(page.getByRole('alert').filter({ hasText: '本机存储已满' }).first()).toBeVisible();
		await clean(page);
	});
	await test.step('space again: the next drum is saved as if nothing had been', async () => {
		await empty(page);
		await openHome(page, stack);
		await page.getByRole('link', { name: '收货', exact: true }).click();
		await weigh(page, bench, 35_000);
		await verifyAndStore(page, bench, await saveAndPrint(page, bench));
		await bench.line(true);
		await expect(page.getByText('本机存储已满')).toBeHidden();
		expect(await rowsOf(page, 'containers')).toHaveLength(containers + 1);
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

const empty = (page: Page): Promise<void> =>
	page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const gone = indexedDB.deleteDatabase('ballast');
				gone.onsuccess = () => resolve();
				gone.onerror = () => reject(gone.error);
			})
	);
