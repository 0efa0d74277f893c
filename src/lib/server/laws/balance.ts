/**
 * The law of mass: received − voided = in stock, by point and waste, to the gram.
 *
 * The left side is summed from the events without the projection's code; the right side is the live table.
 */
import type { PointId } from '#lib/domain/ids.ts';
import { readBody, type Body } from '#lib/journal/bodies.ts';
import type { Database } from '../database.ts';
import type { Breach, Checked } from './checked.ts';
import { statesInStock } from '../projection-tables.ts';
import { journalRows, readEvent } from '../rebuild.ts';
import { stored } from '../storable-text.ts';

export async function balanceBreaches(database: Database, points: readonly PointId[]): Promise<Checked> {
	const breaches: Breach[] = [];
	let checked = 0;
	for (const point of points) {
		const expected = await balanceOfEvents(database, point);
		const live = await balanceOfTable(database, point);
		const wastes = new Set([...expected.keys(), ...live.keys()]);
		checked += wastes.size;
		for (const waste of wastes) {
			const should = expected.get(waste) ?? 0;
			const is = live.get(waste) ?? 0;
			if (should !== is) breaches.push({ point, what: `${waste}: ${should} g by the events, ${is} g in stock` });
		}
	}
	return { checked, breaches };
}

async function balanceOfEvents(database: Database, point: PointId): Promise<Map<string, number>> {
	/** The intake that counts for a container: of one device its later event, else the one with the later position. */
	const received = new Map<string, { waste: string; net: number }>();
	const voided = new Set<string>();
	for await (const { bytes } of journalRows(database, point)) {
		const event = readEvent(bytes);
		if (!event || readBody(event.type, event.version, event.body).kind !== 'known') continue;
		if (event.type === 'container.received') {
			const { container, waste, weighing } = event.body as Body<'container.received'>;
			received.set(container, { waste, net: weighing.net });
		}
		if (event.type === 'container.voided') voided.add((event.body as Body<'container.voided'>).container);
	}
	const balance = new Map<string, number>();
	for (const [container, { waste, net }] of received) {
		if (!voided.has(container)) balance.set(waste, (balance.get(waste) ?? 0) + net);
	}
	return balance;
}

async function balanceOfTable({ kysely }: Database, point: PointId): Promise<Map<string, number>> {
	const rows = await kysely
		.selectFrom('container')
		.select(({ fn, cast }) => ['waste', cast<number>(fn.sum('net_g'), 'bigint').as('net')])
		.where('point', '=', point)
		.where('state', 'in', statesInStock)
		.groupBy('waste')
		.execute();
	return new Map(rows.map(({ waste, net }) => [stored(waste!), net]));
}
