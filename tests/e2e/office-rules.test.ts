/** An officer reads what holds, by which clause, and what of it was never confirmed; and finds a waste as people call it. */
import type { Page } from '@playwright/test';
import { clean, expect, test } from './fixtures.ts';
import { fits, signInAt } from './office-steps.ts';
import { POINT } from './stack.ts';

/** No fault that axe finds and nothing beyond the edge, on a desk and on a phone. */
async function cleanOnBoth(page: Page): Promise<void> {
	for (const size of [
		{ width: 390, height: 844 },
		{ width: 1280, height: 800 }
	]) {
		await page.setViewportSize(size);
		await fits(page);
		await clean(page);
	}
}

const rule = (page: Page, sentence: string | RegExp) =>
	page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: sentence }) });

test('a manager sees in words which rules are not confirmed, and which held on an earlier day', async ({
	page,
	office,
	manager
}) => {
	await signInAt(page, `${office}/office/stock?point=${POINT}`, manager);
	await page.getByRole('link', { name: '规则' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '规则与依据' })).toBeVisible();
	const limit = rule(page, '试点服务对象的年产生总量');
	await expect(limit).toContainText('不超过 10 t');
	await expect(limit).toContainText('未核实');
	await expect(limit).toContainText('只读到摘录');
	await expect(limit).toContainText('2027-01-01 起：没有已知的规定');
	await expect(rule(page, '最后期限之前的提醒')).toContainText('本系统约定');
	await expect(rule(page, '经营单位的最长贮存时间')).toContainText('已核实');
	await expect(rule(page, '废物代码和危险特性按当时版本的名录')).toContainText('2025');
	await cleanOnBoth(page);

	const counted = /(\d+) 条未核实/.exec((await page.getByRole('status').innerText()).replaceAll('\n', ' '));
	await page.getByLabel('只看未核实的').check();
	await expect(page).toHaveURL(/only=unconfirmed/);
	await expect(rule(page, '经营单位的最长贮存时间')).toHaveCount(0);
	const rows = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
	await expect(rows.filter({ hasNotText: '尚未施行' })).toHaveCount(Number(counted![1]));
	await expect(rows.filter({ hasText: '未核实' })).toHaveCount(await rows.count());
	await clean(page);

	await page.getByLabel('只看未核实的').uncheck();
	await expect(page).not.toHaveURL(/only=/);
	await page.getByLabel('日期').fill('2024-06-30');
	await page.getByRole('button', { name: '显示' }).click();
	await expect(page).toHaveURL(/day=2024-06-30/);
	const edition = rule(page, '废物代码和危险特性按当时版本的名录');
	await expect(edition).toContainText('2025-01-01 起');
	await expect(edition).toContainText('2021');
	await page.getByRole('link', { name: '当日的国家危险废物名录：2021 年版' }).click();
	await expect(page.getByLabel('版本')).toHaveValue('2021');
	await expect(page.getByText('这一版自 2024-12-31 之后不再施行')).toBeVisible();
});

test('a waste is found by what people call it, with what is sure of it and what is not', async ({
	page,
	office,
	manager
}) => {
	await signInAt(page, `${office}/office/catalogue`, manager);
	await expect(page.getByText('全部 470 条，显示第 1–50 条')).toBeVisible();
	const search = page.getByRole('searchbox');
	await search.fill('fjy');
	await search.press('Enter');
	const oil = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^900-214-08/ }) });
	await expect(oil).toContainText('废机油');
	await expect(oil).toContainText('毒性，可能还有易燃性');
	const brakeFluid = oil.getByRole('listitem').filter({ hasText: '刹车油' });
	await expect(brakeFluid).toContainText('未核实');
	await oil.getByText('附注 1 · 询问 1').click();
	await expect(oil.getByText('“矿物油”和没有写明来源的油')).toBeVisible();
	await cleanOnBoth(page);

	await search.fill('电瓶');
	await search.press('Enter');
	const battery = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^900-052-31/ }) });
	await expect(battery).toContainText('反应性组别');
	await expect(battery.getByText(/豁免第 \d+ 项：运输/)).toBeAttached();

	await search.fill('没有这种东西');
	await search.press('Enter');
	await expect(page.getByText('没有找到“没有这种东西”')).toBeVisible();
	await page.getByRole('link', { name: '显示全部' }).click();
	await page.getByRole('link', { name: '下一页' }).click();
	await expect(page.getByText('全部 470 条，显示第 51–100 条')).toBeVisible();
	await cleanOnBoth(page);
});

test('what changed between the editions is shown, and what we judged of it is marked', async ({
	page,
	office,
	manager
}) => {
	await signInAt(page, `${office}/office/catalogue`, manager);
	await page.getByRole('link', { name: '2021 → 2025 差异' }).click();
	const rows = page.getByRole('list', { name: '2021 → 2025 差异' }).getByRole('listitem');
	await expect(rows).toHaveCount(67);
	await cleanOnBoth(page);
	await page.getByRole('link', { name: '删除 2' }).click();
	await expect(page).toHaveURL(/kind=removed/);
	await expect(rows).toHaveCount(2);
	const removed = rows.filter({ hasText: '336-100-21' });
	await expect(removed).toContainText('使用铬酸进行阳极氧化');
	await expect(removed).toContainText('没有这一条');
	await expect(removed).not.toContainText('未核实');
	await page.getByRole('link', { name: '含义变化 24' }).click();
	await expect(rows.filter({ hasText: '未核实' })).toHaveCount(24);
	await page.getByRole('button', { name: 'EN', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'National catalogue' })).toBeVisible();
	await expect(page.getByRole('listitem').filter({ hasText: 'not confirmed' }).first()).toBeVisible();
});

test('a day that is none is said to be wrong, and a point of others stays hidden', async ({ page, office, stack }) => {
	await signInAt(page, `${office}/office/rules?day=2026-02-30`, stack.accounts.regulator);
	await expect(page.getByLabel('日期')).toHaveAccessibleDescription('日期不对，已按今天显示。');
	await clean(page);
	for (const path of ['/office/rules?point=999999-99', '/office/catalogue?edition=1998'])
		expect((await page.request.get(office + path)).status()).toBe(404);
});
