/**
 * The server's own chain at a point: master data, enrolments, and what it had to do to a device.
 *
 * Same table, same chain, same projection as any tablet's events; only the key is the server's.
 */
import type { PersonId, PointId } from '#lib/domain/ids.ts';
import type { Body, EventType } from '#lib/journal/bodies.ts';
import { GENESIS, signEvent, type Head, type SignedEvent } from '#lib/journal/event.ts';
import { serverDevice } from '#lib/journal/export.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import type { Tx } from './dialect/transaction.ts';
import { lockDevice } from './device-record.ts';
import type { Environment } from './environment.ts';
import { record } from './record.ts';
import type { ServerKey } from './server-key.ts';

/** What the server says; it adds where and when. */
export type OwnDraft = { [Type in EventType]: { type: Type; body: Body<Type> } }[EventType];

export type OwnChain = {
	/** Writes in the caller's transaction; the caller announces after its commit. Returns the last position. */
	write: (tx: Tx, point: PointId, drafts: readonly OwnDraft[], actor: PersonId) => Promise<number>;
};

/** The actor of what the server does of itself. */
export const SERVER = 'server' as PersonId;

export function ownChain(key: ServerKey, environment: Environment): OwnChain {
	return {
		async write(tx, point, drafts, actor) {
			const device = serverDevice(point);
			const now = environment.now();
			await tx
				.insertInto('device')
				.values({
					id: device,
					point,
					name: 'server',
					alg: key.alg,
					public_key: key.publicKey,
					lane: null,
					token_hash: null,
					state: 'active',
					seq: 0,
					hash: GENESIS,
					enrolled_at: now,
					last_seen_at: null
				})
				.onConflict((conflict) => conflict.column('id').doNothing())
				.execute();
			let head: Head = (await lockDevice(tx, device))!.head;
			const signed: SignedEvent[] = [];
			for (const draft of drafts) {
				const id = uuid7(now, environment.random(16));
				const monotonic = { boot: environment.boot, ms: Math.floor(environment.monotonic()) };
				const at = new Date(now).toISOString();
				const next = await signEvent({ ...draft, id, point, device, at, monotonic, actor, shift: null }, head, key);
				head = { device, seq: next.event.seq, hash: next.sealed.hash };
				signed.push(next);
			}
			return record(tx, point, signed, now);
		}
	};
}
