/** The containers of a point as a table that is read page by page, oldest day first. */
import type { Container, ContainerState } from '#lib/domain/container.ts';
import type { PointId } from '#lib/domain/ids.ts';
import type { Database } from './database.ts';
import { readRow, statesInStock } from './projection-tables.ts';
import { storable } from './storable-text.ts';

export type ContainerQuery = {
	point: PointId;
	/** Left out: what is in stock. */
	states?: readonly ContainerState[];
	waste?: string;
	/** How many to skip, and how many to give at most. */
	skip?: number;
	limit?: number;
};

export type ContainerList = { containers: Container[]; total: number };

const LONGEST = 500;

export async function listContainers(
	{ kysely }: Database,
	{ point, states = statesInStock, waste, skip = 0, limit = 100 }: ContainerQuery
): Promise<ContainerList> {
	let query = kysely.selectFrom('container').where('point', '=', point).where('state', 'in', states);
	if (waste !== undefined) query = query.where('waste', '=', storable(waste));
	const { total } = await query
		.select(({ fn, cast }) => cast<number>(fn.countAll(), 'bigint').as('total'))
		.executeTakeFirstOrThrow();
	const rows = await query
		.select('doc')
		.orderBy('day')
		.orderBy('id')
		.offset(skip)
		.limit(Math.min(limit, LONGEST))
		.execute();
	return { containers: rows.map(({ doc }) => readRow('container', doc)), total };
}
