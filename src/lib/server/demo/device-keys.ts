/**
 * The key of a simulated kiosk, made from 32 seed bytes: Ed25519 signatures hold no chance, so the same seed signs the same.
 *
 * A real tablet's key is made on the tablet and cannot leave it; this one is public by design.
 */
import { fromBase64url, toBase64url } from '#lib/journal/bytes.ts';
import type { DeviceKeys } from '#lib/journal/keys.ts';

/** RFC 8410: the DER around a bare Ed25519 seed and a bare public key. */
const PKCS8_HEAD = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
const SPKI_HEAD = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

export async function keysFromSeed(seed: Uint8Array): Promise<DeviceKeys> {
	if (seed.length !== 32) throw new RangeError('an Ed25519 seed has 32 bytes');
	const privateKey = await crypto.subtle.importKey(
		'pkcs8',
		Uint8Array.from([...PKCS8_HEAD, ...seed]),
		{ name: 'Ed25519' },
		true,
		['sign']
	);
	const { x } = await crypto.subtle.exportKey('jwk', privateKey);
	const bare = fromBase64url(x!)!;
	return { alg: 'EdDSA', privateKey, publicKey: toBase64url(Uint8Array.from([...SPKI_HEAD, ...bare])) };
}
