import { expect, test } from 'vitest';
import type { DeviceId } from '#lib/domain/ids.ts';
import { toBase64url } from './bytes.ts';
import { makeDeviceKeys, signerOf, verifierOf } from './keys.ts';
import { receiptBytes, receiptHolds, type Receipt } from './receipt.ts';

test('a receipt holds as it was signed and not after any of its parts was changed', async () => {
	const server = await makeDeviceKeys('ES256');
	const verify = (await verifierOf('ES256', server.publicKey))!;
	const said = {
		device: 'd-a' as DeviceId,
		seq: 7,
		hash: 'a'.repeat(64),
		position: 12,
		time: '2026-11-22T01:00:00.000Z'
	};
	const receipt: Receipt = { ...said, sig: toBase64url(await signerOf(server).sign(receiptBytes(said))) };
	expect(await receiptHolds(receipt, verify)).toBe(true);
	const changes: Partial<Receipt>[] = [
		{ device: 'd-b' as DeviceId },
		{ seq: 8 },
		{ hash: 'b'.repeat(64) },
		{ position: 11 },
		{ time: '2026-11-22T01:00:00.001Z' },
		{ sig: toBase64url(new Uint8Array(64)) }
	];
	for (const change of changes) expect(await receiptHolds({ ...receipt, ...change }, verify)).toBe(false);
});
