/**
 * Rows of the projection in Dexie, for `project` of the journal.
 *
 * One of these lives as long as one transaction. The sums of the stock are written by `close`, in that same transaction.
 */
import { isInStock, type Container } from '#lib/domain/container.ts';
import type { ContainerId } from '#lib/domain/ids.ts';
import type { ProjectionStore, RowKind, Rows } from '#lib/journal/project.ts';
import type { Table } from 'dexie';
import { containerRow, type KioskDb, type TallyRow } from './kiosk-db.ts';

export type OpenProjection = ProjectionStore & { close(): Promise<void> };

export function projectionIn(db: KioskDb): OpenProjection {
	const tables: Record<Exclude<RowKind, 'container'>, Table> = {
		enterprise: db.enterprises,
		zone: db.zones,
		point: db.points,
		device: db.devices,
		shift: db.shifts
	};
	/** What this transaction read or wrote: the row before a change is needed for the sums, and is not read twice. */
	const seen = new Map<string, Container | undefined>();
	const sums = new Map<TallyRow['id'], { containers: number; net: number }>();

	const container = async (id: string): Promise<Container | undefined> => {
		if (!seen.has(id)) seen.set(id, (await db.containers.get(id as ContainerId))?.container);
		return seen.get(id);
	};
	const count = (row: Container | undefined, sign: 1 | -1) => {
		if (!row || !isInStock(row)) return;
		const ids: TallyRow['id'][] = row.place ? ['stock', `slot:${row.place.slot}`] : ['stock'];
		for (const id of ids) {
			const sum = sums.get(id) ?? { containers: 0, net: 0 };
			sums.set(id, { containers: sum.containers + sign, net: sum.net + sign * row.received!.net });
		}
	};

	return {
		get: async <Kind extends RowKind>(kind: Kind, id: string) =>
			(kind === 'container' ? await container(id) : await tables[kind as keyof typeof tables].get(id)) as
				Rows[Kind] | undefined,
		put: async <Kind extends RowKind>(kind: Kind, row: Rows[Kind]) => {
			if (kind !== 'container') return tables[kind as keyof typeof tables].put(row);
			const next = row as Container;
			count(await container(next.id), -1);
			count(next, 1);
			seen.set(next.id, next);
			return db.containers.put(containerRow(next));
		},
		containersWithCode: (code) => db.containers.where('code').equals(code).primaryKeys(),
		close: async () => {
			for (const [id, { containers, net }] of sums) {
				if (containers === 0 && net === 0) continue;
				const before = await db.tallies.get(id);
				const after = { id, containers: (before?.containers ?? 0) + containers, net: (before?.net ?? 0) + net };
				if (after.containers === 0) await db.tallies.delete(id);
				else await db.tallies.put(after);
			}
		}
	};
}
