/** Who may work on this tablet, and what becomes of one that may not work any more. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { openSealed, signatureHolds } from '#lib/journal/event.ts';
import { verifierOf, type Alg } from '#lib/journal/keys.ts';
import { clean, enrolAndSignIn, expect, signIn, test, typePin, watch } from './fixtures.ts';
import { beginIntake, saveButton, weigh } from './intake-steps.ts';
import { putRow, rowOf, rowsOf } from './tablet-store.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('three wrong PINs lock one person, through a reload and with the line down; the right one opens it when the time is over', async ({
	counter,
	bench
}) => {
	await counter.getByRole('button', { name: '退出登录' }).click();
	await expect(heading(counter, '谁在值班？')).toBeVisible();
	await test.step('who is signed out sees no screen but this', async () => {
		await counter.goto(counter.url().replace('/sign-in', '/stock'));
		await expect(heading(counter, '谁在值班？')).toBeVisible();
	});
	// Not the person of the other stories: a lock of theirs would stand in their way.
	const person = counter.getByRole('radio', { name: '林小满' });
	await person.click();
	for (const told of ['PIN 不对，还可试 2 次', 'PIN 不对，还可试 1 次', /错误次数过多，请 \d+ 秒 ?后再试/]) {
		await typePin(counter, '111111');
		await expect(counter.getByRole('alert')).toContainText(told);
	}
	await clean(counter);
	await expect(counter.getByRole('button', { name: '1', exact: true })).toBeDisabled();

	await bench.line(false);
	await counter.reload();
	await person.click();
	await typePin(counter, '246802');
	await expect(counter.getByRole('alert')).toContainText(/错误次数过多，请 \d+ 秒 ?后再试/);
	await expect(heading(counter, '谁在值班？')).toBeVisible();

	await test.step('prepared: the half minute is over, by the lock being set back in the store', async () => {
		const [lock] = await rowsOf<{ person: string; lockedAt: number }>(counter, 'lockouts');
		await putRow(counter, 'lockouts', { ...lock, lockedAt: lock!.lockedAt - 31_000 });
	});
	await counter.reload();
	await person.click();
	await typePin(counter, '246802');
	await expect(heading(counter, '现在要做')).toBeVisible();
	await expect(counter.getByRole('banner')).toContainText('林小满');
	expect(await rowsOf(counter, 'lockouts')).toEqual([]);
	await counter.getByRole('button', { name: '退出登录' }).click();
	await expect(heading(counter, '谁在值班？')).toBeVisible();
});

/** A tablet of its own, with what its errors may say. */
async function newTablet(
	browser: Browser,
	expected?: RegExp
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
	const context = await browser.newContext({
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1280, height: 800 }
	});
	const faults = watch(context, expected);
	return { context, page: await context.newPage(), faults };
}

test('a code works once, and without a line not at all; each is said in a sentence', async ({
	browser,
	stack,
	bench,
	tablet
}) => {
	void tablet;
	const { context, page, faults } = await newTablet(browser, /status of 422/);
	const code = await stack.enrolmentCode();
	const enrol = page.getByRole('button', { name: '登记' });
	await page.goto(`${stack.kiosk}/enrol?code=${code}`);
	await clean(page);
	await bench.line(false);
	await enrol.click();
	await expect(page.getByRole('alert')).toContainText('连不上服务器。登记需要联网，请检查网络后再试。');
	await clean(page);
	await bench.line(true);
	// The line failed, not the code: the same one works now.
	await enrol.click();
	await expect(heading(page, '谁在值班？')).toBeVisible();
	const other = await newTablet(browser, /status of 422/);
	await other.page.goto(`${stack.kiosk}/enrol?code=${code}`);
	await other.page.getByRole('button', { name: '登记' }).click();
	await expect(other.page.getByRole('alert')).toContainText('登记码不正确、已用过或已过期，请向管理员要一个新的。');
	await clean(other.page);
	expect([...faults, ...other.faults]).toEqual([]);
	await context.close();
	await other.context.close();
});

test('a tablet that the office revokes says so, takes nothing in any more, and gives out every record that was not sent', async ({
	browser,
	page: office,
	stack,
	bench,
	manager
}) => {
	const { context, page, faults } = await newTablet(browser, /status of 403/);
	await enrolAndSignIn(page, stack, '要停用的平板');
	await expect(page.getByRole('button', { name: '待上传 0' })).toBeVisible();
	await beginIntake(page);
	await weigh(page, bench, 39_000);
	await bench.line(false);
	await saveButton(page).click();
	await expect(page.getByText('请扫描标签确认')).toBeVisible({ timeout: 30_000 });
	await test.step('the office revokes it', async () => {
		await office.goto(`${stack.office}/office/devices`);
		await office.getByLabel('邮箱').fill(manager.email);
		await office.getByLabel('密码').fill(manager.password);
		await office.getByRole('button', { name: '登录' }).click();
		await office.getByRole('button', { name: '停用 要停用的平板' }).click();
		await office.getByLabel('原因').fill('平板丢失');
		await office.getByRole('dialog').getByRole('button', { name: '停用这台平板' }).click();
		await expect(office.getByRole('row').filter({ hasText: '要停用的平板' })).toContainText('已停用');
	});
	await bench.line(true);
	await page.getByRole('button', { name: /待上传 2/ }).click();
	await page.getByRole('button', { name: '立即尝试' }).click();
	await expect(page.getByRole('alert')).toContainText('管理员停用了本机，不能再收货。');
	await expect(page.getByRole('button', { name: '本机已停用' })).toBeVisible();
	await clean(page);
	await test.step('the records are carried out in a file that proves itself', () => exported(page, 2));
	await test.step('after a restart it can still be looked at, and still gives them out', async () => {
		await page.close();
		const again = await context.newPage();
		await again.goto(stack.kiosk);
		await signIn(again, stack);
		await expect(again.getByRole('alert')).toContainText('管理员停用了本机');
		await clean(again);
		await again.getByRole('link', { name: '收货', exact: true }).click();
		// Who and what were kept.
		await weigh(again, bench, 38_000);
		await saveButton(again).click();
		await expect(again.getByRole('alert').filter({ hasText: '没有保存' })).toContainText('不能再写入记录');
		await clean(again);
		await again.getByRole('link', { name: '查看详情' }).first().click();
		await exported(again, 2);
	});
	expect(faults).toEqual([]);
	await context.close();
});

/** Takes the file of unsent records and checks each by the tablet's own key. */
async function exported(page: Page, events: number): Promise<void> {
	const self = await rowOf<{ identity: { device: string; alg: Alg; publicKey: string } }>(page, 'identity', 'self');
	const { device, alg, publicKey } = self!.identity;
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: '导出未上传记录' }).click();
	const file = await coming;
	expect(file.suggestedFilename()).toBe(`wuji-unsent-${device}.jsonl`);
	const [header, ...lines] = (await readFile(await file.path(), 'utf8')).trim().split('\n');
	expect(JSON.parse(header!)).toMatchObject({ format: 'wuji-unsent', version: 1, device });
	expect(lines).toHaveLength(events);
	const verify = (await verifierOf(alg, publicKey))!;
	for (const line of lines) {
		const opened = await openSealed(JSON.parse(line) as Parameters<typeof openSealed>[0]);
		if (!opened.ok) throw new Error(`an exported record does not open: ${opened.refusal.kind}`);
		expect(opened.value.event.device).toBe(device);
		expect(await signatureHolds(opened.value, verify)).toBe(true);
	}
}
