import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uscc, usccCheckCharacter } from './uscc.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const known = ['91440300708461136T', '91330100799655058B'];
const refusalOf = (text: string) => {
	const result = uscc(text);
	return result.ok ? undefined : result.refusal;
};

describe('统一社会信用代码', () => {
	test.each(known)('%s passes, in small letters and with spaces round it too', (code) => {
		expect(uscc(code)).toEqual({ ok: true, value: code });
		expect(uscc(` ${code.toLowerCase()} `)).toEqual({ ok: true, value: code });
	});

	test('every single wrong character is noticed', () => {
		for (const code of known) {
			for (let at = 0; at < 18; at++) {
				for (const character of alphabet) {
					if (character === code[at]) continue;
					const wrong = code.slice(0, at) + character + code.slice(at + 1);
					expect(refusalOf(wrong)?.kind, wrong).toBe('uscc-check');
				}
			}
		}
	});

	test('any 17 characters pass with their own check character and with no other', () => {
		const first17 = fc
			.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
			.map((characters) => characters.join(''));
		fc.assert(
			fc.property(first17, (body) => {
				const check = usccCheckCharacter(body);
				const passing = [...alphabet].filter((character) => uscc(body + character).ok);
				expect(passing).toEqual([check]);
			})
		);
	});

	test('the refusal names the part that is wrong', () => {
		expect(refusalOf('9144030070846113')).toEqual({ kind: 'uscc-length', length: 16 });
		expect(refusalOf('91440300708461I36T')).toEqual({
			kind: 'uscc-character',
			segment: { name: 'subject', text: '708461I36', from: 8, to: 17 },
			at: 14,
			character: 'I'
		});
		expect(refusalOf('914403007084𝟙136T')).toMatchObject({ kind: 'uscc-character', at: 12, character: '𝟙' });
		expect(refusalOf('914403007084611360')).toEqual({
			kind: 'uscc-check',
			segment: { name: 'check', text: '0', from: 17, to: 18 },
			at: 17,
			expected: 'T',
			found: '0'
		});
	});

	test('never throws, whatever was typed', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 16, maxLength: 20 }), (text) => void uscc(text)));
	});
});
