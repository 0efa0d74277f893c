/** What every story of the office does: sign in where one wants to be, and see that the page fits the screen. */
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import type { Account } from './stack.ts';

/** Signs in on the way to a page, in Chinese. */
export async function signInAt(page: Page, path: string, { email, password }: Account): Promise<void> {
	await page.goto(path);
	await page.getByLabel('邮箱').fill(email);
	await page.getByLabel('密码').fill(password);
	await page.getByRole('button', { name: '登录' }).click();
	await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible();
}

export const fits = async (page: Page): Promise<void> => {
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
};
