import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uuid7, uuid7Form } from './uuid7.ts';

test('an id has the form of RFC 9562, version 7, and carries its time', () => {
	const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });
	fc.assert(
		fc.property(time, fc.uint8Array({ minLength: 16, maxLength: 20 }), (milliseconds, random) => {
			const id = uuid7(milliseconds, random);
			expect(id).toMatch(uuid7Form);
			expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(milliseconds);
		})
	);
});

test('the example of RFC 9562 appendix A.6 comes out', () => {
	const random = Uint8Array.of(0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
	expect(uuid7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('other random bytes make another id, and the bytes given are left alone', () => {
	const random = new Uint8Array(16);
	expect(uuid7(1, random)).not.toBe(uuid7(1, new Uint8Array(16).fill(1)));
	expect([...random].every((byte) => byte === 0)).toBe(true);
	expect(() => uuid7(1, new Uint8Array(15))).toThrow(RangeError);
});
