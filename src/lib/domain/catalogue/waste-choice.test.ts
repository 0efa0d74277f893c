import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue2025 } from './catalogue.ts';
import { wasteChoice } from './waste-choice.ts';

const choose = (typed: string) => wasteChoice(typed, catalogue2025);

describe('a typed waste code', () => {
	test('of the catalogue brings its entry, with or without hyphens', () => {
		for (const entry of catalogue2025.entries) {
			const chosen = { ok: true, value: { kind: 'catalogued', code: entry.code, entry } };
			expect(choose(entry.code)).toEqual(chosen);
			expect(choose(entry.code.replaceAll('-', ''))).toEqual(chosen);
		}
	});

	test('is read in full width, with other dashes and with blanks', () => {
		for (const typed of ['９００－２１４－０８', '900–214–08', ' 900 214 08 ', '900−214—08'])
			expect(choose(typed), typed).toMatchObject({ value: { kind: 'catalogued', code: '900-214-08' } });
	});

	test('outside of the catalogue is kept with its category, known or not', () => {
		expect(choose('900-000-08')).toEqual({
			ok: true,
			value: { kind: 'uncatalogued', code: '900-000-08', category: 'HW08', categoryName: '废矿物油与含矿物油废物' }
		});
		expect(choose('900-777-99')).toMatchObject({
			value: { kind: 'uncatalogued', category: 'HW99', categoryName: null }
		});
	});

	test('of general industrial waste is taken by its form alone, and says so', () => {
		for (const typed of ['900-003-S17', '900-003-s17', '900003S17'])
			expect(choose(typed)).toEqual({
				ok: true,
				value: { kind: 'general-industrial', code: '900-003-S17', wasteClass: 'SW17', confirmed: false }
			});
	});

	test('that is empty or no code is refused', () => {
		expect(choose(' \t')).toEqual({ ok: false, refusal: { kind: 'empty' } });
		for (const typed of ['900-214', '900-214-080', '900-214-SW17', 'HW08', '废机油', '900-003-S1'])
			expect(choose(typed)).toEqual({ ok: false, refusal: { kind: 'not-a-code', typed } });
	});

	test('never throws, and what is chosen reads back as itself', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^\d{3}-?\d{3}-?S?\d{2}$/)), (typed) => {
				const chosen = choose(typed);
				if (chosen.ok) expect(choose(chosen.value.code)).toEqual(chosen);
			})
		);
	});
});
