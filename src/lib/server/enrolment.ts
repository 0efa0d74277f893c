/**
 * How a tablet becomes a device of a point: one code, used once.
 *
 * The code is used up in the transaction that makes the device, so that no code ever makes two; the token is shown once
 * and stored hashed.
 */
import type { EnrolAnswer, EnrolRequest } from '#lib/contract/sync.ts';
import type { DeviceId, PersonId, PointId } from '#lib/domain/ids.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { toBase64url } from '#lib/journal/bytes.ts';
import { GENESIS } from '#lib/journal/event.ts';
import { verifierOf } from '#lib/journal/keys.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import type { Database } from './database.ts';
import { tokenHash } from './device-record.ts';
import { inTransaction, type Tx } from './dialect/transaction.ts';
import { CODE_LIFE, codeHash, newEnrolmentCode, plainCode, sameHash } from './enrolment-code.ts';
import type { Environment } from './environment.ts';
import type { JournalStore } from './journal-store.ts';
import { SERVER } from './own-chain.ts';
import { companyUnit, takeLane } from './serials.ts';
import type { ServerKey } from './server-key.ts';
import { storable } from './storable-text.ts';

export type EnrolRefusal =
	/** Never given out, used already, or older than 15 minutes: which of them is not told. */
	{ kind: 'code-invalid' } | { kind: 'key-unusable' };

export type EnrolmentCode = { code: string; expiresAt: number };

export function enrolment({
	database,
	store,
	environment,
	secret,
	key,
	twins
}: {
	database: Database;
	store: JournalStore;
	environment: Environment;
	/** Keys the hash of the codes. */
	secret: string;
	key: ServerKey;
	twins: EnrolAnswer['twins'];
}) {
	/** Uses up the code if it is good; the point it is for. */
	async function useCode(tx: Tx, typed: string, now: number): Promise<PointId | undefined> {
		const plain = plainCode(typed);
		const hash = codeHash(secret, plain ?? '');
		const open = await tx
			.selectFrom('enrolment_code')
			.select('hash')
			.where('used_at', 'is', null)
			.where('expires_at', '>', now)
			.execute();
		const match = open.filter((candidate) => sameHash(candidate.hash, hash))[0];
		if (!plain || !match) return undefined;
		const used = await tx
			.updateTable('enrolment_code')
			.set({ used_at: now })
			.where('hash', '=', match.hash)
			.where('used_at', 'is', null)
			.returning('point')
			.executeTakeFirst();
		return used?.point as PointId | undefined;
	}

	return {
		/** Makes a code for a point, good for 15 minutes. Whether the asker may is decided in office.ts. */
		async makeCode(point: PointId, name: string): Promise<EnrolmentCode> {
			const now = environment.now();
			const code = newEnrolmentCode(environment.random);
			const expiresAt = now + CODE_LIFE;
			const row = {
				hash: codeHash(secret, plainCode(code)!),
				point,
				name: storable(name),
				expires_at: expiresAt,
				used_at: null
			};
			await database.kysely.insertInto('enrolment_code').values(row).execute();
			return { code, expiresAt };
		},

		async enrol(
			{ code, name, alg, publicKey }: EnrolRequest,
			actor: PersonId = SERVER
		): Promise<Result<EnrolAnswer, EnrolRefusal>> {
			if (!(await verifierOf(alg, publicKey))) return refuse({ kind: 'key-unusable' });
			const now = environment.now();
			const token = toBase64url(environment.random(32));
			const device = uuid7(now, environment.random(16)) as DeviceId;
			const done = await inTransaction(database, async (tx) => {
				const point = await useCode(tx, code, now);
				if (!point) return undefined;
				const unit = await companyUnit(tx, point);
				const lane = unit === undefined ? null : await takeLane(tx, unit, device);
				await tx
					.insertInto('device')
					.values({
						id: device,
						point,
						name: storable(name),
						alg,
						public_key: publicKey,
						lane,
						token_hash: tokenHash(token),
						state: 'active',
						seq: 0,
						hash: GENESIS,
						enrolled_at: now,
						last_seen_at: now
					})
					.execute();
				const body = { device, name, alg, publicKey, lane };
				const position = await store.own.write(tx, point, [{ type: 'device.enrolled', body }], actor);
				return { point, lane, position };
			});
			if (!done) return refuse({ kind: 'code-invalid' });
			const { point, lane, position } = done;
			store.announce(point, position);
			return ok({ device, point, token, lane, server: { alg: key.alg, publicKey: key.publicKey }, twins });
		}
	};
}
