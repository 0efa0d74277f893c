/** A text of the data is spoken in the language it is mostly written in. */
import { expect, test } from 'vitest';
import { textLanguage } from './text-language.ts';

test.each([
	['机动车维修点', 'zh-CN'],
	['环办固体函〔2022〕66号', 'zh-CN'],
	['A container carries a label', 'en'],
	['Record book (经营情况记录簿) of a licence holder is kept at least ten years by law', 'en'],
	['HJ 1259-2022 4.2.1', 'en'],
	['“,” / 5.2.1', undefined]
])('%s is %s', (text, language) => {
	expect(textLanguage(text)).toBe(language);
});
