/**
 * The bytes that a Yaohua XK3190-A9 sends for a weight: what the demo's records carry as their evidence.
 *
 * Manual XK3190-A9+ p. 9: `02 S d d d d d d P XH XL 03`, kilograms with P decimals, XOR of bytes 2 to 9 in two characters.
 */

/** @param gross grams, a multiple of 10, at most 9,999.99 kg either way. @returns 12 bytes, hex. */
export function a9Frame(gross: number): string {
	const hundredths = Math.abs(gross) / 10;
	if (!Number.isInteger(hundredths) || hundredths > 999_999) throw new RangeError(`no such frame: ${gross} g`);
	const inside = `${gross < 0 ? '-' : '+'}${String(hundredths).padStart(6, '0')}2`;
	const codes = Array.from(inside, (character) => character.charCodeAt(0));
	const check = codes.reduce((xor, code) => xor ^ code, 0);
	const half = (nibble: number) => nibble + (nibble <= 9 ? 0x30 : 0x37);
	return [0x02, ...codes, half(check >> 4), half(check & 0x0f), 0x03]
		.map((byte) => byte.toString(16).padStart(2, '0'))
		.join('');
}
