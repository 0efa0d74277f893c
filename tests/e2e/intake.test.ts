/** Taking in a drum in every way the counter has, and everything that can be wrong with what is brought. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { enterpriseCard, readScan, slotCard } from '#lib/domain/codes/scanned.ts';
import type { EnterpriseId, PointId, SlotName } from '#lib/domain/ids.ts';
import type { Container } from '#lib/domain/container.ts';
import { clean, expect, showToCamera, test } from './fixtures.ts';
import {
	arrivedCode,
	beginIntake,
	chooseWaste,
	enterprises,
	region,
	saveAndPrint,
	saveButton,
	suggestedSlot,
	verifyAndStore,
	voidContainer,
	wastes,
	weigh
} from './intake-steps.ts';
import { POINT, type Stack } from './stack.ts';
import { latestContainer, rowOf, rowsOf } from './tablet-store.ts';
import { wedgeScan } from './wedge.ts';

const card = (id: string) => enterpriseCard(id as EnterpriseId);
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const slot = (name: string, point: string = POINT) => slotCard(point as PointId, name as SlotName);

test('with touch alone: from the PIN to the slot, with a photo that reaches the server', async ({
	counter,
	bench,
	stack
}) => {
	await showToCamera('PHOTO');
	await counter.getByRole('button', { name: '退出登录' }).tap();
	await counter.getByRole('radio', { name: stack.staff.name }).tap();
	await clean(counter);
	for (const digit of stack.staff.pin) await counter.getByRole('button', { name: digit, exact: true }).tap();
	await counter.getByRole('button', { name: '确定' }).tap();
	await clean(counter);
	const [who] = await enterprises(counter);
	await counter.getByRole('link', { name: '收货', exact: true }).tap();
	await clean(counter);
	await region(counter, '谁').getByRole('button', { name: who!.name, exact: true }).tap();
	await wastes(counter).getByRole('radio').first().tap();
	await clean(counter);
	await counter.getByRole('button', { name: '拍照（0）' }).tap();
	await expect(counter.getByText('拍下容器和标签。')).toBeVisible();
	await clean(counter);
	await counter.getByRole('dialog').getByRole('button', { name: '拍照' }).tap();
	await expect(counter.getByRole('button', { name: '拍照（1）' })).toBeVisible();
	await weigh(counter, bench, 88_800);
	await saveButton(counter).tap();
	await expect(counter.getByText('请扫描标签确认')).toBeVisible({ timeout: 30_000 });
	await clean(counter);
	await showToCamera((await bench.labels()).at(-1)!);
	await counter.getByRole('button', { name: '打开摄像头扫标签' }).tap();
	const proposed = await suggestedSlot(counter);
	await counter.getByRole('button', { name: '选择货位' }).tap();
	await clean(counter);
	await counter.getByRole('group', { name: '选择货位' }).getByRole('button', { name: proposed, exact: true }).tap();
	await expect(counter.getByText('五即完成')).toBeVisible();
	await clean(counter);

	const container = await latestContainer(counter);
	expect(container.place?.slot).toBe(proposed);
	const [event] = (await rowsOf<{ subject: string; type: string; bytes: string }>(counter, 'events')).filter(
		({ subject, type }) => subject === container.id && type === 'container.received'
	);
	const { body } = JSON.parse(event!.bytes) as { body: { photos: { sha256: string; bytes: number }[] } };
	expect(body.photos).toHaveLength(1);
	const { sha256, bytes } = body.photos[0]!;
	expect(bytes).toBeGreaterThan(5000);
	const file = join(stack.folder, 'photos', sha256.slice(0, 2), sha256);
	await expect
		.poll(() => stack.rows<{ complete: number }>('select complete from photo where sha256 = ?', sha256))
		.toEqual([{ complete: 1 }]);
	expect(existsSync(file)).toBe(true);
});

test('with the keyboard alone: the scanner types the card, Enter does what comes next, and the next card goes on', async ({
	counter,
	bench
}) => {
	const [first, second] = await enterprises(counter);
	await wedgeScan(counter, card(first!.id));
	await expect(region(counter, '谁')).toContainText(first!.name);
	await wastes(counter).getByRole('radio').first().focus();
	await counter.keyboard.press('Enter');
	await expect(wastes(counter).getByRole('radio').first()).toBeChecked();
	await weigh(counter, bench, 42_000);
	await counter.keyboard.press('Enter');
	await expect(counter.getByText('已保存', { exact: true })).toBeVisible();
	await clean(counter);
	await test.step('a slot that is scanned before the label is printed throws nobody out of the intake', async () => {
		await bench.scan(slot('A-01'));
		await expect(counter.getByText('请扫描标签确认')).toBeVisible({ timeout: 30_000 });
		await expect(heading(counter)).toHaveText('收货');
	});
	const label = (await bench.labels()).at(-1)!;
	expect(readScan(label).kind).toBe('container');
	await wedgeScan(counter, label);
	await wedgeScan(counter, slot(await suggestedSlot(counter)));
	await expect(counter.getByText('五即完成')).toBeVisible();
	await wedgeScan(counter, card(second!.id));
	await expect(region(counter, '谁')).toContainText(second!.name);
	await expect(counter.getByText('五即完成')).toBeHidden();
	await clean(counter);
	await test.step('the search for an enterprise is typed and taken with Enter', async () => {
		await counter.getByRole('button', { name: '更换' }).first().press('Enter');
		await counter.getByPlaceholder('按名称或信用代码查找').fill(first!.name);
		await counter.keyboard.press('Tab');
		await counter.keyboard.press('Enter');
		await expect(region(counter, '谁')).toContainText(first!.name);
	});
});

test('within five seconds it is undone: a voided record, nothing printed, and the same drum is taken again where it stands', async ({
	counter,
	bench
}) => {
	await beginIntake(counter);
	await weigh(counter, bench, 73_000);
	const printed = (await bench.labels()).length;
	await saveButton(counter).click();
	await counter.getByRole('button', { name: '撤销' }).click();
	await expect(saveButton(counter)).toBeVisible();
	const undone = await latestContainer(counter);
	expect(undone.voided?.reason).toBe('undone');
	const label = await saveAndPrint(counter, bench);
	await clean(counter);
	const again = await latestContainer(counter);
	expect(again.id).not.toBe(undone.id);
	// One label in all, and it is not that of the record that was undone: its number is used up for good.
	expect(await bench.labels()).toHaveLength(printed + 1);
	expect(label).toBe(again.code?.code);
	expect(label).not.toBe(undone.code?.code);
	expect((await rowOf<{ container: Container }>(counter, 'containers', undone.id))?.container.copies).toBe(0);
	await verifyAndStore(counter, bench, label);
});

test('a drum that arrives labelled keeps its own code, and the same label is not taken in twice', async ({
	counter,
	bench
}) => {
	await beginIntake(counter);
	const code = arrivedCode(1);
	const printed = (await bench.labels()).length;
	await bench.scan(code);
	await expect(counter.getByText(`自带标签 …${code.slice(-11)}`)).toBeVisible();
	await clean(counter);
	await weigh(counter, bench, 51_000);
	// Undone and taken again: what counts is the second record, not the voided first.
	await saveButton(counter).click();
	await counter.getByRole('button', { name: '撤销' }).click();
	await saveButton(counter).click();
	await expect(counter.getByText('已保存', { exact: true })).toBeVisible();
	await test.step('whoever scans its label and a slot at once needs not wait', async () => {
		await bench.scan(code);
		await expect(counter.getByText(/请放到 .* 并扫描货位/)).toBeVisible();
		await bench.scan(slot(await suggestedSlot(counter)));
		await expect(counter.getByText('五即完成')).toBeVisible();
	});
	expect(await bench.labels()).toHaveLength(printed);
	const container = await latestContainer(counter);
	expect([container.code?.code, container.code?.source, container.copies]).toEqual([code, 'arrived', 0]);

	await counter.getByRole('button', { name: '下一桶' }).click();
	await bench.scan(code);
	await weigh(counter, bench, 52_000);
	await saveButton(counter).click();
	await expect(counter.getByRole('alert')).toContainText(
		`标签 …${code.slice(-11)} 的容器已经在库，请核对是否重复收货。`
	);
	await clean(counter);
	expect((await latestContainer(counter)).id).toBe(container.id);
	await test.step('a label that is not on this drum after all is put aside', async () => {
		await counter.getByRole('button', { name: '不用此标签' }).click();
		await expect(counter.getByText(/自带标签/)).toBeHidden();
	});
});

test('an enterprise that is not on the list, a code that is in no catalogue and a label that names another waste are taken in, flagged and told', async ({
	counter,
	bench,
	stack
}) => {
	await counter.getByRole('link', { name: '收货', exact: true }).click();
	await bench.scan(card('E-9999'));
	await expect(counter.getByText('本站名单里没有企业卡 E-9999')).toBeVisible();
	await clean(counter);
	await test.step('the label is scanned before anyone is chosen', async () => {
		await bench.scan(arrivedCode(2));
		await expect(counter.getByText(/自带标签/)).toBeVisible();
	});
	await counter.getByRole('button', { name: '名单上没有' }).click();
	await counter.getByLabel('企业名称').fill('路边修车摊');
	await counter.getByRole('button', { name: '使用此名称' }).click();
	await expect(region(counter, '谁')).toContainText('名单外企业，将标记');
	await expect(counter.getByText(/自带标签/)).toBeVisible();
	await counter.getByRole('button', { name: '更多…' }).click();
	await counter.getByLabel('代码或名称').fill('900-777-99');
	await expect(counter.getByRole('dialog').getByText('名录中没有 900-777-99')).toBeVisible();
	await clean(counter);
	await counter.getByRole('button', { name: '按 900-777-99 收货' }).click();
	await expect(region(counter, '什么')).toContainText('代码不在名录中');
	await expect(region(counter, '什么')).toContainText('自带标签与所选废物不符：请隔离核对');
	await clean(counter);
	await weigh(counter, bench, 44_000);
	await saveButton(counter).click();
	await expect(counter.getByText('已保存', { exact: true })).toBeVisible();
	const container = await latestContainer(counter);
	const notices = ['enterprise-unknown', 'waste-unknown', 'label-disagrees'];
	expect([container.received?.enterpriseName, container.received?.notices]).toEqual(['路边修车摊', notices]);
	await expect.poll(() => noticesOnServer(stack, container.id)).toEqual(notices);
	await counter.goto(`${stack.kiosk}/containers/${container.id}`);
	for (const told of ['企业不在名单上', '代码不在名录中', '自带标签与所选废物不符：请隔离核对'])
		await expect(counter.getByText(told)).toBeVisible();
	await clean(counter);
	await voidContainer(counter, stack.kiosk, container.id);
	await clean(counter);
});

test('an enterprise without an agreement, or with one that ran out, is told and flagged', async ({
	counter,
	bench,
	stack
}) => {
	await stack.recordEnterprise({ enterprise: 'E-8001', name: '示例无协议修理部', agreementUntil: null });
	await stack.recordEnterprise({ enterprise: 'E-8002', name: '示例过期喷漆房', agreementUntil: '2025-12-31' });
	await counter.getByRole('button', { name: /待上传/ }).click();
	await counter.getByRole('button', { name: '立即尝试' }).click();
	await counter.getByRole('link', { name: '回首页' }).click();
	await expect.poll(async () => (await enterprises(counter)).map(({ id }) => id)).toContain('E-8002');
	await bench.scan(card('E-8002'));
	await expect(region(counter, '谁')).toContainText('协议已于 2025-12-31 到期');
	await clean(counter);
	await bench.scan(card('E-8001'));
	await expect(region(counter, '谁')).toContainText('示例无协议修理部');
	await expect(region(counter, '谁')).toContainText('无协议，将标记');
	await clean(counter);
	await chooseWaste(counter, '900-214-08');
	await weigh(counter, bench, 45_000);
	await saveButton(counter).click();
	await expect(counter.getByText('已保存', { exact: true })).toBeVisible();
	const container = await latestContainer(counter);
	expect(container.received?.notices).toEqual(['agreement-missing']);
	await expect.poll(() => noticesOnServer(stack, container.id)).toEqual(['agreement-missing']);
	await voidContainer(counter, stack.kiosk, container.id);
});

test('what was chosen, scanned and photographed survives a reload; the weight does not', async ({ counter, bench }) => {
	const who = await beginIntake(counter, { waste: '900-041-49' });
	await counter.getByLabel('容器 · 预置皮重').selectOption('ibc-1000');
	const code = arrivedCode(3, '90004149');
	await bench.scan(code);
	await showToCamera('PHOTO');
	await counter.getByRole('button', { name: '拍照（0）' }).click();
	await counter.getByRole('dialog').getByRole('button', { name: '拍照' }).click();
	await expect(counter.getByRole('button', { name: '拍照（1）' })).toBeVisible();
	await counter.reload();
	await expect(region(counter, '谁')).toContainText(who.name);
	await expect(wastes(counter).getByRole('radio', { checked: true })).toContainText('900-041-49');
	await expect(counter.getByText(`自带标签 …${code.slice(-11)}`)).toBeVisible();
	await expect(counter.getByRole('button', { name: '拍照（1）' })).toBeVisible();
	await expect(counter.getByLabel('容器 · 预置皮重')).toHaveValue('ibc-1000');
	await expect(saveButton(counter)).toBeHidden();
	await clean(counter);
	await test.step('what is scanned after a reload still comes to this screen', async () => {
		await bench.scan(arrivedCode(4));
		await expect(counter.getByText(`自带标签 …${arrivedCode(4).slice(-11)}`)).toBeVisible();
		await expect(heading(counter)).toHaveText('收货');
	});
});

test('no paper, a wrong label, a foreign code, a slot elsewhere: each is told, and one drum stays one record', async ({
	counter,
	bench
}) => {
	await beginIntake(counter);
	const before = (await rowsOf(counter, 'containers')).length;
	const labels = (await bench.labels()).length;
	await weigh(counter, bench, 66_000);
	await bench.paper(false);
	await saveButton(counter).click();
	const finish = region(counter, '标签与货位');
	await expect(finish.getByRole('alert')).toContainText('缺纸：装好标签纸后再按“打印标签”。', { timeout: 30_000 });
	await clean(counter);
	expect(await bench.labels()).toHaveLength(labels);
	await bench.paper(true);
	await finish.getByRole('button', { name: '打印标签' }).click();
	await expect(counter.getByText('请扫描标签确认')).toBeVisible({ timeout: 30_000 });
	expect(await bench.labels()).toHaveLength(labels + 1);
	const label = (await bench.labels()).at(-1)!;

	await test.step('a code that is not ours', async () => {
		await bench.scan('https://example.com/p?id=42');
		await expect(counter.getByText('不是五即码或国家码')).toBeVisible();
		await expect(counter.getByText('https://example.com/p?id=42')).toBeVisible();
		await clean(counter);
		await counter.getByRole('button', { name: '关闭' }).click();
		await expect(counter.getByText('不是五即码或国家码')).toBeHidden();
	});
	await test.step('the label of another drum', async () => {
		await bench.scan(arrivedCode(9));
		await expect(finish.getByRole('alert')).toContainText(`扫到的是 …${arrivedCode(9).slice(-11)}，不是这一桶的标签。`);
		await clean(counter);
	});
	await bench.scan(label);
	await expect(counter.getByText(/请放到 .* 并扫描货位/)).toBeVisible();
	const proposed = await suggestedSlot(counter);
	await test.step('a slot of another point, and one that nobody has', async () => {
		await bench.scan(slot(proposed, '330105-01'));
		await expect(finish.getByRole('alert')).toContainText('扫到的货位属于 330105-01。请扫描本站的货位。');
		await clean(counter);
		await bench.scan(slot('Z-99'));
		await expect(finish.getByRole('alert')).toContainText('本站没有货位 Z-99');
		await clean(counter);
	});
	await bench.scan(slot(proposed));
	await expect(counter.getByText('五即完成')).toBeVisible();
	expect(await rowsOf(counter, 'containers')).toHaveLength(before + 1);
	expect(await latestContainer(counter)).toMatchObject({ copies: 1, place: { slot: proposed } });
});

async function noticesOnServer(stack: Stack, id: string): Promise<string[] | undefined> {
	const [row] = await stack.rows<{ doc: string }>('select doc from container where id = ?', id);
	return row && (JSON.parse(row.doc) as Container).received?.notices;
}
