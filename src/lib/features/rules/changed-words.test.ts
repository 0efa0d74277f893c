/** What is marked as changed is what changed, and no character is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences2021to2025 } from '#lib/domain/catalogue/editions.ts';
import { changedPieces, type Piece } from './changed-words.ts';

const joined = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
const kept = (pieces: readonly Piece[]) => joined(pieces.filter(({ changed }) => !changed));

test('the pieces are the texts again, and what is kept is the same on both sides', () => {
	const text = fc.string({ unit: fc.constantFrom('或', '者', '废', '油', '、', '𠮷'), maxLength: 20 });
	fc.assert(
		fc.property(text, text, (before, after) => {
			const pieces = changedPieces(before, after);
			expect(joined(pieces.before)).toBe(before);
			expect(joined(pieces.after)).toBe(after);
			expect(kept(pieces.before)).toBe(kept(pieces.after));
		})
	);
});

test('the same text has nothing changed', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 1 }), (text) => {
			expect(changedPieces(text, text).after).toEqual([{ text, changed: false }]);
		})
	);
});

test('one character that was put in is the only mark', () => {
	expect(changedPieces('废油或乳剂', '废油或者乳剂')).toEqual({
		before: [{ text: '废油或乳剂', changed: false }],
		after: [
			{ text: '废油或', changed: false },
			{ text: '者', changed: true },
			{ text: '乳剂', changed: false }
		]
	});
});

test('every text that differs between the editions held has a mark', () => {
	for (const { before, after, code } of differences2021to2025) {
		const pieces = changedPieces(before, after);
		expect(
			[...pieces.before, ...pieces.after].some(({ changed }) => changed),
			code
		).toBe(true);
	}
});
