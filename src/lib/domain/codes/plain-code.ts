/**
 * A code as it is compared: full-width signs made plain, no space around it, capital letters.
 *
 * One character stays one character, so that the position in a refusal is the position that was read.
 */
import { halfWidth } from '../full-width.ts';

export const plainCode = (text: string): string =>
	halfWidth(text)
		.trim()
		.replace(/[a-z]/g, (letter) => letter.toUpperCase());
