import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPermitNumber, parsePermitNumber } from './permit-number.ts';

const numberOf = (text: string) => {
	const result = parsePermitNumber(text);
	return result.ok ? result.value.number : result.refusal;
};

describe('a permit number', () => {
	test.each([
		['浙危废经第123号', '浙危废经第123号'],
		[' 浙危废经 第１２３号 ', '浙危废经第123号'],
		['浙危废经[2026]12号', '浙危废经〔2026〕12号'],
		['浙危废经【2026】12号', '浙危废经〔2026〕12号'],
		['3301000123', '3301000123'],
		['hw-3301/01', 'HW-3301/01']
	])('%o is %o, and is not confirmed', (text, number) => {
		expect(parsePermitNumber(text)).toEqual({ ok: true, value: { number, confirmed: false } });
	});

	test('is the same after being read from its own text', () => {
		const text = fc
			.array(fc.constantFrom(...'浙危废经第号０1２3a-/.()（[〔【】〕] 　'), { minLength: 1, maxLength: 45 })
			.map((characters) => characters.join(''));
		fc.assert(
			fc.property(text, (typed) => {
				const read = parsePermitNumber(typed);
				if (read.ok) expect(parsePermitNumber(formatPermitNumber(read.value))).toEqual(read);
			})
		);
	});

	test('that is no sensible text is refused', () => {
		expect(numberOf(' 12 3 ')).toEqual({ kind: 'permit-number-length', length: 3, least: 4, most: 40 });
		expect(numberOf('1'.repeat(41))).toMatchObject({ kind: 'permit-number-length', length: 41 });
		expect(numberOf('浙危废经?1号')).toEqual({ kind: 'permit-number-character', at: 4, character: '?' });
		expect(numberOf('浙危废经第号')).toEqual({ kind: 'permit-number-without-digit' });
	});
});
