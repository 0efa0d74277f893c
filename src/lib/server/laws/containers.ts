/** The laws of the container: one code, one container, one place. */
import type { Database } from '../database.ts';
import type { Breach, Checked } from './checked.ts';
import { statesInStock } from '../projection-tables.ts';
import { stored } from '../storable-text.ts';

export async function codeBreaches({ kysely }: Database): Promise<Checked> {
	const live = kysely.selectFrom('container').where('state', 'in', statesInStock).where('code', 'is not', null);
	const { count } = await live
		.select(({ fn, cast }) => cast<number>(fn.countAll(), 'bigint').as('count'))
		.executeTakeFirstOrThrow();
	const doubled = await live
		.select('code')
		.groupBy('code')
		.having(({ fn, eb, lit }) => eb(fn.countAll(), '>', lit(1)))
		.execute();
	const breaches: Breach[] = [];
	for (const { code } of doubled) {
		const rows = await live.select(['point', 'id']).where('code', '=', code).orderBy('point').orderBy('id').execute();
		breaches.push({ point: rows[0]!.point, what: `${code} on ${rows.map(({ id }) => stored(id)).join(', ')}` });
	}
	return { checked: count, breaches };
}

export async function placeBreaches({ kysely }: Database): Promise<Checked> {
	const { count } = await kysely
		.selectFrom('container')
		.select(({ fn, cast }) => cast<number>(fn.countAll(), 'bigint').as('count'))
		.executeTakeFirstOrThrow();
	const nowhere = await kysely
		.selectFrom('container')
		.select(['point', 'id'])
		.where('state', '=', 'stored')
		.where('slot', 'is', null)
		.execute();
	const twice = await kysely
		.selectFrom('container')
		.select('id')
		.where('state', 'in', statesInStock)
		.groupBy('id')
		.having(({ fn, eb, lit }) => eb(fn.countAll(), '>', lit(1)))
		.execute();
	return {
		checked: count,
		breaches: [
			...nowhere.map(({ point, id }) => ({ point, what: `${stored(id)} is stored, but in no slot` })),
			...twice.map(({ id }) => ({ point: '', what: `${stored(id)} is at more than one point` }))
		]
	};
}
