/** The day the numbers run out: a tablet gives out no number that another may have printed. */
import { digitalIdPrefix } from '#lib/domain/codes/digital-id.ts';
import { laneRange } from '#lib/domain/codes/serials.ts';
import { readScan, slotCard, temporaryCard } from '#lib/domain/codes/scanned.ts';
import type { Uscc } from '#lib/domain/codes/uscc.ts';
import { dayInChina } from '#lib/domain/day.ts';
import { clean, expect, test } from './fixtures.ts';
import { beginIntake, region, saveButton, suggestedSlot, weigh } from './intake-steps.ts';
import { POINT } from './stack.ts';
import { latestContainer, putRow, rowOf } from './tablet-store.ts';

const WASTE = '900-052-31';

test('with the line down and all numbers of the day used up, a drum goes in under a temporary mark and gets its code when the line is back', async ({
	counter,
	bench,
	stack
}) => {
	await test.step('prepared: the 30 serials of this tablet for this waste and day stand as used in its store', async () => {
		const self = await rowOf<{ identity: { device: string; lane: number } }>(counter, 'identity', 'self');
		const point = await rowOf<{ company: { unit: Uscc } }>(counter, 'points', POINT);
		const { from, to } = laneRange(self!.identity.lane);
		const prefix = digitalIdPrefix(point!.company.unit, WASTE, dayInChina(Date.now()));
		await bench.line(false);
		const used = Array.from({ length: to - from + 1 }, (_, index) => from + index);
		await putRow(counter, 'serials', { prefix, used, leases: [] });
	});
	const finish = region(counter, '标签与货位');
	const mark = await test.step('it is saved, told, and labelled with the mark', async () => {
		await beginIntake(counter, { waste: WASTE });
		await weigh(counter, bench, 31_000);
		const before = (await bench.labels()).length;
		await saveButton(counter).click();
		await expect(counter.getByText('已保存', { exact: true })).toBeVisible();
		const container = await latestContainer(counter);
		expect([container.code?.code, container.code?.source, container.received?.notices]).toEqual([
			null,
			'pending',
			['code-pending']
		]);
		const temporary = container.code!.temporary!;
		await expect(finish).toContainText(`临时标识 ${temporary}`);
		await expect(counter.getByText('请扫描标签确认')).toBeVisible({ timeout: 30_000 });
		expect((await bench.labels()).slice(before)).toEqual([temporaryCard(temporary)]);
		await clean(counter);
		return temporary;
	});
	await test.step('the mark is scanned and the drum is put away, as every other', async () => {
		await bench.scan(temporaryCard(mark));
		await bench.scan(slotCard(POINT, await suggestedSlot(counter)));
		await expect(finish).toContainText(`离线号段已用完，先贴临时标识 ${mark}`);
		await clean(counter);
	});
	await test.step('without a line there is no number, and nobody has to wait for it', async () => {
		await finish.getByRole('button', { name: '取号' }).click();
		await expect(finish.getByRole('alert')).toContainText('联网后请再按一次“取号”。');
		await clean(counter);
		await finish.getByRole('button', { name: '下一桶' }).click();
		await expect(region(counter, '谁')).not.toContainText('扫描企业卡，或在此选择。');
		await counter.getByRole('button', { name: '结束收货' }).click();
		await expect(
			counter.getByRole('region', { name: /未完成/ }).getByRole('link', { name: new RegExp(mark.slice(-8)) })
		).toContainText('待赋码');
	});
	await test.step('the line is back: it gets its code and its final label, and only then it is complete', async () => {
		await bench.line(true);
		await counter.getByRole('button', { name: /待上传/ }).click();
		await counter.getByRole('button', { name: '立即尝试' }).click();
		await expect(counter.getByRole('button', { name: '待上传 0' })).toBeVisible({ timeout: 60_000 });
		await bench.scan(temporaryCard(mark));
		await expect(counter.getByRole('heading', { level: 1, name: /容器/ })).toBeVisible();
		const waiting = await latestContainer(counter);
		await counter.getByRole('button', { name: '取号' }).click();
		await counter.getByRole('button', { name: '打印标签' }).click();
		await expect(counter.getByText('请扫描标签确认')).toBeVisible({ timeout: 30_000 });
		const label = (await bench.labels()).at(-1)!;
		const read = readScan(label);
		expect(read).toMatchObject({ kind: 'container', parts: { waste: WASTE, day: waiting.received!.day } });
		// Out of the reserve that only the server hands out.
		expect(read.kind === 'container' && read.parts.serial).toBeGreaterThan(720);
		await clean(counter);
		await test.step('the temporary label is none any more', async () => {
			await bench.scan(temporaryCard(mark));
			await expect(finish.getByRole('alert')).toContainText('不是这一桶的标签');
		});
		await bench.scan(label);
		await expect(counter.getByText('五即完成')).toBeVisible();
		await clean(counter);
		const container = await latestContainer(counter);
		expect([container.id, container.code?.code, container.copies]).toEqual([waiting.id, label, 2]);
		await expect(counter.getByRole('button', { name: '待上传 0' })).toBeVisible({ timeout: 60_000 });
	});
	expect((await stack.wuji('check')).code).toBe(0);
});
