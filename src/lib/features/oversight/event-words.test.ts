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
