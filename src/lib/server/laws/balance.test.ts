/** The law of mass against histories of every kind, and against a table that somebody has changed. On both engines. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Container } from '#lib/domain/container.ts';
import { containerState } from '#lib/domain/container.ts';
import { contentOf } from '#lib/domain/movements.ts';
import { readBody } from '#lib/journal/bodies.ts';
import { journals, replicaOf, server } from '#lib/journal/laws.fixture.ts';
import { serverOnly } from '#lib/journal/project.ts';
import { sampleBodies, samplePoint } from '#lib/journal/sample-events.ts';
import { databasesOn, engines } from '../engines.fixture.ts';
import { checkLaws } from '../laws.ts';
import { statesInStock } from '../projection-tables.ts';
import { pushed, seeder, serverOn } from '../server.fixture.ts';
import { MassOfEvents } from './mass-of-events.ts';

describe.each(engines)('the law of mass on %s', (engine) => {
	const { fresh } = databasesOn(engine);

	test('holds through corrections, draws, repacking, losses and loads, and names what was changed by hand', async () => {
		const here = serverOn(await fresh());
		const tablet = await here.tablet();
		const received = (container: string) => tablet.sign('container.received', { container, code: null });
		const events = [
			await received('a'),
			await tablet.sign('container.corrected', {
				container: 'a',
				changes: { net: { before: 113_950, after: 113_000 } }
			}),
			await received('b'),
			await tablet.sign('container.stored', { container: 'b' }),
			await tablet.sign('container.drawn', { container: 'b', grams: 13_950 }),
			await received('c'),
			await tablet.sign('container.repacked', {
				from: ['c'],
				into: [{ ...sampleBodies['container.repacked'].into[0]!, container: 'd', net: 100_000 }]
			}),
			await received('e'),
			await tablet.sign('load.departed', { containers: ['e'] }),
			await received('f'),
			await tablet.sign('load.departed', { containers: ['f'] }),
			await tablet.sign('container.returned', { container: 'f' }),
			await received('g'),
			await tablet.sign('container.lost', { container: 'g' }),
			await received('h'),
			await tablet.sign('container.turned-away', { container: 'h' })
		];
		await here.store.append(tablet.id, events.map(pushed));
		await here.store.appendOwn(
			samplePoint,
			[{ type: 'load.accepted', body: { load: 'l-1', containers: ['e'] } }],
			seeder
		);
		const broken = async () =>
			(await checkLaws(here.database)).flatMap(({ law, breaches }) => (law === 'mass-balance' ? breaches : []));
		expect(await broken()).toEqual([]);
		const total = 113_000 + 100_000 + 100_000 + 113_950;
		const { kysely } = here.database;
		// Shipped, and yet it stands in the table as stock: somebody made the paper fit.
		await kysely.updateTable('container').set({ state: 'stored' }).where('id', '=', 'e').execute();
		expect(await broken()).toEqual([
			{ point: samplePoint, what: `900-214-08: ${total} g by the events, ${total + 113_950} g in stock` }
		]);
		await kysely.updateTable('container').set({ state: 'gone' }).where('id', '=', 'e').execute();
		await kysely.updateTable('container').set({ net_g: 113_950 }).where('id', '=', 'a').execute();
		expect(await broken()).toEqual([
			{ point: samplePoint, what: `900-214-08: ${total} g by the events, ${total + 950} g in stock` }
		]);
	});
});

test('the stock by the events alone is that of the rows, after any history', async () => {
	await fc.assert(
		fc.asyncProperty(journals(60), async (journal) => {
			const masses = new MassOfEvents();
			for (const { event } of journal) {
				const reading = readBody(event.type, event.version, event.body);
				if (reading.kind === 'known' && (!serverOnly.has(reading.type) || event.device === server)) masses.take(event);
			}
			const rows = (await replicaOf(journal)).all('container');
			expect(withoutZeros(masses.byWaste())).toEqual(withoutZeros(stockOfRows(rows)));
		}),
		{ numRuns: 400 }
	);
});

function stockOfRows(rows: readonly Container[]): Map<string, number> {
	const sums = new Map<string, number>();
	for (const row of rows.filter((each) => (statesInStock as readonly string[]).includes(containerState(each)))) {
		const { waste, net } = contentOf(row)!;
		sums.set(waste, (sums.get(waste) ?? 0) + net);
	}
	return sums;
}

const withoutZeros = (sums: ReadonlyMap<string, number>) =>
	Object.fromEntries([...sums].filter(([, net]) => net !== 0).sort());
