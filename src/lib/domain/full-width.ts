/**
 * Full-width signs, as a Chinese input method makes them, become the plain ones that people mean: `１２．５` is `12.5`.
 *
 * Only the block of full-width ASCII and the wide space: other look-alikes (`①`, `𝟙`) stay what they are and are refused.
 */
export const halfWidth = (text: string): string =>
	text.replace(/[\uff01-\uff5e\u3000]/g, (sign) =>
		sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)
	);
