/** A value is said with its bound and its unit, exactly, in both languages. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { Day } from '#lib/domain/ids.ts';
import { shippedRules } from '#lib/domain/rules/shipped.ts';
import type { Bound, RuleValue } from '#lib/domain/rules/value.ts';
import { grams } from '#lib/domain/weight.ts';
import { overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';
import { valueText, type SpokenValue } from './value-words.ts';

const say = (locale: Locale, value: SpokenValue | null) => {
	overwriteGetLocale(() => locale);
	return valueText(value);
};
afterEach(() => overwriteGetLocale(() => 'zh-CN'));

const cases: [SpokenValue | null, string, string][] = [
	[null, '没有给出数值', 'no figure given'],
	[{ kind: 'mass', bound: 'at-most', grams: grams(10_000_000) }, '不超过 10 t', 'at most 10 t'],
	[{ kind: 'mass', bound: 'below', grams: grams(10_000_000) }, '低于 10 t', 'below 10 t'],
	[{ kind: 'mass', bound: 'at-least', grams: grams(100_000_001) }, '不少于 100.000001 t', 'at least 100.000001 t'],
	[{ kind: 'volume', bound: 'above', litres: 450 }, '超过 450 L', 'above 450 L'],
	[{ kind: 'length', millimetres: 3 }, '3 mm', '3 mm'],
	[{ kind: 'duration', count: 1, unit: 'years' }, '1 年', '1 year'],
	[{ kind: 'duration', count: 5, unit: 'years' }, '5 年', '5 years'],
	[{ kind: 'duration', count: 1, unit: 'months' }, '1 个月', '1 month'],
	[{ kind: 'duration', count: 3, unit: 'months' }, '3 个月', '3 months'],
	[{ kind: 'duration', count: 1, unit: 'working-days' }, '1 个工作日', '1 working day'],
	[{ kind: 'duration', count: 5, unit: 'working-days' }, '5 个工作日', '5 working days'],
	[{ kind: 'duration', count: 1, unit: 'days' }, '1 天', '1 day'],
	[{ kind: 'duration', count: 90, unit: 'days' }, '90 天', '90 days'],
	[{ kind: 'share', numerator: 1, denominator: 10 }, '1/10', '1/10'],
	[{ kind: 'count', count: 4700 }, '4,700', '4,700'],
	[{ kind: 'day', day: '2026-12-31' as Day }, '2026-12-31', '2026-12-31'],
	[{ kind: 'boolean', yes: true }, '是', 'yes'],
	[{ kind: 'boolean', yes: false }, '否', 'no'],
	[{ kind: 'fine', fromYuan: 50_000, toYuan: 200_000 }, '50,000 元至 200,000 元', 'CNY 50,000 to 200,000'],
	[
		{
			kind: 'steps',
			steps: [
				{ upToLitres: 50, millimetres: 100 },
				{ upToLitres: null, millimetres: 200 }
			]
		},
		'不超过 50 L：100 mm；更大：200 mm',
		'up to 50 L: 100 mm; larger: 200 mm'
	],
	[
		{ kind: 'deadline', every: 'month', day: 15, covers: 'last' },
		'每月 15 日为止，报上月',
		'by day 15 of each month, for the month before'
	],
	[
		{ kind: 'deadline', every: 'month', day: 15, covers: 'this' },
		'每月 15 日为止，报当月',
		'by day 15 of each month, for that month'
	],
	[
		{ kind: 'deadline', every: 'quarter', day: 15, covers: 'last' },
		'每季度第一个月 15 日为止，报上季度',
		'by day 15 of each quarter’s first month, for the quarter before'
	],
	[
		{ kind: 'deadline', every: 'quarter', day: 15, covers: 'this' },
		'每季度第一个月 15 日为止，报当季度',
		'by day 15 of each quarter’s first month, for that quarter'
	],
	[
		{ kind: 'deadline', every: 'year', month: 3, day: 31, covers: 'last' },
		'每年 3月31日 为止，报上年',
		'by March 31 of each year, for the year before'
	],
	[
		{ kind: 'deadline', every: 'year', month: 3, day: 31, covers: 'this' },
		'每年 3月31日 为止，报当年',
		'by March 31 of each year, for that year'
	]
];

test.each(cases)('%j is said as %s, and as %s', (value, chinese, english) => {
	expect(say('zh-CN', value)).toBe(chinese);
	expect(say('en', value)).toBe(english);
});

test('no gram is lost, and the four bounds never read alike', () => {
	const bounds: readonly Bound[] = ['at-most', 'below', 'at-least', 'above'];
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 1_000_000_000_000 }),
			fc.constantFrom<Locale>('zh-CN', 'en'),
			(count, locale) => {
				const said = bounds.map((bound) => say(locale, { kind: 'mass', bound, grams: grams(count) }));
				expect(new Set(said).size).toBe(4);
				for (const text of said) {
					const [whole, fraction = ''] = /[\d,.]+/.exec(text)![0].replaceAll(',', '').split('.');
					expect(BigInt(whole + fraction.padEnd(6, '0'))).toBe(BigInt(count));
				}
			}
		)
	);
});

const isSpoken = (value: RuleValue | null): value is SpokenValue => value !== null && value.kind !== 'texts';

test('every shipped value is said otherwise than one that is not given', () => {
	const values = shippedRules.map(({ value }) => value).filter(isSpoken);
	for (const value of values) expect(say('en', value)).not.toMatch(/no figure|undefined|NaN/);
	expect(values.length).toBeGreaterThan(50);
});
