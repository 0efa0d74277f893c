/**
 * What a key of a keyboard-wedge scanner means, told from its place on the keyboard (`event.code`).
 *
 * `event.key` is believed only where it names the same key: with a Chinese input method on it is `Process` or full-width, and
 * with Caps Lock it is turned round.
 * Scanners type as on a US keyboard, which is what they are set to when they leave the works.
 */

/** The part of a KeyboardEvent that is looked at. */
export type WedgeKey = {
	code: string;
	key: string;
	keyCode: number;
	shiftKey: boolean;
	ctrlKey: boolean;
	altKey: boolean;
	metaKey: boolean;
	repeat: boolean;
	isComposing: boolean;
	timeStamp: number;
	getModifierState?(name: 'CapsLock'): boolean;
};

const plainAndShifted: Record<string, string> = {
	Digit1: '1!',
	Digit2: '2@',
	Digit3: '3#',
	Digit4: '4$',
	Digit5: '5%',
	Digit6: '6^',
	Digit7: '7&',
	Digit8: '8*',
	Digit9: '9(',
	Digit0: '0)',
	Minus: '-_',
	Equal: '=+',
	BracketLeft: '[{',
	BracketRight: ']}',
	Backslash: '\\|',
	Semicolon: ';:',
	Quote: '\'"',
	Backquote: '`~',
	Comma: ',<',
	Period: '.>',
	Slash: '/?',
	Space: '  ',
	NumpadAdd: '++',
	NumpadSubtract: '--',
	NumpadMultiply: '**',
	NumpadDivide: '//',
	NumpadDecimal: '..'
};

/** The character that a key stands for; undefined for keys that stand for none. */
export function characterOf(pressed: WedgeKey): string | undefined {
	const { code, key, shiftKey } = pressed;
	const letter = /^Key([A-Z])$/.exec(code)?.[1];
	if (letter) {
		const believed = key.toUpperCase() === letter && !pressed.getModifierState?.('CapsLock');
		return believed ? key : shiftKey ? letter : letter.toLowerCase();
	}
	const digit = /^Numpad(\d)$/.exec(code)?.[1];
	if (digit) return digit;
	const pair = plainAndShifted[code];
	if (pair) return key.length === 1 && pair.includes(key) ? key : pair[shiftKey ? 1 : 0];
	// Some tablets give no code at all; full-width characters become plain ones.
	return code === '' && [...key].length === 1 ? key.normalize('NFKC') : undefined;
}

export const isEnd = ({ code, key }: WedgeKey): boolean =>
	code === 'Enter' || code === 'NumpadEnter' || code === 'Tab' || (code === '' && (key === 'Enter' || key === 'Tab'));

export const isModifier = ({ code, key }: WedgeKey): boolean => /^(Shift|CapsLock|NumLock)/.test(code || key);

/** Whether an input method has the keyboard. */
export const throughInputMethod = ({ keyCode, isComposing }: WedgeKey): boolean => keyCode === 229 || isComposing;
