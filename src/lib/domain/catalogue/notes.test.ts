import { describe, expect, test } from 'vitest';
import { catalogue2025 } from './catalogue.ts';
import { catalogue2021 } from './editions.ts';
import { notes, notesFor, questionsFor } from './notes.ts';

const asks = (code: string, edition = '2025') =>
	questionsFor(code, edition).map(({ note, answers }) => [note, answers.yes]);

describe('the notes under the table', () => {
	test('are eight in 2025 and two in 2021, each in both languages', () => {
		const numbers = (of: string) => notes.filter(({ edition }) => edition === of).map(({ number }) => number);
		expect(numbers('2025')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		expect(numbers('2021')).toEqual([1, 2]);
		for (const { zh, en } of notes)
			expect([/\p{Script=Han}/u.test(zh), /^[\p{ASCII}“”…]+$/u.test(en)]).toEqual([true, true]);
		expect(notes.filter(({ confirmed }) => !confirmed).map(({ edition, number }) => [edition, number])).toEqual([
			['2021', 2]
		]);
	});

	test('hold for the whole table or for their categories, in the edition of the record', () => {
		const numbers = (code: string, edition: string) => notesFor(code, edition).map(({ number }) => number);
		expect(numbers('841-001-01', '2025')).toEqual([1, 2, 3]);
		expect(numbers('841-001-01', '2021')).toEqual([1, 2]);
		expect(numbers('900-214-08', '2025')).toEqual([1, 2, 4]);
		expect(numbers('900-214-08', '2021')).toEqual([1]);
		expect(numbers('900-002-03', '2025')).toEqual([1, 2, 5]);
		expect(numbers('900-214-08', '2016')).toEqual([]);
	});
});

describe('the questions at the counter', () => {
	test('ask where a note takes a waste out of a code', () => {
		expect(asks('900-214-08')).toEqual([[4, 'identify']]);
		expect(asks('900-002-03')).toEqual([[5, 'not-this-code']]);
		expect(asks('276-002-02')).toEqual([[5, 'not-this-code']]);
		expect(asks('900-299-12')).toEqual([[6, 'not-this-code']]);
		expect(asks('261-072-40')).toEqual([[7, 'not-this-code']]);
		expect(asks('261-084-45')).toEqual([[8, 'not-this-code']]);
		for (const code of ['900-252-12', '900-041-49', '841-001-01', '900-006-09', 'x'])
			expect(asks(code), code).toEqual([]);
	});

	test('ask nothing in 2021, whose notes take nothing out', () => {
		for (const { code } of catalogue2021.entries) expect(asks(code, '2021')).toEqual([]);
	});

	test('keep the code on no and on not known, and are each of a note that holds for the code', () => {
		for (const { code } of catalogue2025.entries) {
			for (const { note, answers, question } of questionsFor(code, '2025')) {
				expect([answers.no, answers.unknown]).toEqual(['keeps-code', 'keeps-code']);
				expect(notesFor(code, '2025').map(({ number }) => number)).toContain(note);
				expect(question.zh.length * question.en.length).toBeGreaterThan(0);
			}
		}
	});

	test('about pigments are asked for every entry of HW12 that names pigments without saying which', () => {
		const general = catalogue2025.entries.filter(
			({ category, description }) => category === 'HW12' && /颜料/.test(description) && !/[铬钼铁锌]/.test(description)
		);
		expect(general.map(({ code }) => code)).toEqual(
			catalogue2025.entries.map(({ code }) => code).filter((code) => asks(code).some(([note]) => note === 6))
		);
	});
});
