/**
 * The projection's rows in SQL, inside the caller's transaction.
 *
 * `doc` is the row; the columns beside it are computed from it here and nowhere else, so they can never disagree.
 */
import { containerState, type Container, type ContainerState } from '#lib/domain/container.ts';
import { contentOf } from '#lib/domain/movements.ts';
import type { ContainerId, PointId } from '#lib/domain/ids.ts';
import { canonicalText } from '#lib/journal/canonical.ts';
import type { ProjectionStore, RowKind, Rows } from '#lib/journal/project.ts';
import { sql } from 'kysely';
import type { Tx } from './dialect/transaction.ts';
import { storable, stored } from './storable-text.ts';
import { isTabled, tableOfKind, type ContainerTable, type TabledKind } from './tables.ts';

export function projectionTables(tx: Tx, point: PointId): ProjectionStore {
	return {
		async get<Kind extends RowKind>(kind: Kind, id: string) {
			const row = await rowsOfKind(tx, point, kind).where('id', '=', storable(id)).executeTakeFirst();
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
			if (isTabled(kind)) {
				await tx
					.insertInto(tableOfKind[kind as Exclude<TabledKind, 'container'>])
					.values({ point, id: storable(row.id), doc })
					.onConflict((conflict) => conflict.columns(['point', 'id']).doUpdateSet({ doc }))
					.execute();
				return;
			}
			const state = 'state' in row ? row.state : null;
			await tx
				.insertInto('record')
				.values({ point, kind, id: storable(row.id), doc, state })
				.onConflict((conflict) => conflict.columns(['point', 'kind', 'id']).doUpdateSet({ doc, state }))
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

/** The rows of one kind at a point: in a table of its own, or among the records. */
export function rowsOfKind(tx: Pick<Tx, 'selectFrom'>, point: PointId, kind: RowKind) {
	const own = isTabled(kind);
	const rows = tx
		.selectFrom(own ? (tableOfKind[kind] as 'shift') : 'record')
		.select(['id', 'doc'])
		.where('point', '=', point);
	return own ? rows : rows.where(sql.ref('kind'), '=', kind);
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
	const content = contentOf(container);
	return {
		point,
		id: storable(container.id),
		doc,
		code: container.code?.code ?? null,
		state: containerState(container),
		waste: content && storable(content.waste),
		net_g: content && (content.net as number),
		slot: container.place?.slot ?? null,
		day: received?.day ?? null,
		received_at: received && Date.parse(received.at),
		enterprise: content?.enterprise == null ? null : storable(content.enterprise)
	};
}

/** The states whose weight is stock: what `isInStock` (domain/container.ts) says of a container, as SQL can ask it. */
export const statesInStock = ['open', 'stored', 'quarantined', 'loaded'] as const satisfies readonly ContainerState[];
