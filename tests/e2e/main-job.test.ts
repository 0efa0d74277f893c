import { readScan, slotCard, enterpriseCard } from '#lib/domain/codes/scanned.ts';
import type { Locator } from '@playwright/test';
import { POINT, Stack } from './stack.ts';
import { Bench, clean, enrolAndSignIn, expect, showToCamera, signIn, test } from './fixtures.ts';

/** This story tells of a person who has just typed `npm start`: nobody else has used that stack. */
const fresh = test.extend<{ own: Stack }>({
	own: async ({}, use) => {
		const stack = await Stack.start();
		await use(stack);
		await stack.stop();
	}
});

fresh(
	'a drum is weighed, coded and stored with the line down, and reaches the server when it is back',
	async ({ page: office, context, own: stack }) => {
		test.setTimeout(240_000);
		const bench = new Bench(stack.bench);
		const { manager } = stack.accounts;
		let kiosk = await context.newPage();

		await test.step('the office makes a code and the tablet is enrolled with it', async () => {
			await office.goto(`${stack.office}/office/devices`);
			await office.getByLabel('邮箱').fill(manager.email);
			await office.getByLabel('密码').fill(manager.password);
			await office.getByRole('button', { name: '登录' }).click();
			await expect(office.getByRole('heading', { level: 1 })).toBeVisible();
			await enrolAndSignIn(kiosk, stack);
		});

		const enterprises =
			await test.step('the first container is taken in with a card and a label shown to the camera', async () => {
				const cards = await firstEnterprises(kiosk);
				await kiosk.keyboard.press('Enter');
				await expect(kiosk.getByRole('heading', { name: '收货' })).toBeVisible();
				await showToCamera(enterpriseCard(cards[0]!.id as never));
				await kiosk.getByRole('button', { name: '扫描企业卡' }).click();
				await expect(kiosk.getByRole('region', { name: '谁' })).toContainText(cards[0]!.name);
				await kiosk.getByRole('radiogroup', { name: '常交的废物' }).getByRole('radio').first().click();
				await bench.scale(132_450);
				await expect(kiosk.getByRole('button', { name: '打印并入库' })).toBeVisible();
				await kiosk.keyboard.press('Enter');
				await expect(kiosk.getByText('已保存', { exact: true })).toBeVisible();
				await expect(kiosk.getByText('请扫描标签确认')).toBeVisible({ timeout: 30_000 });
				const label = (await bench.labels()).at(-1)!;
				expect(readScan(label).kind).toBe('container');
				await showToCamera(label);
				await kiosk.getByRole('button', { name: '打开摄像头扫标签' }).click();
				await expect(kiosk.getByText(/请放到 .* 并扫描货位/)).toBeVisible();
				await showToCamera(slotCard(POINT, (await suggestedSlot(kiosk)) as never));
				await kiosk.getByRole('button', { name: '扫描货位' }).click();
				await expect(kiosk.getByText('五即完成')).toBeVisible();
				return cards;
			});

		await test.step('the line is pulled, and the second container is saved all the same', async () => {
			await bench.line(false);
			await bench.scale(0);
			await kiosk.getByRole('button', { name: '下一桶' }).click();
			await expect(kiosk.getByRole('region', { name: '谁' })).toContainText(enterprises[0]!.name);
			await expect(kiosk.getByText('请把容器放到秤台上。')).toBeVisible();
			await bench.scale(60_050);
			await expect(kiosk.getByRole('button', { name: '打印并入库' })).toBeVisible();
			await kiosk.keyboard.press('Enter');
			await expect(kiosk.getByText('已保存', { exact: true })).toBeVisible();
		});

		await test.step('the page is killed between saved and printed, and opens again with no network', async () => {
			const printed = (await bench.labels()).length;
			await kiosk.close({ runBeforeUnload: false });
			kiosk = await context.newPage();
			await kiosk.goto(stack.kiosk);
			await signIn(kiosk, stack);
			const unfinished = kiosk.getByRole('region', { name: /未完成/ }).getByRole('link', { name: /41\.55.*未打印/ });
			await expect(unfinished).toHaveCount(1);
			await unfinished.click();
			await expect(kiosk.getByText('请扫描标签确认')).toBeVisible({ timeout: 30_000 });
			expect((await bench.labels()).length).toBe(printed + 1);
			await bench.scan((await bench.labels()).at(-1)!);
			await expect(kiosk.getByText(/请放到 .* 并扫描货位/)).toBeVisible();
			await bench.scan(slotCard(POINT, (await suggestedSlot(kiosk)) as never));
			await expect(kiosk.getByText('五即完成')).toBeVisible();
			await expect(kiosk.getByRole('button', { name: /待上传 [1-9]/ })).toBeVisible();
			await clean(kiosk);
		});

		await test.step('the line is back: both are in the office, signed and in order', async () => {
			await bench.line(true);
			await expect(kiosk.getByRole('button', { name: '待上传 0' })).toBeVisible({ timeout: 90_000 });
			await kiosk.getByRole('button', { name: '待上传 0' }).click();
			await expect(kiosk.getByText('已核验', { exact: true })).toHaveCount(2);
			await office.goto(`${stack.office}/office/journal?point=${POINT}&type=container.received`);
			const second = office.getByRole('row').filter({ hasText: '41.550 kg' }).first();
			const first = office.getByRole('row').filter({ hasText: '113.950 kg' }).first();
			for (const row of [first, second]) await expect(row).toContainText('签名有效');
			const position = async (row: Locator) =>
				Number(/\d+/.exec((await row.getByRole('cell').first().textContent()) ?? '')?.[0]);
			expect(await position(second)).toBeGreaterThan(await position(first));
			await clean(office);
			const { code, out } = await stack.wuji('verify', '--db');
			expect(out).not.toMatch(/bad/i);
			expect(code).toBe(0);
			expect((await stack.wuji('check')).code).toBe(0);
		});
	}
);

/** The enterprises of the point as this kiosk lists them: name and id, from its own store. */
function firstEnterprises(page: import('@playwright/test').Page): Promise<{ id: string; name: string }[]> {
	return page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('wuji');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const all = opening.result.transaction('enterprises').objectStore('enterprises').getAll();
					all.onsuccess = () => {
						opening.result.close();
						resolve(all.result as { id: string; name: string }[]);
					};
				};
			})
	);
}

async function suggestedSlot(page: import('@playwright/test').Page): Promise<string> {
	const text = await page.getByText(/请放到 .* 并扫描货位/).textContent();
	return /请放到 (\S+)/.exec(text ?? '')![1]!;
}
