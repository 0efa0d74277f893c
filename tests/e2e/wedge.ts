/**
 * A scanner that types, as the browser gets it: real key events in one burst, from the keyboard's own layer.
 *
 * Sent all at once: the page tells a scanner from a person by the time between two keys, and this machine may be busy.
 */
import type { Page } from '@playwright/test';

type Stroke = { key: string; code: string; keyCode: number; shift: boolean };

const signs: Record<string, Stroke> = {
	':': { key: ':', code: 'Semicolon', keyCode: 186, shift: true },
	'-': { key: '-', code: 'Minus', keyCode: 189, shift: false }
};

function strokeOf(character: string): Stroke {
	const keyCode = character.toUpperCase().charCodeAt(0);
	if (/[A-Z]/.test(character)) return { key: character, code: `Key${character}`, keyCode, shift: true };
	if (/\d/.test(character)) return { key: character, code: `Digit${character}`, keyCode, shift: false };
	const sign = signs[character];
	if (!sign) throw new RangeError(`this scanner has no key for ${character}`);
	return sign;
}

/** Types a text as a keyboard wedge does, ended by Enter. */
export async function wedgeScan(page: Page, text: string): Promise<void> {
	const keyboard = await page.context().newCDPSession(page);
	const strokes = [...text].map(strokeOf);
	const sent = strokes.flatMap(({ key, code, keyCode, shift }) => {
		const event = { key, code, windowsVirtualKeyCode: keyCode, modifiers: shift ? 8 : 0 };
		return [
			keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, ...event }),
			keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
		];
	});
	const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
	await Promise.all([
		...sent,
		keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...enter }),
		keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
	]);
	await keyboard.detach();
}
