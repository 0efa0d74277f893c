/**
 * The journal as people read it: newest first, each event with proof made afresh from the stored bytes.
 *
 * Nothing that says "verified" is stored: what is shown was checked for this showing.
 */
import type { ContainerId, DeviceId, PointId } from '#lib/domain/ids.ts';
import { GENESIS, openSealed, signatureHolds, type AnyEvent, type SealRefusal } from '#lib/journal/event.ts';
import type { Container } from '#lib/domain/container.ts';
import type { Flag } from '#lib/journal/project.ts';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import { findDevice, verifiers, type DeviceRecord } from './device-record.ts';
import { readRow, rowsOfKind } from './projection-tables.ts';
import { storable } from './storable-text.ts';
import type { JournalTable } from './tables.ts';

/** Three separate proofs; `damage` says what the bytes are when they are no event any more. */
export type Verification = {
	ok: boolean;
	/** The bytes are canonical and their hash is the stored one. */
	hash: boolean;
	/** The device's key signed them. */
	signature: boolean;
	/** Its `prev` is the hash of the device's event before it. */
	chain: boolean;
	damage: SealRefusal['kind'] | null;
};

export type JournalEntry = {
	position: number;
	id: string;
	device: DeviceId;
	deviceName: string;
	seq: number;
	type: string;
	/** The device's clock and the server's, milliseconds. */
	at: number;
	receivedAt: number;
	hash: string;
	/** Null when the stored bytes can no longer be read as an event. */
	event: AnyEvent | null;
	flags: Flag[];
	verification: Verification;
};

export type JournalPage = {
	entries: JournalEntry[];
	/** Ask before this position next; null at the beginning. */ before: number | null;
};

export function journalView(database: Database) {
	const { kysely } = database;
	const verifierFor = verifiers();

	/** What a container's record has become; undefined where none was heard of. */
	async function container(point: PointId, id: ContainerId): Promise<Container | undefined> {
		const row = await rowsOfKind(kysely, point, 'container').where('id', '=', storable(id)).executeTakeFirst();
		return row && readRow('container', row.doc);
	}

	async function entriesOf(point: PointId, rows: readonly Selectable<JournalTable>[]): Promise<JournalEntry[]> {
		const flags = await flagsOf(
			point,
			rows.map(({ position }) => position)
		);
		const entries: JournalEntry[] = [];
		const devices = new Map<DeviceId, DeviceRecord | undefined>();
		for (const row of rows) {
			const device = row.device as DeviceId;
			if (!devices.has(device)) devices.set(device, await findDevice(database, device));
			const known = devices.get(device);
			const verify = known && (await verifierFor(known));
			const opened = await openSealed(row);
			const event = opened.ok ? opened.value.event : null;
			const signature = opened.ok && verify !== undefined && (await signatureHolds(opened.value, verify));
			const chain =
				event !== null &&
				event.seq === row.seq &&
				event.device === device &&
				event.prev === (await hashBefore(device, row.seq));
			entries.push({
				position: row.position,
				id: row.id,
				device,
				deviceName: known?.name ?? device,
				seq: row.seq,
				type: row.type,
				at: row.at,
				receivedAt: row.received_at,
				hash: row.hash,
				event,
				flags: flags.get(row.position) ?? [],
				verification: {
					ok: opened.ok && signature && chain,
					hash: opened.ok,
					signature,
					chain,
					damage: opened.ok ? null : opened.refusal.kind
				}
			});
		}
		return entries;
	}

	async function flagsOf(point: PointId, positions: readonly number[]): Promise<Map<number, Flag[]>> {
		const flags = new Map<number, Flag[]>();
		if (positions.length === 0) return flags;
		const rows = await kysely
			.selectFrom('flag')
			.selectAll()
			.where('point', '=', point)
			.where('position', 'in', positions)
			.orderBy('position')
			.orderBy('ordinal')
			.execute();
		for (const { position, kind, detail } of rows)
			flags.set(position, [...(flags.get(position) ?? []), { kind, ...JSON.parse(detail) } as Flag]);
		return flags;
	}

	async function hashBefore(device: DeviceId, seq: number): Promise<string | undefined> {
		if (seq === 1) return GENESIS;
		const row = await kysely
			.selectFrom('journal')
			.select('hash')
			.where('device', '=', device)
			.where('seq', '=', seq - 1)
			.executeTakeFirst();
		return row?.hash;
	}

	return {
		/** Newest first; `before` is exclusive, null means from the end. */
		async journalPage(point: PointId, before: number | null, limit: number): Promise<JournalPage> {
			let query = kysely.selectFrom('journal').selectAll().where('point', '=', point);
			if (before !== null) query = query.where('position', '<', before);
			const rows = await query.orderBy('position', 'desc').limit(limit).execute();
			const last = rows.at(-1)?.position ?? 1;
			return { entries: await entriesOf(point, rows), before: last > 1 ? last : null };
		},

		/** Every event of one container, oldest first. */
		container,
		/** Its own events, and those of a load or a repacking that it was part of. */
		async containerHistory(point: PointId, id: ContainerId): Promise<JournalEntry[]> {
			const row = await container(point, id);
			const wide = row?.journey.flatMap(({ stamp }) => stamp.position ?? []) ?? [];
			const rows = await kysely
				.selectFrom('journal')
				.selectAll()
				.where('point', '=', point)
				.where(({ eb, or }) =>
					or([eb('subject', '=', storable(id)), ...(wide.length > 0 ? [eb('position', 'in', wide)] : [])])
				)
				.orderBy('position')
				.execute();
			return entriesOf(point, rows);
		}
	};
}
