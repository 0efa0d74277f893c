import type { Page } from '@playwright/test';
import { clean, expect, test } from './fixtures.ts';
import { POINT, type Account } from './stack.ts';

async function signInAt(page: Page, path: string, { email, password }: Account): Promise<void> {
	await page.goto(path);
	await page.getByLabel('邮箱').fill(email);
	await page.getByLabel('密码').fill(password);
	await page.getByRole('button', { name: '登录' }).click();
	await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible();
}

/** Makes a device of a one-time code as a tablet does, with a key of its own. */
async function enrolTablet(office: string, code: string, name: string): Promise<void> {
	const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
		'sign',
		'verify'
	]);
	const spki = Buffer.from(await crypto.subtle.exportKey('spki', publicKey)).toString('base64url');
	const answer = await fetch(`${office}/api/enrol`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ code, name, alg: 'ES256', publicKey: spki })
	});
	expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"token"')]);
}

const fits = async (page: Page): Promise<void> => {
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
};

test('the start page leads to the kiosk and to the office', async ({ page, office }) => {
	await page.goto(office);
	await clean(page);
	await expect(page.getByRole('link', { name: '去收货台' })).toHaveAttribute('href', '/kiosk');
	await page.getByRole('link', { name: '去办公室' }).click();
	await expect(page.getByRole('heading', { name: '办公室登录' })).toBeVisible();
});

test('whoever is not signed in is asked to, told what is wrong, and brought to the page they asked for', async ({
	page,
	office,
	manager
}) => {
	const asked = `/office/journal?point=${POINT}&type=container.received`;
	await page.goto(office + asked);
	await page.getByRole('button', { name: '登录' }).click();
	await expect(page.getByLabel('邮箱')).toHaveAccessibleDescription('请输入邮箱。');
	await page.getByLabel('邮箱').fill(manager.email);
	await page.getByLabel('密码').fill('not-the-password');
	await page.getByRole('button', { name: '登录' }).click();
	await expect(page.getByRole('alert')).toContainText('邮箱或密码不对');
	await expect(page.getByLabel('邮箱')).toHaveValue(manager.email);
	await clean(page);
	await page.getByLabel('密码').fill(manager.password);
	await page.getByRole('button', { name: '登录' }).click();
	await expect(page).toHaveURL(office + asked);
	await page.getByRole('button', { name: '退出登录' }).click();
	await expect(page.getByText('已退出登录。')).toBeVisible();
	await page.goto(office + asked);
	await expect(page.getByRole('heading', { name: '办公室登录' })).toBeVisible();
});

test('every number opens its containers, and every container its signed events', async ({ page, office, manager }) => {
	await signInAt(page, `${office}/office/stock?point=${POINT}`, manager);
	await clean(page);
	const row = page.getByRole('table').getByRole('row').nth(1);
	const count = Number(await row.getByRole('cell').nth(2).locator('.value').innerText());
	const code = await row.getByRole('link').innerText();
	await row.getByRole('link').click();
	await expect(page).toHaveURL(new RegExp(`/office/stock/${POINT}\\?waste=${code}`));
	await expect(page.getByText(`显示 ${Math.min(count, 100)} 个，共 ${count} 个`)).toBeVisible();
	await clean(page);
	await page.getByRole('table').getByRole('row').nth(1).getByRole('link').click();
	const history = page.getByRole('table', { name: '全部事件，从早到晚' });
	await expect(history.getByRole('row').nth(1)).toContainText('收货');
	await expect(history.getByRole('row').nth(1)).toContainText('签名有效');
	await clean(page);
});

test('a tablet is enrolled and revoked, and the journal shows both as they arrive', async ({
	page,
	context,
	office,
	manager
}) => {
	await signInAt(page, `${office}/office/journal?point=${POINT}`, manager);
	await expect(page.getByText('实时更新')).toBeVisible();
	await clean(page);
	const journal = page.getByRole('table').getByRole('row');

	const devices = await context.newPage();
	await devices.goto(`${office}/office/devices?point=${POINT}`);
	await devices.getByRole('button', { name: '登记平板' }).click();
	const dialog = devices.getByRole('dialog');
	await dialog.getByRole('button', { name: '生成代码' }).click();
	await expect(dialog.getByLabel('平板名称')).toHaveAccessibleDescription(/请输入平板名称/);
	await dialog.getByLabel('平板名称').fill('A 门 1 号');
	await dialog.getByRole('button', { name: '生成代码' }).click();
	await expect(dialog.getByRole('img', { name: '登记网址的二维码' })).toBeVisible();
	await expect(dialog.getByRole('timer')).toContainText('分');
	const code = await dialog.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
	await clean(devices);
	await devices.keyboard.press('Escape');
	await expect(dialog).toBeHidden();

	await enrolTablet(office, code, 'A 门 1 号');
	await expect(journal.nth(1)).toContainText('登记设备');
	await expect(journal.nth(1)).toContainText('新');
	await expect(journal.nth(1)).toContainText('签名有效');
	await expect(page.getByRole('status').filter({ hasText: '新到 1 条' })).toHaveCount(1);

	await expect(devices.getByRole('cell', { name: 'A 门 1 号', exact: true })).toBeVisible();
	await devices.getByRole('button', { name: '停用 A 门 1 号' }).click();
	await devices.getByRole('dialog').getByRole('button', { name: '停用这台平板' }).click();
	await expect(devices.getByLabel('原因')).toHaveAccessibleDescription(/请写明原因/);
	await devices.getByLabel('原因').fill('平板丢失');
	await devices.getByRole('dialog').getByRole('button', { name: '停用这台平板' }).click();
	await expect(devices.getByRole('row').filter({ hasText: 'A 门 1 号' })).toContainText('已停用');
	await clean(devices);

	await expect(journal.nth(1)).toContainText('平板丢失');
	await page.getByRole('button', { name: '标为已看' }).click();
	await expect(page.getByRole('button', { name: '标为已看' })).toBeHidden();
});

test('a filter stands in the address, and the address alone brings it back', async ({ page, office, manager }) => {
	await signInAt(page, `${office}/office/journal`, manager);
	await page.getByLabel('事件类型').selectOption({ label: '收货' });
	await expect(page).toHaveURL(/type=container\.received/);
	const shared = page.url();
	await page.goto(`${office}/office/stock`);
	await page.goto(shared);
	await expect(page.getByLabel('事件类型')).toHaveValue('container.received');
	const kinds = await page.getByRole('table').getByRole('row').getByRole('link').allInnerTexts();
	expect(new Set(kinds)).toEqual(new Set(['收货']));
	await page.getByRole('link', { name: '更早的事件' }).click();
	await expect(page).toHaveURL(/before=\d+/);
	await expect(page.getByRole('link', { name: '回到最新' })).toBeVisible();
});

test('a change of language is seen at once, and nothing that was typed is lost', async ({ page, office, manager }) => {
	await signInAt(page, `${office}/office/devices`, manager);
	await page.getByRole('button', { name: 'EN', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Devices' })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await page.reload();
	await expect(page.getByRole('heading', { level: 1, name: 'Devices' })).toBeVisible();
	await page.goto(`${office}/sign-in?to=/office/stock`);
	await expect(page.getByRole('heading', { level: 1, name: 'Stock' })).toBeVisible();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.getByLabel('E-mail').fill('someone@demo.example');
	await page.getByRole('button', { name: '中文' }).click();
	await expect(page.getByLabel('邮箱')).toHaveValue('someone@demo.example');
});

test('a regulator reads everything and may change nothing, whatever the screen shows', async ({
	page,
	office,
	stack
}) => {
	await signInAt(page, `${office}/office/devices`, stack.accounts.regulator);
	await expect(page.getByRole('button', { name: '登记平板' })).toHaveCount(0);
	const answer = await page.request.post(`${office}/office/devices?/enrol`, {
		headers: { origin: office, accept: 'application/json', 'x-sveltekit-action': 'true' },
		form: { point: POINT, name: 'x' }
	});
	expect(await answer.json()).toMatchObject({ type: 'failure', status: 403 });
	await page.goto(`${office}/office/journal`);
	await expect(page.getByText('签名有效').first()).toBeVisible();
});

test('on a phone every office screen fits its width', async ({ page, office, manager }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await signInAt(page, `${office}/office/stock?point=${POINT}`, manager);
	for (const path of [
		`/office/stock?point=${POINT}`,
		`/office/stock/${POINT}`,
		`/office/journal?point=${POINT}`,
		'/office/devices'
	]) {
		await page.goto(office + path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await fits(page);
		await clean(page);
	}
	await page.goto(`${office}/office/stock/${POINT}`);
	await page.getByRole('table').getByRole('link').first().click();
	await expect(page.getByRole('heading', { level: 1, name: /^容器/ })).toBeVisible();
	await fits(page);
	await clean(page);
});

for (const theme of ['light', 'dark'] as const)
	test(`every component of the gallery is clean in the ${theme} theme`, async ({ page, office }) => {
		for (const query of ['', '&only=dialog']) {
			await page.goto(`${office}/gallery?theme=${theme}${query}`);
			await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
			await clean(page);
		}
	});
