/**
 * Device keys. The private key is made on the device, cannot be exported, and never leaves it.
 *
 * Ed25519 where the browser has it (Chrome from 137), else ECDSA P-256, which every Chrome has. The record of the device
 * says which. Names are those of JOSE: `EdDSA`, `ES256`.
 */
import { fromBase64url, toBase64url } from './bytes.ts';

export type Alg = 'EdDSA' | 'ES256';

export type DeviceKeys = { alg: Alg; privateKey: CryptoKey; publicKey: string };

/** What makes signatures; the journal needs no more than this of a key. */
export type Signer = { alg: Alg; sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array> };

const makeParams = { EdDSA: { name: 'Ed25519' }, ES256: { name: 'ECDSA', namedCurve: 'P-256' } } as const;
const signParams = { EdDSA: { name: 'Ed25519' }, ES256: { name: 'ECDSA', hash: 'SHA-256' } } as const;

/** A new key pair, not extractable. With no `alg` named: Ed25519 if this browser makes it, else P-256. */
export async function makeDeviceKeys(alg?: Alg): Promise<DeviceKeys> {
	if (alg) return make(alg);
	try {
		return await make('EdDSA');
	} catch {
		return make('ES256');
	}
}

async function make(alg: Alg): Promise<DeviceKeys> {
	const pair = (await crypto.subtle.generateKey(makeParams[alg], false, ['sign', 'verify'])) as CryptoKeyPair;
	const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
	return { alg, privateKey: pair.privateKey, publicKey: toBase64url(spki) };
}

export const signerOf = ({ alg, privateKey }: Pick<DeviceKeys, 'alg' | 'privateKey'>): Signer => ({
	alg,
	sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(signParams[alg], privateKey, bytes))
});

/** Checks a signature (base64url) over bytes. Any text that is no signature is simply not a good one. */
export type Verifier = (bytes: Uint8Array<ArrayBuffer>, signature: string) => Promise<boolean>;

/** A verifier for a public key (SPKI, base64url); undefined when the text is no such key. */
export async function verifierOf(alg: Alg, publicKey: string): Promise<Verifier | undefined> {
	const spki = fromBase64url(publicKey);
	if (!spki) return undefined;
	try {
		const key = await crypto.subtle.importKey('spki', spki, makeParams[alg], false, ['verify']);
		return async (bytes, signature) => {
			const decoded = fromBase64url(signature);
			return decoded !== undefined && (await crypto.subtle.verify(signParams[alg], key, decoded, bytes));
		};
	} catch {
		return undefined;
	}
}
