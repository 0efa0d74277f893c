/** The scale of a kiosk on a bad day: no number that is not proven can be taken, and staff is told what to do. */
import { clean, expect, test } from './fixtures.ts';
import { beginIntake, region, saveAndPrint, saveButton, verifyAndStore, weigh } from './intake-steps.ts';
import { rowsOf } from './tablet-store.ts';

/** What the twin does wrong, and what the screen says of it. `counted`: what was rejected is told by number. */
const faults = [
	{
		fault: 'checksum',
		name: 'every checksum is wrong',
		hint: '数据校验出错：数据线可能松动或受干扰，请检查接头。',
		counted: /已丢弃 [1-9]\d* 帧/
	},
	{
		fault: 'half-frames',
		name: 'only half frames come',
		hint: '数据校验出错：数据线可能松动或受干扰，请检查接头。',
		counted: /已丢弃 [1-9]\d* 帧/
	},
	{
		fault: 'foreign',
		name: 'another protocol comes',
		hint: '收到的不是耀华 A9 连续输出：请检查波特率和仪表的输出方式。',
		counted: /已丢弃 [1-9]\d* 个无法识别的字节/
	},
	{
		fault: 'wrong-division',
		name: 'the decimals are not those of this scale',
		hint: '数值不符合本秤分度值：请核对仪表的小数位设置。',
		counted: /已丢弃 [1-9]\d* 帧/
	},
	{ fault: 'silence', name: 'nothing comes', hint: '秤没有数据：请检查电源和数据线，或重新选择端口。', counted: null },
	{ fault: 'unplugged', name: 'the cable is pulled', hint: '秤没有信号：请检查电源和数据线。', counted: null }
] as const;

test('a scale that speaks nonsense gives no number, and the screen says what to do and how much was thrown away', async ({
	counter,
	bench
}) => {
	await beginIntake(counter);
	await weigh(counter, bench, 60_000);
	const events = (await rowsOf(counter, 'events')).length;
	const gross = counter.getByRole('group', { name: '毛重' });
	const inBar = counter.getByRole('button', { name: /^秤/ });
	await expect(gross).toContainText('60.00');
	for (const { fault, name, hint, counted } of faults)
		await test.step(name, async () => {
			await bench.fault(fault);
			await expect(region(counter, '称重')).toContainText(hint);
			await expect(saveButton(counter)).toBeHidden();
			// What stood there before is gone, not stale.
			await expect(gross).toContainText('—');
			await expect(gross).not.toContainText('60.00');
			await expect(inBar).toContainText('无信号');
			if (counted) await expect(region(counter, '称重')).toContainText(counted);
			await counter.keyboard.press('Enter');
			await clean(counter);
			await bench.fault(null);
			await expect(gross).toContainText('60.00');
			await expect(saveButton(counter)).toBeVisible();
		});
	expect(await rowsOf(counter, 'events')).toHaveLength(events);
});

test('a third of the frames disturbed: those are thrown away and counted, and only proven ones make the weight', async ({
	counter,
	bench
}) => {
	await beginIntake(counter);
	await weigh(counter, bench, 60_000);
	await bench.fault('bit-flips');
	await expect(region(counter, '称重')).toContainText('数据校验出错');
	await expect(region(counter, '称重')).toContainText(/已丢弃 [1-9]\d* 帧/);
	await expect(counter.getByRole('group', { name: '毛重' })).toContainText('60.00');
	await counter.getByRole('button', { name: /^秤/ }).click();
	await expect(counter.getByText(/校验错 [1-9]\d*/)).toBeVisible();
	await expect(counter.getByRole('alert')).toContainText('数据校验出错');
	await clean(counter);
});

test('overload, a negative weight, a moving one and an empty platform cannot be taken and say why', async ({
	counter,
	bench
}) => {
	await beginIntake(counter);
	await weigh(counter, bench, 60_000);
	const events = (await rowsOf(counter, 'events')).length;
	const weighing = region(counter, '称重');
	for (const [fault, why] of [
		['overload', '超过最大称量 300 kg：请立即卸下，分开称重。'],
		['negative', '重量为负：请清空秤台后按仪表“置零”。']
	] as const) {
		await bench.fault(fault);
		await expect(weighing).toContainText(why);
		await expect(saveButton(counter)).toBeHidden();
		await counter.keyboard.press('Enter');
		await clean(counter);
		await bench.fault(null);
		await expect(saveButton(counter)).toBeVisible();
	}
	await bench.scale(120_000, 'set down');
	await expect(weighing).toContainText('称重未稳定：请等数字停住，或检查是否有人碰到秤台。');
	await expect(saveButton(counter)).toBeHidden();
	await counter.keyboard.press('Enter');
	await expect(saveButton(counter)).toBeVisible();
	await bench.scale(0);
	await expect(weighing).toContainText('请把容器放到秤台上。');
	await expect(saveButton(counter)).toBeHidden();
	await counter.keyboard.press('Enter');
	await clean(counter);
	// A drum that weighs no more than its empty container is a wrong choice of container.
	await bench.scale(10_000);
	await expect(weighing).toContainText('毛重不大于皮重 18.50 kg：请核对容器类型。');
	await expect(saveButton(counter)).toBeHidden();
	expect(await rowsOf(counter, 'events')).toHaveLength(events);
});

test('the same drum cannot be taken twice without lifting it', async ({ counter, bench }) => {
	await beginIntake(counter);
	await weigh(counter, bench, 61_000);
	const label = await saveAndPrint(counter, bench);
	await verifyAndStore(counter, bench, label);
	await clean(counter);
	const containers = (await rowsOf(counter, 'containers')).length;
	await counter.getByRole('button', { name: '下一桶' }).click();
	await expect(counter.getByText('请先清空秤台，让数字回到零，再称下一桶。')).toBeVisible();
	await expect(saveButton(counter)).toBeHidden();
	await counter.keyboard.press('Enter');
	// Another drum put on in its place is not seen to be another.
	await bench.scale(90_000);
	await expect(counter.getByRole('group', { name: '毛重' })).toContainText('90.00');
	await expect(counter.getByRole('group', { name: '毛重' })).toContainText('稳定');
	await expect(counter.getByText('请先清空秤台，让数字回到零，再称下一桶。')).toBeVisible();
	await expect(saveButton(counter)).toBeHidden();
	await clean(counter);
	await weigh(counter, bench, 90_000);
	expect(await rowsOf(counter, 'containers')).toHaveLength(containers);
});
