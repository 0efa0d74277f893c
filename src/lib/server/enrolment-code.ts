/**
 * The one-time code that lets a tablet in: 8 characters a person reads out, written `XXXX-XXXX`.
 *
 * It is stored only as a keyed hash: the code is short, and without the key a stolen table does not give it away.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** No 0 O, 1 I L, 5 S, 8 B, 2 Z, U V: nothing that is misread. 23 characters, so that 8 of them are 36 bits. */
const alphabet = '34679ACDEFGHJKMNPQRTWXY';
const LENGTH = 8;

/** How long a code is good for, in milliseconds. */
export const CODE_LIFE = 15 * 60_000;

/** @param random gives as many random bytes as asked for. */
export function newEnrolmentCode(random: (count: number) => Uint8Array): string {
	const even = 256 - (256 % alphabet.length);
	let code = '';
	while (code.length < LENGTH) {
		// A byte beyond the last full run of the alphabet is dropped, so that no character is likelier than another.
		for (const byte of random(LENGTH))
			if (byte < even && code.length < LENGTH) code += alphabet[byte % alphabet.length];
	}
	return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The code without its hyphen and spaces, in capitals; undefined for what cannot be one. */
export function plainCode(typed: string): string | undefined {
	const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
	return code.length === LENGTH && [...code].every((character) => alphabet.includes(character)) ? code : undefined;
}

export const codeHash = (secret: string, plain: string): string =>
	createHmac('sha256', secret).update(`enrolment ${plain}`).digest('hex');

/** Compares in a time that says nothing of where they differ. */
export const sameHash = (a: string, b: string): boolean =>
	a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
