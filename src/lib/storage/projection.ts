/**
 * Rows of the projection on this tablet, for `project` of the journal.
 *
 * One of these lives as long as one transaction, and `close` ends it: only then are containers and the sums of the stock
 * written, all at once. One request after the other would make a strict commit wait for the browser at each.
 */
import { isInStock, type Container } from '#lib/domain/container.ts';
import type { ContainerId } from '#lib/domain/ids.ts';
import { inStockOf } from '#lib/domain/movements.ts';
import type { AnyEvent } from '#lib/journal/event.ts';
import { project, type ProjectionStore, type RowKind, type Rows } from '#lib/journal/project.ts';
import Dexie, { type Table } from 'dexie';
import { containerRow, type KioskDb, type RecordRow, type TallyRow } from './kiosk-db.ts';
import { dexieRows, type TransactionRows } from './rows.ts';

export type OpenProjection = Pick<ProjectionStore, 'put'> & {
	/** Reads together what projecting these events will ask for one by one. Leaving it out costs time and nothing else. */
	foresee(events: readonly Pick<AnyEvent, 'body'>[]): Promise<void>;
	/** Projects an event. What is odd about it is for the server to flag. */
	take(event: AnyEvent, position: number | null): PromiseLike<unknown>;
	close(): Promise<void>;
};

type TallyId = TallyRow['id'];

export function projectionIn(db: KioskDb, rows: TransactionRows = dexieRows): OpenProjection {
	/** Kinds with a table of their own; all others are together in `records`. */
	const tables: Partial<Record<RowKind, Table>> = {
		enterprise: db.enterprises,
		zone: db.zones,
		point: db.points,
		device: db.devices,
		shift: db.shifts
	};
	const others: Table = db.records;
	/** Containers as this transaction found them, and as it leaves them: the sums need both. */
	const before = onceEach((id: ContainerId) => rows.get(db.containers, id).then((row) => row?.container));
	const written = new Map<ContainerId, Container>();
	const tally = onceEach((id: TallyId) => rows.get(db.tallies, id));

	/** By how much each sum of the stock changes. */
	async function changes(): Promise<Map<TallyId, { containers: number; net: number }>> {
		const sums = new Map<TallyId, { containers: number; net: number }>();
		const count = (row: Container | undefined, sign: 1 | -1) => {
			if (!row || !isInStock(row)) return;
			const ids: TallyId[] = row.place?.slot ? ['stock', `slot:${row.place.slot}`] : ['stock'];
			const net = inStockOf(row);
			for (const id of ids) {
				const sum = sums.get(id) ?? { containers: 0, net: 0 };
				sums.set(id, { containers: sum.containers + sign, net: sum.net + sign * net });
			}
		};
		const old = await Promise.all([...written.keys()].map(before));
		for (const row of old) count(row, -1);
		for (const row of written.values()) count(row, 1);
		return sums;
	}

	async function writeTally(id: TallyId, { containers, net }: { containers: number; net: number }): Promise<unknown> {
		if (containers === 0 && net === 0) return;
		const old = await tally(id);
		const next = { id, containers: (old?.containers ?? 0) + containers, net: (old?.net ?? 0) + net };
		return next.containers === 0 ? rows.delete(db.tallies, id) : rows.put(db.tallies, [next]);
	}

	// Promises are Dexie's own where a caller may wait for many in a row: after about a hundred steps over others it takes
	// the transaction for left.
	const store: ProjectionStore = {
		get: async <Kind extends RowKind>(kind: Kind, id: string) => {
			const table = tables[kind];
			const found =
				kind === 'container'
					? (written.get(id as ContainerId) ?? (await before(id as ContainerId)))
					: table
						? await rows.get(table, id)
						: ((await rows.get(others, [kind, id])) as RecordRow | undefined)?.row;
			return found as Rows[Kind] | undefined;
		},
		put: <Kind extends RowKind>(kind: Kind, row: Rows[Kind]) => {
			const table = tables[kind];
			if (table) return rows.put(table, [row]);
			if (kind !== 'container') return rows.put(others, [{ kind, id: row.id, row }]);
			written.set(row.id as ContainerId, row as Container);
			return Dexie.Promise.resolve();
		},
		// A doubled code is flagged, and flags are kept by the server alone: nobody here would hear of it.
		containersWithCode: async () => []
	};

	return {
		put: store.put,
		take: (event, position) => Dexie.Promise.resolve(project(event, position, store)),
		foresee: async (events) => {
			const texts = (name: string) => [
				...new Set(events.map(({ body }) => body[name]).filter((value) => typeof value === 'string'))
			];
			const slots = texts('slot').map((slot): TallyId => `slot:${slot}` as TallyId);
			await Promise.all([
				...texts('container').map((id) => before(id as ContainerId)),
				...['stock' as const, ...slots].map(tally)
			]);
		},
		close: async () => {
			const sums = await changes();
			await Promise.all([
				rows.put(db.containers, [...written.values()].map(containerRow)),
				...[...sums].map(([id, change]) => writeTally(id, change))
			]);
		}
	};
}

/** Asks for each key once, and remembers the answer. */
function onceEach<Key, Value>(ask: (key: Key) => PromiseLike<Value>): (key: Key) => PromiseLike<Value> {
	const answers = new Map<Key, PromiseLike<Value>>();
	return (key) => {
		const known = answers.get(key);
		if (known) return known;
		const answer = ask(key);
		answers.set(key, answer);
		return answer;
	};
}
