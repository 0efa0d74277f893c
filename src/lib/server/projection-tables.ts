/**
 * The projection's rows in SQL, inside the caller's transaction.
 *
 * `doc` is the row; the columns beside it are computed from it here and nowhere else, so they can never disagree.
 */
import { containerState, type Container } from '#lib/domain/container.ts';
import type { ContainerId, PointId } from '#lib/domain/ids.ts';
import { canonicalText } from '#lib/journal/canonical.ts';
import type { ProjectionStore, RowKind, Rows } from '#lib/journal/project.ts';
import type { Tx } from './dialect/transaction.ts';
import { storable, stored } from './storable-text.ts';
import { tableOfKind, type ContainerTable } from './tables.ts';

export function projectionTables(tx: Tx, point: PointId): ProjectionStore {
	return {
		async get<Kind extends RowKind>(kind: Kind, id: string) {
			const row = await tx
				.selectFrom(tableOfKind[kind as RowKind])
				.select('doc')
				.where('point', '=', point)
				.where('id', '=', storable(id))
				.executeTakeFirst();
			return row && readRow(kind, row.doc);
		},
		async put<Kind extends RowKind>(kind: Kind, row: Rows[Kind]) {
			const doc = rowText(row);
			if (kind === 'container') {
				const values = containerRow(point, row as Container, doc);
				const { point: _, id: __, ...changed } = values;
				await tx
					.insertInto('container')
					.values(values)
					.onConflict((conflict) => conflict.columns(['point', 'id']).doUpdateSet(changed))
					.execute();
				return;
			}
			await tx
				.insertInto(tableOfKind[kind as Exclude<RowKind, 'container'>])
				.values({ point, id: storable(row.id), doc })
				.onConflict((conflict) => conflict.columns(['point', 'id']).doUpdateSet({ doc }))
				.execute();
		},
		async containersWithCode(code) {
			const rows = await tx
				.selectFrom('container')
				.select('id')
				.where('point', '=', point)
				.where('code', '=', code)
				.execute();
			// Sorted here and not by the engine: engines differ in what comes first, and the flag names the first.
			return rows.map(({ id }) => stored(id) as ContainerId).sort();
		}
	};
}

export const readRow = <Kind extends RowKind>(_kind: Kind, doc: string): Rows[Kind] => JSON.parse(doc) as Rows[Kind];

/** A row as the one text for what it says, so that rows are compared by comparing text. */
export function rowText(row: Rows[RowKind]): string {
	const text = canonicalText(row);
	if (!text.ok) throw new TypeError(`row cannot be canonical: ${JSON.stringify(text.refusal)}`);
	return text.value;
}

export function containerRow(point: PointId, container: Container, doc: string): ContainerTable {
	const { received } = container;
	return {
		point,
		id: storable(container.id),
		doc,
		code: container.code?.code ?? null,
		state: containerState(container),
		waste: received && storable(received.waste),
		net_g: received && (received.net as number),
		slot: container.place?.slot ?? null,
		day: received?.day ?? null,
		received_at: received && Date.parse(received.at),
		enterprise: received?.enterprise == null ? null : storable(received.enterprise)
	};
}

/** The states whose weight is stock: what `isInStock` (domain/container.ts) says of a container, as SQL can ask it. */
export const statesInStock = ['open', 'stored'] as const;
