/**
 * What a key does to a PIN that is being typed, on the screen's keypad and on a real keyboard alike.
 *
 * A digit beyond the longest PIN is dropped, never shifted in: the person would not see which digits counted.
 */
export type KeypadAction = { value: string; submit: boolean };

/** The value after a key (`KeyboardEvent.key`), or undefined when the key is none of the keypad's. */
export function afterKey(value: string, key: string, longest: number): KeypadAction | undefined {
	// A Chinese input method may send full-width digits.
	const plain = key.normalize('NFKC');
	if (/^[0-9]$/.test(plain)) return { value: value.length < longest ? value + plain : value, submit: false };
	if (plain === 'Backspace') return { value: value.slice(0, -1), submit: false };
	if (plain === 'Delete' || plain === 'Escape') return { value: '', submit: false };
	if (plain === 'Enter') return { value, submit: true };
	return undefined;
}
