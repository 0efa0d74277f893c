/**
 * The PIN a person signs in with on a kiosk, as the slow hash that kiosks keep and check with no network.
 *
 * A PIN is short: whoever steals a roster can try them all, so each try must cost. The kiosk computes the same with WebCrypto.
 */
import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { RosterPerson } from '#lib/contract/sync.ts';
import { toBase64url } from '#lib/journal/bytes.ts';

export type PinVerifier = RosterPerson['pin'];

/** PBKDF2 rounds: OWASP's figure for SHA-256 of 2021 is the floor; a cheap tablet takes about half a second. */
const ITERATIONS = 310_000;
const VERIFIER_BYTES = 32;

export const isPin = (text: string): boolean => /^\d{4,12}$/.test(text);

export async function pinVerifier(pin: string, salt: Uint8Array): Promise<PinVerifier> {
	const verifier = await promisify(pbkdf2)(pin, salt, ITERATIONS, VERIFIER_BYTES, 'sha256');
	return {
		algorithm: 'PBKDF2-SHA-256',
		iterations: ITERATIONS,
		salt: toBase64url(salt),
		verifier: toBase64url(verifier)
	};
}
