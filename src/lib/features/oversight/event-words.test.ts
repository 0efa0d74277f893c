import { afterEach, describe, expect, test } from 'vitest';
import type { AnyEvent } from '#lib/journal/event.ts';
import { eventTypes as known } from '#lib/journal/bodies.ts';
import { sampleBodies } from '#lib/journal/sample-events.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { containerOf, eventDetail, eventName, eventTypes } from './event-words.ts';

const locales = ['zh-CN', 'en'] as const;
const read = (locale: (typeof locales)[number]) => overwriteGetLocale(() => locale);
const eventOf = (type: string, body: object): AnyEvent => ({ type, version: 1, body }) as unknown as AnyEvent;
/** Their name says all where nothing else is known. */
const mayBeEmpty = ['shift.closed', 'container.found', 'container.treated'];
const people = { 'p-1': '张三', 'p-2': '李四' };

afterEach(() => read('zh-CN'));

test('every type of event is offered once, under a name of its own in each language', () => {
	expect([...eventTypes].sort()).toEqual([...known].sort());
	for (const locale of locales) {
		read(locale);
		const names = eventTypes.map(eventName);
		expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
	}
});

describe.each(locales)('in %s', (locale) => {
	test.each(Object.entries(sampleBodies))(
		'what a %s says is one line of values, none of them missing',
		(type, body) => {
			read(locale);
			const detail = eventDetail(eventOf(type, body), people, locale);
			expect(detail).not.toMatch(/undefined|null|NaN|\[object|\n/);
			if (!mayBeEmpty.includes(type)) expect(detail).not.toBe('');
		}
	);
});

test('a correction says each figure as it was taken to be and as it is, why, and who agreed', () => {
	const body = {
		container: 'c-1',
		changes: {
			net: { before: 113_950, after: 112_000 },
			tare: { before: 18_000, after: 18_500 },
			waste: { before: { code: '900-214-08', edition: '2025' }, after: { code: '900-249-08', edition: '2025' } },
			enterprise: { before: { id: null, name: '' }, after: { id: 'E-001', name: '示例汽修厂' } },
			hazards: { before: [], after: ['T', 'I'] },
			form: { before: 'solid', after: 'liquid' },
			packaging: { before: 'bag', after: 'box' }
		},
		reason: 'metering-error',
		note: '',
		second: 'p-2',
		weighing: null
	};
	read('en');
	expect(eventDetail(eventOf('container.corrected', body), people, 'en')).toBe(
		'Net: 113.950 kg → 112.000 kg · Tare: 18.000 kg → 18.500 kg · Waste code: 900-214-08 → 900-249-08 · ' +
			'Enterprise: — → 示例汽修厂 · Hazards: — → T I · Form: Solid → Liquid · Container kind: Bag → Box · ' +
			'Metering error · second person 李四'
	);
});

test('a booking says its windows in the hours of a clock', () => {
	const window = { day: '2026-11-25', from: 545, to: 690 };
	const event = eventOf('booking.scheduled', { booking: 'b-1', round: 'r-1', stop: 's-1', window });
	expect(eventDetail(event, people, 'zh-CN')).toBe('预约 b-1 · 趟次 r-1 · 2026-11-25 09:05–11:30');
});

test('an id is shown by its end, where events of one minute differ', () => {
	const event = eventOf('load.approved', { load: '01936e5c-0d40-7000-8000-0000004fa21c' });
	expect(eventDetail(event, people, 'zh-CN')).toBe('批次 …4fa21c');
});

test('what this program cannot read is said to be so, under the type that it was given', () => {
	expect(eventDetail(null, people, 'zh-CN')).toBe('内容无法读取');
	expect(eventDetail(eventOf('load.approved', { load: 3 }), people, 'zh-CN')).toBe('内容无法读取');
	expect(eventName('load.teleported')).toBe('未知类型 load.teleported');
	expect(eventName('toString')).toBe('未知类型 toString');
	expect(containerOf(null)).toBeNull();
});

const party = { name: '', address: '', phone: '' };
const wasteLine = {
	line: 1,
	name: '废矿物油',
	waste: '900-214-08',
	hazards: ['T', 'I'],
	form: 'liquid',
	components: '',
	packaging: '',
	count: 2,
	net: 113_950,
	containers: ['c-1', 'c-2']
};
const decision = { line: 1, taken: true, discrepancy: false, words: '', net: 113_950, method: '' };
const receivedAt = '2026-11-22T01:00:00.000Z';

test.each<[string, object, string]>([
	[
		'booking.submitted',
		{
			booking: 'b-1',
			enterprise: 'E-001',
			how: 'pickup',
			wastes: [
				{ waste: '900-214-08', estimate: 100_000, containers: 1, packaging: 'bag' },
				{ waste: '900-249-08', estimate: 50_500, containers: 1, packaging: 'bag' }
			],
			windows: [{ day: '2026-11-25', from: 0, to: 1440 }],
			note: ''
		},
		'预约 b-1 · E-001 · 上门收运 · 900-214-08 · 900-249-08 · 约 150.500 kg · 2026-11-25 00:00–24:00'
	],
	[
		'load.weighed',
		{
			load: 'l-1',
			gross: [
				{ container: 'c-1', gross: 1_000 },
				{ container: 'c-2', gross: 2_001 }
			]
		},
		'批次 l-1 · 2 个容器 · 3.001 kg'
	],
	['load.queried', { load: 'l-1', containers: [], question: '何时到？' }, '批次 l-1 · 何时到？'],
	[
		'manifest.drafted',
		{
			manifest: 'm-1',
			trip: { kind: 'load', id: 'l-1' },
			consignor: { enterprise: 'E-001', ...party, name: '甲', emergencyPhone: '', handler: '' },
			receiver: { receiver: 'r-1', ...party, name: '乙', permit: '' },
			lines: [wasteLine]
		},
		'联单 m-1 · 甲 → 乙 · 1 项废物 · 113.950 kg'
	],
	[
		'manifest.partly-refused',
		{
			manifest: 'm-1',
			handler: '王五',
			receivedAt,
			decisions: [decision, { ...decision, line: 2, taken: false, discrepancy: true, words: '含水', net: 5 }]
		},
		'联单 m-1 · 接受 1 项，共 2 项 · 113.950 kg · 重大差异 · 含水 · 王五'
	],
	[
		'manifest.correction-proposed',
		{
			manifest: 'm-1',
			correction: 'k-1',
			changes: [{ field: 'carrierPart.plate', line: null, before: '', after: '浙A12345' }],
			reason: '漏填',
			by: 'carrier'
		},
		'联单 m-1 · 承运人 · 1 处更正 · — → 浙A12345 · 漏填'
	],
	[
		'scale.checked',
		{ scale: 'A9-01', mass: 20_000, read: 20_150, allowed: 50, passed: false },
		'A9-01 · 不合格：停用并报修 · 砝码 20.000 kg，读数 20.150 kg，允许相差 0.050 kg'
	],
	[
		'incident.reported',
		{ incident: 'i-1', kind: 'spill', containers: ['c-1'], lost: 500, words: '桶倒了' },
		'事故 i-1 · 撒漏 · 1 个容器 · 约 0.500 kg · 桶倒了'
	],
	['stocktake.counted', { stocktake: 's-1', container: 'c-1', slot: null }, '盘点 s-1'],
	['alert.assigned', { alert: 'a-1', owner: 'p-1', due: '2026-12-01' }, '预警 a-1 · 张三 · 期限 2026-12-01'],
	['label.waived', { container: 'c-1', reason: '标签破损', second: 'p-2' }, '标签破损 · 第二人 李四']
])('a %s says what matters of it', (type, body, said) => {
	expect(eventDetail(eventOf(type, body), people, 'zh-CN')).toBe(said);
});
