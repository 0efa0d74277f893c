import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue2025, categoryOf, isWasteCode } from '../catalogue/catalogue.ts';
import { formatWasteCode, parseWasteCode } from './waste-code.ts';

const digits = (length: number) =>
	fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
const category = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(2, '0'));
const refusalOf = (text: string) => {
	const result = parseWasteCode(text);
	return result.ok ? undefined : result.refusal;
};

describe('a waste code', () => {
	test('of the hazardous list gives back what it was made of, with hyphens or without', () => {
		fc.assert(
			fc.property(digits(3), digits(3), category, (industry, serial, last) => {
				const code = `${industry}-${serial}-${last}`;
				const read = parseWasteCode(code);
				expect(read).toEqual({
					ok: true,
					value: { kind: 'hazardous', code, industry, serial, category: `HW${last}` }
				});
				expect(parseWasteCode(code.replaceAll('-', ''))).toEqual(read);
				expect(read.ok && formatWasteCode(read.value)).toBe(code);
				expect(isWasteCode(code)).toBe(true);
				expect(categoryOf(code)).toBe(`HW${last}`);
			})
		);
	});

	test('of general industrial waste is accepted by its pattern and is never a hazardous one', () => {
		fc.assert(
			fc.property(digits(3), digits(3), category, (industry, serial, last) => {
				const code = `${industry}-${serial}-S${last}`;
				const read = parseWasteCode(` ${code.toLowerCase()}`);
				expect(read).toEqual({
					ok: true,
					value: { kind: 'general-industrial', code, industry, serial, category: `SW${last}` }
				});
				expect(parseWasteCode(code.replaceAll('-', ''))).toEqual(read);
				expect(read.ok && formatWasteCode(read.value)).toBe(code);
				expect(isWasteCode(code)).toBe(false);
			})
		);
	});

	test('of the catalogue is one, every one', () => {
		for (const { code, category } of catalogue2025.entries)
			expect(parseWasteCode(code)).toMatchObject({ value: { kind: 'hazardous', code, category } });
	});

	test('that is wrong says where', () => {
		expect(refusalOf('900-214-8')).toEqual({ kind: 'waste-code-form', length: 9 });
		expect(refusalOf('9002-14-08')).toEqual({ kind: 'waste-code-form', length: 10 });
		expect(refusalOf('900-2140-8')).toEqual({ kind: 'waste-code-form', length: 10 });
		expect(refusalOf('9O0-214-08')).toEqual({
			kind: 'waste-code-industry',
			segment: { name: 'industry', text: '9O0', from: 0, to: 3 },
			at: 1
		});
		expect(refusalOf('900-21A-08')).toMatchObject({ kind: 'waste-code-serial', segment: { from: 4, to: 7 }, at: 6 });
		expect(refusalOf('90021A08')).toMatchObject({ kind: 'waste-code-serial', segment: { from: 3, to: 6 }, at: 5 });
		expect(refusalOf('900-214-0B')).toMatchObject({ kind: 'waste-code-category', at: 9 });
		expect(refusalOf('900-214-00')).toMatchObject({ kind: 'waste-code-category', at: 8 });
		expect(refusalOf('900-099-T17')).toMatchObject({ kind: 'waste-code-category', at: 8 });
		expect(refusalOf('900-099-1S7')).toMatchObject({ kind: 'waste-code-category', at: 8 });
	});

	test('never throws, whatever was typed', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => void parseWasteCode(text)));
	});
});
