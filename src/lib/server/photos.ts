/**
 * Photos, named by their SHA-256 and sent in parts: an upload goes on where it broke off.
 *
 * A photo counts as here only after its hash was checked; what turns out to be something else is thrown away.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type { Database } from './database.ts';

/** Bytes: of one photo, and of one part. */
export const LARGEST_PHOTO = 8 * 1024 * 1024;
export const LARGEST_PART = 1024 * 1024;

export type PhotoState = { size: number; received: number; complete: boolean };

export type PhotoRefusal =
	| { kind: 'not-found' }
	/** The part does not begin where the last one ended. */
	| { kind: 'wrong-offset'; received: number }
	| { kind: 'too-large'; most: number }
	| { kind: 'beyond-length' }
	/** All bytes came and are another photo: nothing of them is kept. */
	| { kind: 'hash-differs' };

export type PhotoStore = ReturnType<typeof photoStore>;

export function photoStore({ database, folder }: { database: Database; folder: string }) {
	const { kysely } = database;
	/** One part at a time for each photo, whoever sends it. */
	const busy = new Map<string, Promise<unknown>>();
	const fileOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

	async function state(sha256: string): Promise<PhotoState | undefined> {
		const row = await kysely.selectFrom('photo').selectAll().where('sha256', '=', sha256).executeTakeFirst();
		return row && { size: row.size, received: row.received, complete: row.complete === 1 };
	}

	async function note(sha256: string, { size, received, complete }: PhotoState): Promise<void> {
		const values = { size, received, complete: complete ? 1 : 0 };
		await kysely
			.insertInto('photo')
			.values({ sha256, ...values })
			.onConflict((conflict) => conflict.column('sha256').doUpdateSet(values))
			.execute();
	}

	async function take(
		sha256: string,
		offset: number,
		size: number,
		part: Uint8Array
	): Promise<Result<PhotoState, PhotoRefusal>> {
		const known = await state(sha256);
		if (known?.complete) return ok(known);
		if (size < 1 || size > LARGEST_PHOTO) return refuse({ kind: 'too-large', most: LARGEST_PHOTO });
		// Another length than announced before: one of two senders is wrong, and only the hash tells. A lost file begins anew.
		const received = known?.size === size && existsSync(fileOf(sha256)) ? known.received : 0;
		if (offset !== received) return refuse({ kind: 'wrong-offset', received });
		if (offset + part.length > size) return refuse({ kind: 'beyond-length' });
		await writePart(fileOf(sha256), offset, part);
		const next: PhotoState = { size, received: offset + part.length, complete: false };
		if (next.received < size) {
			await note(sha256, next);
			return ok(next);
		}
		if ((await hashOf(fileOf(sha256), size)) !== sha256) {
			await kysely.deleteFrom('photo').where('sha256', '=', sha256).execute();
			await rm(fileOf(sha256), { force: true });
			return refuse({ kind: 'hash-differs' });
		}
		await note(sha256, { ...next, complete: true });
		return ok({ ...next, complete: true });
	}

	return {
		async state(sha256: string): Promise<Result<PhotoState, PhotoRefusal>> {
			const known = await state(sha256);
			return known ? ok(known) : refuse({ kind: 'not-found' });
		},

		/** Takes one part; the answer says how much is here. Sending a photo that is complete changes nothing. */
		async receive(
			sha256: string,
			offset: number,
			size: number,
			part: Uint8Array
		): Promise<Result<PhotoState, PhotoRefusal>> {
			const before = busy.get(sha256) ?? Promise.resolve();
			const mine = before.then(
				() => take(sha256, offset, size, part),
				() => take(sha256, offset, size, part)
			);
			busy.set(sha256, mine);
			try {
				return await mine;
			} finally {
				if (busy.get(sha256) === mine) busy.delete(sha256);
			}
		}
	};
}

/** On the disk before it is counted as received. A file of an upload that began anew loses what it had. */
async function writePart(file: string, offset: number, part: Uint8Array): Promise<void> {
	await mkdir(join(file, '..'), { recursive: true });
	const handle = await open(file, offset === 0 ? 'w' : 'r+');
	try {
		await handle.write(part, 0, part.length, offset);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function hashOf(file: string, size: number): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file, { end: size - 1 }), hash);
	return hash.digest('hex');
}
