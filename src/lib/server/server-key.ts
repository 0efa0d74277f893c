/**
 * The server's Ed25519 key: it signs receipts, exports and the server's own events.
 *
 * Made at the first start and kept in the data folder, readable by its owner only. Losing it means that a new server
 * cannot prove to be the old one, so it belongs in the backup.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { toBase64url } from '#lib/journal/bytes.ts';
import type { Signer } from '#lib/journal/keys.ts';

export type ServerKey = Signer & {
	alg: 'EdDSA';
	/** SPKI, base64url. */
	publicKey: string;
};

export function keyIn(folder: string): ServerKey {
	const pem = keptFile(join(folder, 'server-key.pem'), () =>
		generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
	);
	return serverKey(createPrivateKey(pem));
}

export const newServerKey = (): ServerKey => serverKey(generateKeyPairSync('ed25519').privateKey);

const serverKey = (privateKey: KeyObject): ServerKey => ({
	alg: 'EdDSA',
	publicKey: toBase64url(createPublicKey(privateKey).export({ type: 'spki', format: 'der' })),
	sign: async (bytes) => sign(null, bytes, privateKey)
});

/** A secret file's text. What is not there yet is made, once, with mode 0600; two starts at once end with one text. */
export function keptFile(file: string, make: () => string): string {
	try {
		const descriptor = openSync(file, 'wx', 0o600);
		try {
			writeSync(descriptor, make());
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
	} catch (fault) {
		if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
	}
	return readFileSync(file, 'utf8');
}
