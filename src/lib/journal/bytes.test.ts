import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64url, sha256Hex, toBase64url, toHex, utf8 } from './bytes.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

describe('base64url', () => {
	test('gives back the bytes it was made of, without padding', () => {
		fc.assert(
			fc.property(bytes, (given) => {
				const text = toBase64url(given);
				expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
				expect(fromBase64url(text)).toEqual(new Uint8Array(given));
			})
		);
	});

	test('is the text that RFC 4648 section 5 makes of the bits, six by six', () => {
		const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		fc.assert(
			fc.property(bytes, (given) => {
				const bits = Array.from(given, (byte) => byte.toString(2).padStart(8, '0')).join('');
				const sixes = bits.match(/.{1,6}/g) ?? [];
				const expected = sixes.map((six) => alphabet[Number.parseInt(six.padEnd(6, '0'), 2)]).join('');
				expect(toBase64url(given)).toBe(expected);
			})
		);
	});

	test('has one spelling for some bytes: any other text is refused', () => {
		const letters = fc
			.array(fc.constantFrom(...'ABCXYZabcxyz0189-_+/= \n'), { maxLength: 12 })
			.map((characters) => characters.join(''));
		fc.assert(
			fc.property(letters, (text) => {
				const read = fromBase64url(text);
				if (read) expect(toBase64url(read)).toBe(text);
			})
		);
		for (const text of ['AA=', 'AA==', 'AB', 'AAB', 'A', 'A+', 'A/', 'AA\n', ' AA', 'é'])
			expect(fromBase64url(text), text).toBeUndefined();
		expect(fromBase64url('')).toEqual(new Uint8Array());
	});
});

test('hex is small and two characters a byte', () => {
	expect(toHex(Uint8Array.of(0, 1, 15, 16, 255))).toBe('00010f10ff');
});

test('SHA-256 is that of FIPS 180: of nothing, and of abc', async () => {
	expect(await sha256Hex(utf8(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
	expect(await sha256Hex(utf8('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
