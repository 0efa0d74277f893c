/** What is promised about photos: an upload goes on where it broke off, and only the photo it says it is counts. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { databasesOn } from './engines.fixture.ts';
import { LARGEST_PHOTO, photoStore } from './photos.ts';

const nameOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('photos', () => {
	const { fresh, where } = databasesOn('sqlite');
	const shelf = async () => {
		const { folder } = await where();
		const photos = photoStore({ database: await fresh(), folder });
		return { photos, folder, fileOf: (sha256: string) => join(folder, sha256.slice(0, 2), sha256) };
	};

	test('a photo sent in any parts, each of them twice and some out of place, arrives as it is', async () => {
		const { photos, fileOf } = await shelf();
		await fc.assert(
			fc.asyncProperty(
				fc.uint8Array({ minLength: 1, maxLength: 4000 }),
				fc.integer({ min: 1, max: 900 }),
				async (bytes, size) => {
					const sha256 = nameOf(bytes);
					for (let offset = 0; offset < bytes.length; offset += size) {
						const part = bytes.subarray(offset, offset + size);
						await photos.receive(sha256, offset, bytes.length, part);
						const again = await photos.receive(sha256, offset, bytes.length, part);
						const done = offset + part.length >= bytes.length;
						expect(again.ok || again.refusal).toEqual(done || { kind: 'wrong-offset', received: offset + part.length });
					}
					expect(await photos.state(sha256)).toEqual({
						ok: true,
						value: { size: bytes.length, received: bytes.length, complete: true }
					});
					expect(new Uint8Array(await readFile(fileOf(sha256)))).toEqual(bytes);
				}
			),
			{ numRuns: 25 }
		);
	});

	test('two senders of one photo do not mix their parts', async () => {
		const { photos } = await shelf();
		const bytes = new Uint8Array(3000).map((_, index) => index % 251);
		const sha256 = nameOf(bytes);
		const send = async () => {
			for (let offset = 0; offset < bytes.length;) {
				const taken = await photos.receive(sha256, offset, bytes.length, bytes.subarray(offset, offset + 100));
				if (taken.ok) offset = taken.value.received;
				else if (taken.refusal.kind === 'wrong-offset') offset = taken.refusal.received;
				else throw new Error(taken.refusal.kind);
			}
		};
		await Promise.all([send(), send()]);
		expect(await photos.state(sha256)).toMatchObject({ ok: true, value: { complete: true } });
	});

	test('bytes of another photo are thrown away, and the right ones are taken afterwards', async () => {
		const { photos, folder, fileOf } = await shelf();
		const right = new Uint8Array([1, 2, 3]);
		const sha256 = nameOf(right);
		expect(await photos.receive(sha256, 0, 3, new Uint8Array([9, 9, 9]))).toEqual({
			ok: false,
			refusal: { kind: 'hash-differs' }
		});
		expect(await photos.state(sha256)).toEqual({ ok: false, refusal: { kind: 'not-found' } });
		expect(existsSync(fileOf(sha256))).toBe(false);
		expect(await photos.receive(sha256, 0, 5, new Uint8Array([9, 9]))).toMatchObject({ ok: true });
		expect(await photos.receive(sha256, 0, 3, right)).toMatchObject({ ok: true, value: { complete: true } });
		expect(readdirSync(join(folder, sha256.slice(0, 2)))).toEqual([sha256]);
	});

	test('nothing beyond its own length or the limit is taken', async () => {
		const { photos } = await shelf();
		const sha256 = '0'.repeat(64);
		expect(await photos.receive(sha256, 0, 2, new Uint8Array(3))).toEqual({
			ok: false,
			refusal: { kind: 'beyond-length' }
		});
		expect(await photos.receive(sha256, 0, LARGEST_PHOTO + 1, new Uint8Array(3))).toMatchObject({
			refusal: { kind: 'too-large' }
		});
		expect(await photos.receive(sha256, 0, 0, new Uint8Array())).toMatchObject({ refusal: { kind: 'too-large' } });
		expect(await photos.state(sha256)).toMatchObject({ ok: false });
	});

	test('an upload whose file was lost begins anew', async () => {
		const { photos, fileOf } = await shelf();
		const bytes = new Uint8Array([1, 2, 3, 4]);
		const sha256 = nameOf(bytes);
		await photos.receive(sha256, 0, 4, bytes.subarray(0, 2));
		rmSync(fileOf(sha256));
		expect(await photos.receive(sha256, 2, 4, bytes.subarray(2))).toEqual({
			ok: false,
			refusal: { kind: 'wrong-offset', received: 0 }
		});
		expect(await photos.receive(sha256, 0, 4, bytes)).toMatchObject({ ok: true, value: { complete: true } });
	});
});
