/**
 * Takes what a device pushed.
 *
 * An authentic fact is never refused: it is stored, and flagged if it makes no sense. Only a forgery or a second history
 * is, and that freezes the device. Of a refused batch nothing is stored.
 */
import type { DeviceId } from '#lib/domain/ids.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type { Head, Sealed, SignedEvent } from '#lib/journal/event.ts';
import { receiptBytes, type Receipt } from '#lib/journal/receipt.ts';
import { toBase64url } from '#lib/journal/bytes.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import type { Announcer } from './announcer.ts';
import type { Database } from './database.ts';
import { findDevice, lockDevice, verifiers, type DeviceRecord } from './device-record.ts';
import { inTransaction, type Tx } from './dialect/transaction.ts';
import type { Environment } from './environment.ts';
import { SERVER, type OwnChain } from './own-chain.ts';
import { checkPush, type ForgeryReason, type Pushed } from './push-check.ts';
import { record } from './record.ts';
import type { ServerKey } from './server-key.ts';
import { storable } from './storable-text.ts';

export type Appended = { head: Pick<Head, 'seq' | 'hash'>; receipt: Receipt | null; accepted: number };

export type AppendRefusal =
	/** The batch does not follow the head; the device goes on from there. */
	| { kind: 'gap'; head: Pick<Head, 'seq' | 'hash'> }
	/** Another event is known under this seq. The device is frozen from here on. */
	| { kind: 'fork'; seq: number }
	/** Not this device's signature or not its event. The device is frozen from here on. */
	| { kind: 'forged'; path: string; why: ForgeryReason }
	| { kind: 'malformed'; path: string; code: string }
	| { kind: 'frozen' }
	| { kind: 'revoked' }
	| { kind: 'unknown-device' };

export type AppendParts = {
	database: Database;
	key: ServerKey;
	environment: Environment;
	announcer: Announcer;
	own: OwnChain;
};

/** A heartbeat is noted no more often than this, in milliseconds: each note costs the disk a write. */
const SEEN_EVERY = 30_000;

export function appending(parts: AppendParts) {
	const { database, environment, announcer } = parts;
	const verifierFor = verifiers();

	return async function append(id: DeviceId, events: readonly Pushed[]): Promise<Result<Appended, AppendRefusal>> {
		const device = await findDevice(database, id);
		const stopped = stoppedBecause(device);
		if (stopped) return refuse(stopped);
		const verify = await verifierFor(device!);
		if (!verify) throw new Error(`the key of device ${id} cannot be used`);
		const checked = await checkPush(device!, events, verify);
		if (!checked.ok) {
			if (checked.refusal.kind === 'malformed') return refuse(checked.refusal);
			const { path, why, seq, pushed } = checked.refusal;
			await freeze(parts, device!, { reason: 'forgery', why, seq, sealed: pushed });
			return refuse({ kind: 'forged', path, why });
		}

		const outcome = await inTransaction(database, (tx) => store(tx, parts, id, checked.value));
		if (!outcome.ok) {
			if (outcome.refusal.kind !== 'fork-with') return refuse(outcome.refusal);
			const { event, sealed } = outcome.refusal.signed;
			await freeze(parts, device!, { reason: 'fork', why: 'seq', seq: event.seq, sealed });
			return refuse({ kind: 'fork', seq: event.seq });
		}
		const { head, accepted, position } = outcome.value;
		if (accepted > 0) announcer.announce(device!.point, position!);
		if (accepted === 0) await noteSeen(database, id, environment.now());
		const receipt = await receiptOver(parts, id, checked.value.at(-1)?.event.seq ?? head.seq);
		return ok({ head: { seq: head.seq, hash: head.hash }, receipt, accepted });
	};
}

type Stored = { head: Head; accepted: number; position: number | null };
type StoreRefusal = Exclude<AppendRefusal, { kind: 'fork' }> | { kind: 'fork-with'; signed: SignedEvent };

async function store(
	tx: Tx,
	{ environment }: AppendParts,
	id: DeviceId,
	events: readonly SignedEvent[]
): Promise<Result<Stored, StoreRefusal>> {
	const device = await lockDevice(tx, id);
	const stopped = stoppedBecause(device);
	if (stopped) return refuse(stopped);
	const { head, point } = device!;
	const forked = await firstThatDiffers(
		tx,
		id,
		events.filter(({ event }) => event.seq <= head.seq)
	);
	if (forked) return refuse({ kind: 'fork-with', signed: forked });
	const fresh = events.filter(({ event }) => event.seq > head.seq);
	const first = fresh[0];
	if (!first) return ok({ head, accepted: 0, position: null });
	if (first.event.seq !== head.seq + 1 || first.event.prev !== head.hash)
		return refuse({ kind: 'gap', head: { seq: head.seq, hash: head.hash } });
	const position = await record(tx, point, fresh, environment.now());
	const last = fresh.at(-1)!;
	return ok({ head: { device: id, seq: last.event.seq, hash: last.sealed.hash }, accepted: fresh.length, position });
}

async function firstThatDiffers(
	tx: Tx,
	device: DeviceId,
	known: readonly SignedEvent[]
): Promise<SignedEvent | undefined> {
	if (known.length === 0) return undefined;
	const rows = await tx
		.selectFrom('journal')
		.select(['seq', 'hash'])
		.where('device', '=', device)
		.where('seq', '>=', known[0]!.event.seq)
		.where('seq', '<=', known.at(-1)!.event.seq)
		.execute();
	const hashes = new Map(rows.map(({ seq, hash }) => [seq, hash]));
	return known.find(({ event, sealed }) => hashes.get(event.seq) !== sealed.hash);
}

/** Stops a device, keeps what it sent aside, and says so in the point's journal. Doing it again changes nothing. */
async function freeze(
	{ database, environment, announcer, own }: AppendParts,
	{ id, point }: DeviceRecord,
	{ reason, why, seq, sealed }: { reason: 'fork' | 'forgery'; why: string; seq: number; sealed: Sealed }
): Promise<void> {
	const position = await inTransaction(database, async (tx) => {
		const device = await lockDevice(tx, id);
		const now = environment.now();
		const { bytes, hash, sig } = sealed;
		const aside = { device: id, point, reason, why, seq, bytes, hash, sig: storable(sig), at: now };
		await tx
			.insertInto('refused')
			.values({ id: uuid7(now, environment.random(16)), ...aside })
			.execute();
		if (device?.state !== 'active') return null;
		await tx.updateTable('device').set({ state: 'frozen' }).where('id', '=', id).execute();
		return own.write(tx, point, [{ type: 'device.frozen', body: { device: id, reason, seq } }], SERVER);
	});
	if (position !== null) announcer.announce(point, position);
}

function stoppedBecause(
	device: DeviceRecord | undefined
): Extract<AppendRefusal, { kind: 'frozen' | 'revoked' | 'unknown-device' }> | undefined {
	// The server's own chains are written by the server alone, whoever asks.
	if (!device || device.id.startsWith('server.')) return { kind: 'unknown-device' };
	return device.state === 'active' ? undefined : { kind: device.state };
}

async function noteSeen({ kysely }: Database, id: DeviceId, now: number): Promise<void> {
	await kysely
		.updateTable('device')
		.set({ last_seen_at: now })
		.where('id', '=', id)
		.where(({ eb, or }) => or([eb('last_seen_at', 'is', null), eb('last_seen_at', '<', now - SEEN_EVERY)]))
		.execute();
}

async function receiptOver(
	{ database, key, environment }: AppendParts,
	device: DeviceId,
	seq: number
): Promise<Receipt | null> {
	const row = await database.kysely
		.selectFrom('journal')
		.select(['hash', 'position'])
		.where('device', '=', device)
		.where('seq', '=', seq)
		.executeTakeFirst();
	if (!row) return null;
	const receipt = {
		device,
		seq,
		hash: row.hash,
		position: row.position,
		time: new Date(environment.now()).toISOString()
	};
	return { ...receipt, sig: toBase64url(await key.sign(receiptBytes(receipt))) };
}
