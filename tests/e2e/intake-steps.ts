/** The steps of an intake as staff do them, for the stories that are about something else than the way there. */
import { expect, type Locator, type Page } from '@playwright/test';
import { slotCard } from '#lib/domain/codes/scanned.ts';
import type { SlotName } from '#lib/domain/ids.ts';
import type { Bench } from './fixtures.ts';
import { POINT } from './stack.ts';
import { rowsOf } from './tablet-store.ts';

export type Listed = { id: string; name: string; agreementUntil: string | null };

export const saveButton = (page: Page): Locator => page.getByRole('button', { name: '打印并入库' });
export const region = (page: Page, name: '谁' | '什么' | '称重' | '标签与货位'): Locator =>
	page.getByRole('region', { name });
/** The wastes on offer. */
export const wastes = (page: Page): Locator => page.getByRole('radiogroup', { name: '常交的废物' });

/** The enterprises of the point as this tablet knows them. */
export const enterprises = (page: Page): Promise<Listed[]> => rowsOf<Listed>(page, 'enterprises');

/** From home to an intake with an enterprise and a waste chosen by touch. */
export async function beginIntake(page: Page, { waste = '900-214-08' } = {}): Promise<Listed> {
	const [who] = await enterprises(page);
	await page.getByRole('link', { name: '收货', exact: true }).click();
	await region(page, '谁').getByRole('button', { name: who!.name, exact: true }).click();
	await chooseWaste(page, waste);
	return who!;
}

/** Takes a waste that is on offer, else out of the catalogue. */
export async function chooseWaste(page: Page, code: string): Promise<void> {
	const offered = wastes(page).getByRole('radio').filter({ hasText: code });
	await expect(wastes(page).getByRole('radio').first()).toBeVisible();
	if ((await offered.count()) > 0) return offered.click();
	await page.getByRole('button', { name: '更多…' }).click();
	await page.getByLabel('代码或名称').fill(code);
	await page.getByRole('list', { name: '查到的废物' }).getByRole('button').first().click();
	await expect(wastes(page).getByRole('radio', { checked: true })).toContainText(code);
}

/** Empties the scale, puts a drum on it, and waits until it can be taken. */
export async function weigh(page: Page, bench: Bench, grams: number): Promise<void> {
	await bench.scale(0);
	await expect(page.getByText('请把容器放到秤台上。')).toBeVisible();
	await bench.scale(grams);
	await expect(saveButton(page)).toBeVisible();
}

/** Saves what stands on the scale and waits until its label has come out. Gives the text in the label's QR code. */
export async function saveAndPrint(page: Page, bench: Bench): Promise<string> {
	const before = (await bench.labels()).length;
	await saveButton(page).click();
	await expect(page.getByText('已保存', { exact: true })).toBeVisible();
	await expect(page.getByText('请扫描标签确认')).toBeVisible({ timeout: 30_000 });
	const labels = await bench.labels();
	expect(labels).toHaveLength(before + 1);
	return labels.at(-1)!;
}

/** The slot that the screen proposes. */
export async function suggestedSlot(page: Page): Promise<SlotName> {
	const text = await page.getByText(/请放到 .* 并扫描货位/).textContent();
	return /请放到 (\S+)/.exec(text ?? '')![1] as SlotName;
}

/** Scans the container's own label and the slot that is proposed: then it is done. */
export async function verifyAndStore(page: Page, bench: Bench, label: string): Promise<void> {
	await bench.scan(label);
	await expect(page.getByText(/请放到 .* 并扫描货位/)).toBeVisible();
	await bench.scan(slotCard(POINT, await suggestedSlot(page)));
	await expect(page.getByText('五即完成')).toBeVisible();
}

/** A national code as an enterprise of its own might have printed it on its drum: 37 characters, another unit than ours. */
export const arrivedCode = (serial: number, waste = '90021408'): string =>
	`91440300708461136T${waste}20261120${String(serial).padStart(3, '0')}`;

/** Opens a container and voids it: a story leaves nothing unfinished behind for the next. */
export async function voidContainer(page: Page, kiosk: string, id: string): Promise<void> {
	await page.goto(`${kiosk}/containers/${id}`);
	await page.getByRole('button', { name: '作废…' }).click();
	await page.getByRole('dialog').getByRole('button', { name: '作废', exact: true }).click();
	await expect(page.getByText('此记录已作废')).toBeVisible();
}
