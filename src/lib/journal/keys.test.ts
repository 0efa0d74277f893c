import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64url, utf8 } from './bytes.ts';
import { makeDeviceKeys, signerOf, verifierOf, type Alg } from './keys.ts';

const algs: Alg[] = ['EdDSA', 'ES256'];

describe.each(algs)('a device key of %s', (alg) => {
	test('signs what its public key, as text, verifies', async () => {
		const keys = await makeDeviceKeys(alg);
		const verify = await verifierOf(alg, keys.publicKey);
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (given) => {
				const bytes = new Uint8Array(given);
				const signature = await signerOf(keys).sign(bytes);
				expect(signature).toHaveLength(64);
				expect(await verify!(bytes, toBase64url(signature))).toBe(true);
			}),
			{ numRuns: 20 }
		);
	});

	test('does not verify other bytes, another key, or a text that is no signature', async () => {
		const [mine, other] = [await makeDeviceKeys(alg), await makeDeviceKeys(alg)];
		const verify = (await verifierOf(alg, mine.publicKey))!;
		const signature = toBase64url(await signerOf(mine).sign(utf8('a')));
		expect(await verify(utf8('a'), signature)).toBe(true);
		expect(await verify(utf8('b'), signature)).toBe(false);
		expect(await (await verifierOf(alg, other.publicKey))!(utf8('a'), signature)).toBe(false);
		for (const text of ['', 'AA', signature.slice(1), `${signature}AAAA`, `${signature}=`, 'no signature']) {
			expect(await verify(utf8('a'), text), text).toBe(false);
		}
	});

	test('cannot be taken out of the device', async () => {
		const { privateKey } = await makeDeviceKeys(alg);
		expect(privateKey.extractable).toBe(false);
		await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
	});

	test('is not read from a text that is no key, nor from a key of the other kind', async () => {
		const foreign = await makeDeviceKeys(alg === 'EdDSA' ? 'ES256' : 'EdDSA');
		for (const text of ['', 'AA', 'not base64url!', foreign.publicKey])
			expect(await verifierOf(alg, text)).toBeUndefined();
	});
});

test('with no algorithm named it is Ed25519 where there is one', async () => {
	expect((await makeDeviceKeys()).alg).toBe('EdDSA');
});
