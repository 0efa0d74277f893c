/**
 * What a tablet keeps: its own signed events, what screens show of them, and where it stands with the server.
 *
 * Only `events`, `heads`, `serials`, `receipts` and `identity` cannot be had again from elsewhere. A later schema version
 * may rebuild every other table and must leave those as they are.
 */
import Dexie, { type DexieOptions, type Table } from 'dexie';
import type { RosterPerson } from '#lib/contract/sync.ts';
import { containerState, isInStock, type Container } from '#lib/domain/container.ts';
import { contentOf } from '#lib/domain/movements.ts';
import type { SerialRange } from '#lib/domain/codes/serials.ts';
import type { ContainerId, Day, DeviceId, EnterpriseId, PointId, ShiftId, SlotName, ZoneId } from '#lib/domain/ids.ts';
import type { EnrolledDevice, Enterprise, Point, Shift, Zone } from '#lib/domain/point.ts';
import type { Head, Sealed } from '#lib/journal/event.ts';
import type { Receipt } from '#lib/journal/receipt.ts';
import type { Identity } from '#lib/journal/device-identity.ts';
import type { RowKind, Rows } from '#lib/journal/project.ts';
import { upgradedContainer } from './upgraded-container.ts';

/** One event of this device. Events of others are projected when they are pulled and not kept. */
export type EventRow = Sealed & {
	device: DeviceId;
	seq: number;
	id: string;
	type: string;
	/** The container it is about. */
	subject: ContainerId | null;
	at: string;
	/** Its place in the point's sequence, as far as known here. */
	position: number | null;
};

/** A container with the columns that are searched; an absent column is not in its index. */
export type ContainerRow = {
	id: ContainerId;
	container: Container;
	code?: string;
	temporary?: string;
	open: 0 | 1;
	enterprise?: EnterpriseId;
	receivedAt?: string;
	/** Set only while the container counts as stock. */
	slot?: SlotName;
	stockDay?: Day;
};

/**
 * The end of this device's chain, what the server is known to hold of it, and how far the point's sequence was pulled.
 * A null cursor says that the projection must be taken anew as a snapshot.
 */
export type HeadRow = Head & { acked: number; cursor: number | null };

/** Serials under one prefix (unit, waste, day): those this device used, and what the server leased to it. */
export type SerialRow = { prefix: string; used: number[]; leases: SerialRange[] };

/** Sums over the stock, kept with every container written: `stock` is the whole point, `slot:B-03` one slot. Net in grams. */
export type TallyRow = { id: 'stock' | `slot:${SlotName}`; containers: number; net: number };

/** Rows of every kind that has no table of its own: bookings, rounds, loads, manifests, vehicles … */
export type RecordRow<Kind extends RowKind = RowKind> = { kind: Kind; id: string; row: Rows[Kind] };

/** Wrong PINs in a row; a lock runs for `length` ms from `lockedAt`. */
export type LockoutRow = { person: string; failed: number; lockedAt: number; length: number };

export type KioskDbOptions = Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'> & {
	/** A newer program opened this database: this page is closed out and has to be reloaded. */
	onOutdated?: () => void;
};

export class KioskDb extends Dexie {
	declare readonly events: Table<EventRow, [DeviceId, number]>;
	declare readonly containers: Table<ContainerRow, ContainerId>;
	declare readonly enterprises: Table<Enterprise, EnterpriseId>;
	declare readonly zones: Table<Zone, ZoneId>;
	declare readonly points: Table<Point, PointId>;
	declare readonly devices: Table<EnrolledDevice, DeviceId>;
	declare readonly shifts: Table<Shift, ShiftId>;
	declare readonly records: Table<RecordRow, [RowKind, string]>;
	declare readonly tallies: Table<TallyRow, TallyRow['id']>;
	declare readonly heads: Table<HeadRow, DeviceId>;
	/** Hashes at the last positions pulled: a server with another history there was restored from a copy. */
	declare readonly trail: Table<{ position: number; hash: string }, number>;
	declare readonly serials: Table<SerialRow, string>;
	declare readonly receipts: Table<Receipt, [DeviceId, number]>;
	declare readonly identity: Table<{ key: 'self'; identity: Identity }, 'self'>;
	declare readonly roster: Table<RosterPerson, string>;
	declare readonly lockouts: Table<LockoutRow, string>;
	declare readonly drafts: Table<{ key: string; json: string }, string>;

	constructor(name = 'wuji', { onOutdated, ...injected }: KioskDbOptions = {}) {
		// Relaxed, Chrome's default, loses seconds of records when the power goes (sync reference, section 3).
		// Dexie's cache would show what is not yet written, and costs every commit time.
		super(name, { ...injected, chromeTransactionDurability: 'strict', cache: 'disabled' });
		this.version(1).stores({
			events: '[device+seq], &id, subject',
			containers: 'id, code, temporary, slot, stockDay, receivedAt, [open+receivedAt], [enterprise+receivedAt]',
			enterprises: 'id',
			zones: 'id',
			points: 'id',
			devices: 'id',
			shifts: 'id, [device+opened.seq]',
			tallies: 'id',
			heads: 'device',
			trail: 'position',
			serials: 'prefix',
			receipts: '[device+seq]',
			identity: 'key',
			roster: 'person',
			lockouts: 'person',
			drafts: 'key'
		});
		// Containers gained their way and their corrections. The rows are made to fit, and the whole is asked for anew as soon
		// as there is a line.
		this.version(2)
			.stores({ records: '[kind+id]' })
			.upgrade(async (tx) => {
				await tx
					.table<ContainerRow>('containers')
					.toCollection()
					.modify((row, change) => {
						change.value = containerRow(upgradedContainer(row.container));
					});
				await tx.table<HeadRow>('heads').toCollection().modify({ cursor: null });
			});
		// Left open, an old page would go on writing rows in the old shape beside the new program.
		this.on('versionchange', () => {
			this.close();
			onOutdated?.();
			// Dexie's own answer comes after and would let the next query open the store again.
			return false;
		});
	}

	/** Every table a projected event may touch. */
	get projection(): Table[] {
		return [
			this.containers,
			this.enterprises,
			this.zones,
			this.points,
			this.devices,
			this.shifts,
			this.records,
			this.tallies
		];
	}

	/** Every table that recording an own event reads or writes. */
	get recorded(): Table[] {
		return [this.events, this.heads, this.serials, this.identity, ...this.projection];
	}
}

export function containerRow(container: Container): ContainerRow {
	const { received, code, place } = container;
	const inStock = isInStock(container);
	return {
		id: container.id,
		container,
		code: code?.code ?? undefined,
		temporary: code?.temporary ?? undefined,
		open: containerState(container) === 'open' ? 1 : 0,
		enterprise: contentOf(container)?.enterprise ?? undefined,
		receivedAt: received?.at,
		slot: inStock ? (place?.slot ?? undefined) : undefined,
		stockDay: inStock ? received?.day : undefined
	};
}

/** Whether a failed write means that the disk or the browser's share of it is full. Chrome hides the reason inside an abort. */
export function isStorageFull(fault: unknown): boolean {
	for (let error = fault, depth = 0; error && typeof error === 'object' && depth < 5; depth++) {
		const { name, inner, cause, failures } = error as Record<'name' | 'inner' | 'cause' | 'failures', unknown>;
		if (name === 'QuotaExceededError') return true;
		// A bulk write tells of the rows that failed; all of them for the same reason.
		error = inner ?? cause ?? (Array.isArray(failures) ? failures[0] : undefined);
	}
	return false;
}
