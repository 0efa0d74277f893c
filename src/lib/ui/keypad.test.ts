/** The keypad's promises: only digits get in, the longest PIN holds, nothing else is swallowed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterKey } from './keypad.ts';

const keys = fc.oneof(
	fc.constantFrom('0', '5', '9', '７', 'Backspace', 'Delete', 'Escape', 'Enter', 'Tab', 'a', 'F2', ' '),
	fc.string()
);

test('whatever is pressed, the PIN stays digits and never grows beyond the longest', () => {
	fc.assert(
		fc.property(fc.array(keys), fc.integer({ min: 4, max: 8 }), (pressed, longest) => {
			const value = pressed.reduce((held, key) => afterKey(held, key, longest)?.value ?? held, '');
			expect(value).toMatch(new RegExp(`^[0-9]{0,${longest}}$`));
		})
	);
});

test('digits are taken in order, and a backspace takes the last one back', () => {
	const typed = ['1', '２', '3', 'Backspace', '4'].reduce((held, key) => afterKey(held, key, 6)!.value, '');
	expect(typed).toBe('124');
});

test('a digit too many is dropped', () => {
	expect(afterKey('123456', '7', 6)).toEqual({ value: '123456', submit: false });
});

test('Enter submits what stands, and Escape begins anew', () => {
	expect(afterKey('1234', 'Enter', 6)).toEqual({ value: '1234', submit: true });
	expect(afterKey('1234', 'Escape', 6)).toEqual({ value: '', submit: false });
});

test('keys of other uses are left to the page', () => {
	for (const key of ['Tab', 'ArrowLeft', 'a', 'F5', '', '12']) expect(afterKey('12', key, 6)).toBeUndefined();
});
