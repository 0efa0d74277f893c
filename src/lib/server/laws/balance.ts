/**
 * The law of mass: received ± corrected − shipped = in stock, by point and waste, to the gram.
 *
 * The left side is walked from the events (mass-of-events.ts) without the projection's code; the right side is the table.
 */
import type { PointId } from '#lib/domain/ids.ts';
import { readBody, type EventType } from '#lib/journal/bodies.ts';
import { serverDevice } from '#lib/journal/export.ts';
import { serverOnly } from '#lib/journal/project.ts';
import type { Database } from '../database.ts';
import type { Breach, Checked } from './checked.ts';
import { statesInStock } from '../projection-tables.ts';
import { journalRows, readEvent } from '../rebuild.ts';
import { stored } from '../storable-text.ts';
import { MassOfEvents } from './mass-of-events.ts';

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
	const masses = new MassOfEvents();
	for await (const { bytes } of journalRows(database, point)) {
		const event = readEvent(bytes);
		if (!event || readBody(event.type, event.version, event.body).kind !== 'known') continue;
		// Of a load only the server says what was accepted; from anybody else it is flagged and changes nothing.
		if (serverOnly.has(event.type as EventType) && event.device !== serverDevice(point)) continue;
		masses.take(event);
	}
	return masses.byWaste();
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
