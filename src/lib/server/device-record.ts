/**
 * The server's own record of a device: its key, its token, whether it may still speak, and where its chain ends.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { DeviceId, PointId } from '#lib/domain/ids.ts';
import type { Head } from '#lib/journal/event.ts';
import { verifierOf, type Alg, type Verifier } from '#lib/journal/keys.ts';
import type { Database } from './database.ts';
import type { Tx } from './dialect/transaction.ts';
import type { DeviceState, DeviceTable } from './tables.ts';

export type DeviceRecord = {
	id: DeviceId;
	point: PointId;
	name: string;
	alg: Alg;
	/** SPKI, base64url. */
	publicKey: string;
	lane: number | null;
	state: DeviceState;
	head: Head;
	enrolledAt: number;
	lastSeenAt: number | null;
};

export const deviceRecord = (row: DeviceTable): DeviceRecord => ({
	id: row.id as DeviceId,
	point: row.point as PointId,
	name: row.name,
	alg: row.alg,
	publicKey: row.public_key,
	lane: row.lane,
	state: row.state,
	head: { device: row.id as DeviceId, seq: row.seq, hash: row.hash },
	enrolledAt: row.enrolled_at,
	lastSeenAt: row.last_seen_at
});

export async function findDevice(
	{ kysely }: Pick<Database, 'kysely'>,
	id: DeviceId
): Promise<DeviceRecord | undefined> {
	const row = await kysely.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst();
	return row && deviceRecord(row);
}

/** Reads a device and keeps every other writer away from it until the transaction ends. */
export async function lockDevice(tx: Tx, id: DeviceId): Promise<DeviceRecord | undefined> {
	const row = await tx
		.updateTable('device')
		.set(({ ref }) => ({ seq: ref('seq') }))
		.where('id', '=', id)
		.returningAll()
		.executeTakeFirst();
	return row && deviceRecord(row);
}

/** A bearer token as it is stored. The token itself is 32 random bytes, so that one plain hash is enough. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The device that a bearer token belongs to, in whatever state it is. */
export async function deviceOfToken({ kysely }: Database, token: string): Promise<DeviceRecord | undefined> {
	const hash = tokenHash(token);
	const row = await kysely.selectFrom('device').selectAll().where('token_hash', '=', hash).executeTakeFirst();
	if (!row?.token_hash || !timingSafeEqual(Buffer.from(row.token_hash), Buffer.from(hash))) return undefined;
	return deviceRecord(row);
}

/** Imported keys by their text: a device's key never changes, and importing costs more than checking. */
export function verifiers(): (device: Pick<DeviceRecord, 'alg' | 'publicKey'>) => Promise<Verifier | undefined> {
	const known = new Map<string, Promise<Verifier | undefined>>();
	return ({ alg, publicKey }) => {
		const name = `${alg} ${publicKey}`;
		const verifier = known.get(name) ?? verifierOf(alg, publicKey);
		known.set(name, verifier);
		return verifier;
	};
}
