/** The law that screens show the journal and nothing else. */
import type { PointId } from '#lib/domain/ids.ts';
import { rowKinds } from '#lib/journal/project.ts';
import type { Container } from '#lib/domain/container.ts';
import type { Database } from '../database.ts';
import type { Breach, Checked } from './checked.ts';
import { containerRow, rowsOfKind } from '../projection-tables.ts';
import { rebuildProjection } from '../rebuild.ts';
import { stored } from '../storable-text.ts';

export async function projectionBreaches(database: Database, points: readonly PointId[]): Promise<Checked> {
	const breaches: Breach[] = [];
	let checked = 0;
	for (const point of points) {
		const rebuilt = await rebuildProjection(database, point);
		for (const position of rebuilt.unreadable) breaches.push({ point, what: `position ${position} cannot be read` });
		for (const kind of rowKinds) {
			const expected = rebuilt.rows.get(kind) ?? new Map<string, string>();
			const live = await rowsOfKind(database.kysely, point, kind).execute();
			checked += expected.size;
			for (const { id, doc } of live) {
				const name = stored(id);
				if (expected.get(name) !== doc)
					breaches.push({ point, what: `${kind} ${name} ${expected.has(name) ? 'differs' : 'is not in the journal'}` });
				expected.delete(name);
			}
			for (const name of expected.keys()) breaches.push({ point, what: `${kind} ${name} is missing` });
		}
		breaches.push(
			...(await columnBreaches(database, point)),
			...(await stateBreaches(database, point)),
			...(await flagBreaches(database, point, rebuilt.flags))
		);
	}
	return { checked, breaches };
}

/** The columns beside a container's row say what the row says. */
async function columnBreaches({ kysely }: Database, point: PointId): Promise<Breach[]> {
	const rows = await kysely.selectFrom('container').selectAll().where('point', '=', point).execute();
	return rows
		.filter((row) => {
			const computed: Record<string, unknown> = containerRow(point, JSON.parse(row.doc) as Container, row.doc);
			return Object.entries(row).some(([column, value]) => computed[column] !== value);
		})
		.map(({ id }) => ({ point, what: `columns of container ${stored(id)} differ from its row` }));
}

/** The state beside a paper's row is the row's, which office lists are searched by. */
async function stateBreaches({ kysely }: Database, point: PointId): Promise<Breach[]> {
	const rows = await kysely
		.selectFrom('record')
		.select(['kind', 'id', 'doc', 'state'])
		.where('point', '=', point)
		.execute();
	return rows
		.filter(({ doc, state }) => ((JSON.parse(doc) as { state?: string }).state ?? null) !== state)
		.map(({ kind, id }) => ({ point, what: `state of ${kind} ${stored(id)} differs from its row` }));
}

async function flagBreaches(
	{ kysely }: Database,
	point: PointId,
	expected: ReadonlyMap<number, string[]>
): Promise<Breach[]> {
	const rows = await kysely
		.selectFrom('flag')
		.selectAll()
		.where('point', '=', point)
		.orderBy('position')
		.orderBy('ordinal')
		.execute();
	const live = new Map<number, string[]>();
	for (const { position, kind, detail } of rows)
		live.set(position, [...(live.get(position) ?? []), JSON.stringify({ kind, detail })]);
	const positions = new Set([...expected.keys(), ...live.keys()]);
	return [...positions]
		.filter((position) => JSON.stringify(expected.get(position) ?? []) !== JSON.stringify(live.get(position) ?? []))
		.map((position) => ({ point, what: `flags of position ${position} differ` }));
}
