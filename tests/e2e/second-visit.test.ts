/** From the second visit on: the program is on the tablet, alone, in two tabs, beside another tablet, and with a newer version at the door. */
import type { BrowserContext, Page, Request } from '@playwright/test';
import { enterpriseCard } from '#lib/domain/codes/scanned.ts';
import type { EnterpriseId } from '#lib/domain/ids.ts';
import { clean, enrolAndSignIn, expect, showToCamera, signIn, test, watch } from './fixtures.ts';
import { beginIntake, enterprises, region, saveButton, voidContainer, weigh } from './intake-steps.ts';
import { frontOf } from './new-version.ts';
import { latestContainer, rowsOf } from './tablet-store.ts';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

test('with the line pulled every screen opens from the tablet alone', async ({ counter, tablet, bench, stack }) => {
	await counter.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	const { id } = await latestContainer(counter);
	await bench.line(false);
	const page = await tablet.context.newPage();
	await page.goto(stack.kiosk);
	await expect(heading(page, '谁在值班？')).toBeVisible();
	await signIn(page, stack);
	for (const [path, title] of [
		['', '现在要做'],
		['/intake', '收货'],
		['/stock', '库存'],
		['/stock?show=open', '库存'],
		['/sync', '上传状态'],
		['/devices', '设备'],
		['/enrol', '登记本机'],
		[`/containers/${id}`, /^容器/]
	] as const)
		await test.step(`kiosk${path}`, async () => {
			await page.goto(stack.kiosk + path);
			await expect(heading(page, title)).toBeVisible();
			await clean(page);
		});
	await test.step('whether the browser may clear it away is on the devices screen, as the browser says', async () => {
		await page.goto(`${stack.kiosk}/devices`);
		const promised = await page.evaluate(() => navigator.storage.persisted());
		const told = promised ? '浏览器已承诺不清除本机数据' : '浏览器可能会清除本机数据';
		await expect(page.getByRole('region', { name: '本机存储' })).toContainText(told);
		await expect(page.getByRole('region', { name: '本机存储' })).toContainText(/已用 \d+ MB，可用上限约 \d+ MB/);
	});
	await page.close();
});

test('a second tablet of the point begins with the snapshot, and with it what the first has taken in', async ({
	counter,
	browser,
	bench,
	stack
}) => {
	await beginIntake(counter);
	await weigh(counter, bench, 47_300);
	await saveButton(counter).click();
	await expect(counter.getByText('已保存', { exact: true })).toBeVisible();
	await expect(counter.getByRole('button', { name: '待上传 0' })).toBeVisible({ timeout: 60_000 });
	const first = await latestContainer(counter);

	const context = await browser.newContext({
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1280, height: 800 }
	});
	const faults = watch(context);
	const snapshots: string[] = [];
	context.on('request', (request) => request.url().includes('/api/sync/snapshot') && snapshots.push(request.url()));
	const page = await context.newPage();
	await enrolAndSignIn(page, stack, '收货台 2');
	await page.getByRole('link', { name: '库存', exact: true }).click();
	await expect(page.getByRole('link').filter({ hasText: first.code!.code!.slice(-11) })).toContainText('28.80 kg');
	await clean(page);
	expect(snapshots).toHaveLength(1);
	// All of it: what one tablet has in stock the other has too.
	const stock = async (of: Page) => (await rowsOf<{ id: string }>(of, 'tallies')).find(({ id }) => id === 'stock');
	expect(await stock(page)).toEqual(await stock(counter));

	await test.step('its camera, never opened before, reads a card with the line pulled', async () => {
		const [who] = await enterprises(page);
		await showToCamera(enterpriseCard(who!.id as EnterpriseId));
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await bench.line(false);
		await page.goto(`${stack.kiosk}/intake`);
		await page.getByRole('button', { name: '扫描企业卡' }).click();
		await expect(region(page, '谁').getByRole('button', { name: '更换' })).toBeVisible();
		await expect(region(page, '谁')).toContainText(who!.name);
		await expect(page.getByRole('radiogroup', { name: '常交的废物' })).toBeVisible();
	});
	expect(faults).toEqual([]);
	await context.close();
	await bench.line(true);
	await voidContainer(counter, stack.kiosk, first.id);
});

test('two tabs of one tablet: one carries, one weighs, and what both write is one whole chain', async ({
	counter,
	tablet,
	bench,
	stack
}) => {
	const pushes = overlapping(tablet.context);
	const second = await tablet.context.newPage();
	await second.goto(stack.kiosk);
	await signIn(second, stack);
	await bench.scale(25_000);
	const inBar = (page: Page) => page.getByRole('button', { name: /^秤/ });
	await expect(inBar(counter)).toContainText('25.00');
	await inBar(second).click();
	await expect(second.getByRole('alert')).toContainText('另一个页面正在使用秤：请关闭它。');
	await expect(inBar(second)).not.toContainText('25.00');
	await clean(second);
	await second.getByRole('link', { name: '回首页' }).click();
	const held = await counter.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name) ?? []);
	expect(held.filter((name) => name === 'wuji:scale')).toHaveLength(1);

	await test.step('both write at once, again and again', async () => {
		for (let round = 0; round < 3; round++) {
			await Promise.all([counter, second].map((page) => page.getByRole('button', { name: '退出登录' }).click()));
			await Promise.all([counter, second].map((page) => expect(heading(page, '谁在值班？')).toBeVisible()));
			await Promise.all([counter, second].map((page) => signIn(page, stack)));
		}
		for (const page of [counter, second])
			await expect(page.getByRole('button', { name: '待上传 0' })).toBeVisible({ timeout: 60_000 });
	});
	const events = await rowsOf<{ device: string; seq: number; hash: string; bytes: string }>(counter, 'events');
	for (const [index, { seq, bytes }] of events.entries()) {
		expect(seq).toBe(index + 1);
		if (index > 0) expect((JSON.parse(bytes) as { prev: string }).prev).toBe(events[index - 1]!.hash);
	}
	expect(await stack.eventsOf(events[0]!.device)).toHaveLength(events.length);
	expect((await stack.wuji('verify', '--db')).code).toBe(0);
	expect(pushes.most).toBe(1);

	await test.step('the first tab goes: the second takes the scale over', async () => {
		await counter.goto('about:blank');
		await expect(inBar(second)).toContainText('25.00');
		await second.close();
	});
});

/** How many pushes of this browser were ever under way at once. */
function overlapping(context: BrowserContext): { most: number } {
	const seen = { most: 0 };
	const under = new Set<Request>();
	context.on('request', (request) => {
		if (request.url().endsWith('/api/sync/push')) under.add(request);
		seen.most = Math.max(seen.most, under.size);
	});
	context.on('requestfinished', (request) => under.delete(request));
	context.on('requestfailed', (request) => under.delete(request));
	return seen;
}

test('a newer version waits through an intake, is offered at home, and comes when a person takes it', async ({
	browser,
	bench,
	stack
}) => {
	void bench;
	const front = await frontOf(stack.port);
	const context = await browser.newContext({
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1280, height: 800 }
	});
	const faults = watch(context);
	const page = await context.newPage();
	const { kiosk } = front;
	const { staff } = stack;
	await enrolAndSignIn(page, { kiosk, staff, enrolmentCode: () => stack.enrolmentCode() }, '收货台 3');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	front.bringOut();
	await page.goto(`${front.kiosk}/intake`);
	await expect(heading(page, '收货')).toBeVisible();
	const waits = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null);
	await expect.poll(waits).toBe(true);
	await page.evaluate(() => Object.assign(window, { sameLoad: true }));
	await expect(page.getByText('有新版本')).toBeHidden();
	await clean(page);
	await test.step('elsewhere it is told, at home it is offered', async () => {
		await page.getByRole('button', { name: /^秤/ }).click();
		await expect(page.getByText('做完手上的事，回首页更新。')).toBeVisible();
		await clean(page);
		await page.getByRole('link', { name: '回首页' }).click();
		await expect(page.getByText('现在没有收货，可以更新，大约 5 秒。')).toBeVisible();
		await clean(page);
	});
	expect([await waits(), await page.evaluate(() => 'sameLoad' in window)]).toEqual([true, true]);
	await page.getByRole('button', { name: '立即更新' }).click();
	await expect.poll(() => page.evaluate(() => 'sameLoad' in window).catch(() => true)).toBe(false);
	await expect(heading(page, '现在要做')).toBeVisible();
	await expect.poll(waits).toBe(false);
	await expect(page.getByText('有新版本')).toBeHidden();
	expect(faults).toEqual([]);
	await context.close();
	await front.close();
});
