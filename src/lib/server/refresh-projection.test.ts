/** What a newer program does with rows of an older one: it makes them anew from the journal. On both engines. */
import { describe, expect, test } from 'vitest';
import { PROJECTION_FORM } from '#lib/journal/project.ts';
import { sampleBodies, samplePoint } from '#lib/journal/sample-events.ts';
import { openDatabase, type Database } from './database.ts';
import { databasesOn, engines } from './engines.fixture.ts';
import { checkLaws } from './laws.ts';
import { refreshProjection } from './refresh-projection.ts';
import { pushed, seeder, serverOn } from './server.fixture.ts';

describe.each(engines)('rows on %s', (engine) => {
	const { where } = databasesOn(engine);

	/** A database in which a tablet and the server spoke of every kind of row that this test names. */
	async function spoken(): Promise<{ place: { folder: string; url?: string }; server: ReturnType<typeof serverOn> }> {
		const place = await where();
		const server = serverOn(await opened(place));
		await server.record();
		const tablet = await server.tablet();
		await server.store.append(tablet.id, [
			pushed(await tablet.sign('container.received')),
			pushed(await tablet.sign('container.stored')),
			pushed(await tablet.sign('booking.submitted')),
			pushed(await tablet.sign('stocktake.counted')),
			pushed(await tablet.sign('container.stored', { container: 'unheard-of' }))
		]);
		const own = ['load.proposed', 'vehicle.recorded'] as const;
		await server.store.appendOwn(samplePoint, own.map((type) => ({ type, body: sampleBodies[type] })) as never, seeder);
		return { place, server };
	}

	/** The rows as a program of form 1 left them: containers without their way, and nothing of what came later. */
	async function putBack({ kysely }: Database): Promise<void> {
		const doc = JSON.stringify({ id: 'c-1', point: samplePoint, received: null, place: { slot: 'B-01' } });
		await kysely.updateTable('container').set({ doc, net_g: 1, state: 'stored' }).where('id', '=', 'c-1').execute();
		await kysely.deleteFrom('record').execute();
		await kysely.deleteFrom('flag').execute();
		await kysely.deleteFrom('projection_form').execute();
		await kysely.insertInto('projection_form').values({ form: 1 }).execute();
	}

	test('of form 1 are made anew when the database is opened, and the check finds no breach', async () => {
		const { place, server } = await spoken();
		const before = await dump(server.database);
		await putBack(server.database);
		expect(await breaches(server.database)).not.toEqual([]);
		await server.database.close();
		const database = await opened(place);
		expect(await breaches(database)).toEqual([]);
		expect(await dump(database)).toEqual(before);
		expect(await database.kysely.selectFrom('projection_form').selectAll().execute()).toEqual([
			{ form: PROJECTION_FORM }
		]);
		await database.close();
	});

	test('of this form already are left as they are', async () => {
		const { place, server } = await spoken();
		await server.database.kysely.updateTable('container').set({ net_g: 1 }).where('id', '=', 'c-1').execute();
		await server.database.close();
		const database = await opened(place);
		expect(await refreshProjection(database)).toBe(0);
		expect(await breaches(database)).toContain('columns of container c-1 differ from its row');
		await database.close();
	});

	test('of kinds that share a table are checked too: one that is gone, changed, or that no event speaks of', async () => {
		const { server } = await spoken();
		const { kysely } = server.database;
		expect(await breaches(server.database)).toEqual([]);
		await kysely
			.insertInto('record')
			.values({ point: samplePoint, kind: 'load', id: 'l-9', doc: '{}', state: null })
			.execute();
		await kysely.updateTable('record').set({ doc: '{}', state: null }).where('kind', '=', 'booking').execute();
		await kysely.deleteFrom('record').where('kind', '=', 'vehicle').execute();
		await kysely.updateTable('record').set({ state: 'approved' }).where('id', '=', 'l-1').execute();
		expect(await breaches(server.database)).toEqual([
			'vehicle v-1 is missing',
			'booking b-1 differs',
			'load l-9 is not in the journal',
			'state of load l-1 differs from its row'
		]);
		await server.database.close();
	});
});

async function opened(place: { folder: string; url?: string }): Promise<Database> {
	const result = await openDatabase(place);
	if (!result.ok) throw new Error(JSON.stringify(result.refusal));
	return result.value;
}

const breaches = async (database: Database): Promise<string[]> =>
	(await checkLaws(database)).flatMap(({ breaches: found }) => found.map(({ what }) => what));

const dump = async ({ kysely }: Database) => ({
	containers: await kysely.selectFrom('container').selectAll().orderBy('id').execute(),
	records: await kysely.selectFrom('record').selectAll().orderBy('kind').orderBy('id').execute(),
	flags: await kysely.selectFrom('flag').selectAll().orderBy('position').orderBy('ordinal').execute()
});
