import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingMessages } from './messages-complete.ts';

const read = (locale: string) => JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Record<string, unknown>;

test('the texts of the product stand in both languages, with the same parameters', () => {
	const zh = read('zh-CN');
	expect(Object.keys(zh).length).toBeGreaterThan(100);
	expect(missingMessages(zh, read('en'))).toEqual([]);
});

test('no text is English in the Chinese file by mistake, or Chinese in the English one', () => {
	const chinese = /\p{Script=Han}/u;
	const named = /^(?:\$schema$|language_)/;
	const wrong = Object.entries(read('en')).filter(
		([key, text]) => !named.test(key) && chinese.test(String(text).replace(/[（(][^()（）]*[)）]/g, ''))
	);
	expect(wrong.map(([key]) => key)).toEqual([]);
});

test('a text that one language lacks is named', () => {
	expect(missingMessages({ a: '甲', b: '乙' }, { a: 'A' })).toEqual(['en lacks b']);
	expect(missingMessages({ a: '甲' }, { a: 'A', b: 'B' })).toEqual(['zh-CN lacks b']);
	expect(missingMessages({ $schema: 'x' }, {})).toEqual([]);
});

test('a text with other parameters is named, their order and number of uses left aside', () => {
	expect(missingMessages({ a: '{n} 桶' }, { a: '{count} drums' })).toEqual([
		'a takes other parameters in en than in zh-CN'
	]);
	expect(missingMessages({ a: '{n} 桶' }, { a: 'drums' })).toHaveLength(1);
	expect(missingMessages({ a: '{n}：{m}' }, { a: '{m}, {n} and {n}' })).toEqual([]);
});

test('an empty text is named', () => {
	expect(missingMessages({ a: ' ' }, { a: 'A' })).toEqual(['a is empty']);
});
