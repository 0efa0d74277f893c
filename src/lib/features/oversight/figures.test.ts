/** Figures on the office's screens add up to the gram, in both languages. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grams } from '#lib/domain/weight.ts';
import { kilograms, moment, tonnes } from './figures.ts';

const weights = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const locales = fc.constantFrom('zh-CN', 'en');
const asNumberText = (text: string) => text.replaceAll(',', '').replace('-', '');

test('kilograms and tonnes on screen are the very grams', () => {
	fc.assert(
		fc.property(weights, locales, (count, locale) => {
			const kilogramDigits = asNumberText(kilograms(grams(count), locale)).replace('.', '');
			expect(BigInt(kilogramDigits)).toBe(BigInt(Math.abs(count)));
			const [whole, fraction = ''] = asNumberText(tonnes(grams(count), locale)).split('.');
			expect(BigInt(whole + fraction.padEnd(6, '0'))).toBe(BigInt(Math.abs(count)));
		})
	);
});

test('weights read as people write them', () => {
	expect(kilograms(grams(1_386_450), 'en')).toBe('1,386.450');
	expect(tonnes(grams(3_420_150), 'zh-CN')).toBe('3.42015');
	expect(tonnes(grams(20_000_000), 'en')).toBe('20.00');
});

test('times are those of China, wherever the browser is', () => {
	expect(moment(Date.parse('2026-11-21T16:00:01.000Z'))).toBe('2026-11-22 00:00:01');
});
