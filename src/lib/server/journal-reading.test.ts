/** What is promised about reading: projections equal the journal, snapshots join pulls, exports prove themselves. On both engines. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { project } from '#lib/journal/project.ts';
import { sampleBodies, samplePoint, type SampleDevice } from '#lib/journal/sample-events.ts';
import { verifyExport } from '#lib/journal/verify.ts';
import { databasesOn, engines } from './engines.fixture.ts';
import { checkLaws } from './laws.ts';
import { rowText } from './projection-tables.ts';
import { memoryProjection, readEvent } from './rebuild.ts';
import { pushed, seeder, serverOn } from './server.fixture.ts';

/** What a tablet may do next, drawn at random: few containers and codes, so that events meet. */
const step = fc.record({
	tablet: fc.nat(2),
	type: fc.constantFrom(
		'container.received',
		'container.coded',
		'container.stored',
		'container.voided',
		'label.printed',
		'label.verified',
		'shift.opened',
		'shift.closed'
	),
	container: fc.constantFrom('c-1', 'c-2', 'c-3', 'c-4'),
	net: fc.integer({ min: 1, max: 500_000 }),
	waste: fc.constantFrom('900-214-08', '900-041-49'),
	code: fc.constantFrom(null, '1'.repeat(37), '2'.repeat(37)),
	pushes: fc.boolean()
});
const stream = fc.array(step, { minLength: 1, maxLength: 30 });
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function act(device: SampleDevice, { type, container, net, waste, code }: Step) {
	const { weighing } = sampleBodies['container.received'];
	switch (type) {
		case 'container.received':
			return device.sign(type, { container, waste, code, weighing: { ...weighing, gross: net + 10, tare: 10, net } });
		case 'container.coded':
			return device.sign(type, { container, code: code ?? '3'.repeat(37) });
		case 'label.printed':
			return device.sign(type, { container, copy: 1 + (net % 3) });
		case 'shift.opened':
		case 'shift.closed':
			return device.sign(type, { shift: container });
		default:
			return device.sign(type, { container });
	}
}

describe.each(engines)('a journal on %s', (engine) => {
	const { fresh } = databasesOn(engine);
	const server = async () => serverOn(await fresh());
	type Server = Awaited<ReturnType<typeof server>>;

	/** Lets three tablets do these steps, each pushing whenever it says so and at the end. */
	async function live(here: Server, steps: readonly Step[]): Promise<void> {
		await here.record();
		const tablets = await Promise.all([0, 1, 2].map(() => here.tablet()));
		const waiting = tablets.map((): ReturnType<typeof pushed>[] => []);
		const push = async (index: number) => {
			const outcome = await here.store.append(tablets[index]!.id, waiting[index]!);
			if (!outcome.ok) throw new Error(outcome.refusal.kind);
			waiting[index] = [];
		};
		for (const next of steps) {
			waiting[next.tablet]!.push(pushed(await act(tablets[next.tablet]!, next)));
			if (next.pushes) await push(next.tablet);
		}
		await Promise.all([0, 1, 2].map(push));
	}

	test('after any history the live tables equal the journal, the mass adds up and every law but doubled codes holds', async () => {
		await fc.assert(
			fc.asyncProperty(stream, async (steps) => {
				const here = await server();
				await live(here, steps);
				const reports = await checkLaws(here.database, here.key.publicKey);
				const broken = reports.filter(({ law, breaches }) => law !== 'one-code-one-container' && breaches.length > 0);
				expect(broken).toEqual([]);
			}),
			{ numRuns: engine === 'sqlite' ? 15 : 6 }
		);
	});

	test('a snapshot and the pull after it show what the whole pull shows', async () => {
		await fc.assert(
			fc.asyncProperty(stream, fc.nat(), async (steps, cut) => {
				const here = await server();
				await live(here, steps);
				const end = await here.store.snapshot(samplePoint);
				const at = cut % (end.position + 1);

				const early = memoryProjection();
				const replay = async (events: readonly { position: number; bytes: string }[]) => {
					for (const { position, bytes } of events) await project(readEvent(bytes)!, position, early.store);
				};
				await replay((await here.store.page(samplePoint, 0, 10_000)).events.slice(0, at));
				const rest = await here.store.page(samplePoint, at, 10_000);
				expect(rest).toMatchObject({ next: end.position, more: false });
				await replay(rest.events);
				const replayed = [...early.rows].flatMap(([kind, rows]) => [...rows.values()].map((row) => `${kind} ${row}`));
				expect(replayed.sort()).toEqual(end.rows.map(({ kind, row }) => `${kind} ${rowText(row)}`).sort());
			}),
			{ numRuns: engine === 'sqlite' ? 10 : 4 }
		);
	});

	test('pages of any size put together are the whole journal', async () => {
		const here = await server();
		await live(here, fc.sample(stream, { numRuns: 1, seed: 7 })[0]!);
		const whole = (await here.store.page(samplePoint, 0, 10_000)).events;
		for (const size of [1, 3, whole.length]) {
			const joined = [];
			for (let after = 0, more = true; more;) {
				const page = await here.store.page(samplePoint, after, size);
				joined.push(...page.events);
				({ next: after, more } = page);
			}
			expect(joined).toEqual(whole);
		}
		expect(await here.store.page(samplePoint, whole.length, 5)).toEqual({
			events: [],
			next: whole.length,
			more: false
		});
	});

	test('an exported journal proves itself, and a byte changed in the database is named', async () => {
		const here = await server();
		await live(here, fc.sample(stream, { numRuns: 1, seed: 3 })[0]!);
		const lines: string[] = [];
		for await (const line of here.store.exportLines(samplePoint)) lines.push(line);
		const { position } = await here.store.snapshot(samplePoint);
		expect(await verifyExport(lines, here.key.publicKey)).toMatchObject({ ok: true, value: { events: position } });
		expect(await verifyExport(lines.slice(0, -2), here.key.publicKey)).toMatchObject({ ok: false });

		const { bytes } = await here.database.kysely
			.selectFrom('journal')
			.select('bytes')
			.where('position', '=', 3)
			.executeTakeFirstOrThrow();
		await here.database.kysely
			.updateTable('journal')
			.set({ bytes: bytes.replace('tablet', 'toblet') })
			.where('position', '=', 3)
			.execute();
		expect(await here.store.verifyPoint(samplePoint)).toMatchObject({
			ok: false,
			refusal: { position: 3, fault: { kind: 'hash-differs' } }
		});
	});

	test('the export of a point without events is a proof of nothing, and holds', async () => {
		const here = await server();
		expect(await here.store.verifyPoint(samplePoint)).toMatchObject({ ok: true, value: { events: 0, heads: [] } });
	});

	test('the journal is shown newest first, and each proof is made afresh from what is stored', async () => {
		const here = await server();
		await here.record();
		const tablet = await here.tablet();
		const events = [
			await tablet.sign('container.received'),
			await tablet.sign('label.printed'),
			await tablet.sign('container.stored')
		];
		await here.store.append(tablet.id, events.map(pushed));
		const good = { ok: true, hash: true, signature: true, chain: true, damage: null };
		const first = await here.store.journalPage(samplePoint, null, 2);
		expect(first.entries.map(({ position, type, verification }) => ({ position, type, verification }))).toEqual([
			{ position: 5, type: 'container.stored', verification: good },
			{ position: 4, type: 'label.printed', verification: good }
		]);
		const second = await here.store.journalPage(samplePoint, first.before, 10);
		expect([second.entries.map(({ position }) => position), second.before]).toEqual([[3, 2, 1], null]);

		const { kysely } = here.database;
		await kysely
			.updateTable('journal')
			.set({ hash: 'f'.repeat(64) })
			.where('position', '=', 4)
			.execute();
		const sig = (position: number) =>
			kysely.selectFrom('journal').select('sig').where('position', '=', position).executeTakeFirstOrThrow();
		await kysely
			.updateTable('journal')
			.set(await sig(4))
			.where('position', '=', 3)
			.execute();
		const { entries } = await here.store.journalPage(samplePoint, null, 3);
		expect(entries.map(({ verification: { hash, signature, chain } }) => ({ hash, signature, chain }))).toEqual([
			{ hash: true, signature: true, chain: false },
			{ hash: false, signature: false, chain: false },
			{ hash: true, signature: false, chain: true }
		]);
	});

	test('the history of a container is its own events, oldest first', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const events = [
			await tablet.sign('container.received'),
			await tablet.sign('container.received', { container: 'c-2' }),
			await tablet.sign('container.stored')
		];
		await here.store.append(tablet.id, events.map(pushed));
		const history = await here.store.containerHistory(samplePoint, 'c-1' as never);
		expect(history.map(({ type }) => type)).toEqual(['container.received', 'container.stored']);
	});

	test('stock counts what is here and not voided, to the gram, by age', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const { weighing } = sampleBodies['container.received'];
		const events = [];
		for (const [container, day, net] of [
			['a', '2026-11-22', 1],
			['b', '2026-10-01', 20],
			['c', '2025-11-01', 300],
			['gone', '2024-01-01', 4000]
		] as const)
			events.push(
				await tablet.sign('container.received', { container, day, code: null, weighing: { ...weighing, net } })
			);
		events.push(await tablet.sign('container.voided', { container: 'gone' }));
		await here.store.append(tablet.id, events.map(pushed));
		const [row, ...others] = await here.store.stockOf([samplePoint]);
		expect(others).toEqual([]);
		expect(row).toMatchObject({ waste: '900-214-08', containers: 3, net: 321, oldest: '2025-11-01', age: 386 });
		expect(row!.bands.map(({ upTo, net }) => [upTo, net])).toEqual([
			[30, 1],
			[90, 20],
			[180, 0],
			[365, 0],
			[null, 300]
		]);
	});

	test('every law finds what was planted against it', async () => {
		const here = await server();
		await here.record();
		const tablet = await here.tablet();
		const events = [
			await tablet.sign('container.received', { container: 'a', code: '1'.repeat(37) }),
			await tablet.sign('container.received', { container: 'b', code: '1'.repeat(37), waste: '900-041-49' }),
			await tablet.sign('container.stored', { container: 'a' })
		];
		await here.store.append(tablet.id, events.map(pushed));
		const broken = async () => {
			const reports = await checkLaws(here.database, here.key.publicKey);
			return reports.filter(({ breaches }) => breaches.length > 0).map(({ law }) => law);
		};
		expect(await broken()).toEqual(['one-code-one-container']);
		const { kysely } = here.database;
		const during = async (plant: () => Promise<unknown>, mend: () => Promise<unknown>) => {
			await plant();
			const laws = (await broken()).filter((law) => law !== 'one-code-one-container');
			await mend();
			return laws;
		};
		const weigh = (change: number) => () =>
			kysely
				.updateTable('container')
				.set(({ eb }) => ({ net_g: eb('net_g', '+', change) }))
				.where('id', '=', 'a')
				.execute();
		expect(await during(weigh(1), weigh(-1))).toEqual(['projections-equal-journal', 'mass-balance']);
		const count = (change: number) => () =>
			kysely
				.updateTable('point_head')
				.set(({ eb }) => ({ position: eb('position', '+', change) }))
				.execute();
		expect(await during(count(1), count(-1))).toEqual(['point-positions']);
		const head = (seq: number) => () => kysely.updateTable('device').set({ seq }).where('id', '=', tablet.id).execute();
		expect(await during(head(2), head(3))).toEqual(['device-heads']);
		const state = (value: string) => () =>
			kysely.updateTable('container').set({ state: value }).where('id', '=', 'b').execute();
		expect(await during(state('stored'), state('open'))).toEqual(['projections-equal-journal', 'one-place']);
		const flags = await kysely.selectFrom('flag').selectAll().execute();
		expect(
			await during(
				() => kysely.deleteFrom('flag').execute(),
				() => kysely.insertInto('flag').values(flags).execute()
			)
		).toEqual(['projections-equal-journal']);
		const { sig } = await kysely
			.selectFrom('journal')
			.select('sig')
			.where('position', '=', 4)
			.executeTakeFirstOrThrow();
		const resign = (value: string) => () =>
			kysely.updateTable('journal').set({ sig: value }).where('position', '=', 4).execute();
		expect(await during(resign('AAAA'), resign(sig))).toEqual(['device-chains']);
		expect(await broken()).toEqual(['one-code-one-container']);
	});

	test('the server says what came only after it is stored', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const seen: Promise<number>[] = [];
		here.store.subscribe('all', ({ point }) =>
			seen.push(here.store.page(point, 1, 10).then(({ events }) => events.length))
		);
		await here.store.append(tablet.id, [pushed(await tablet.sign('shift.opened'))]);
		await here.store.appendOwn(samplePoint, [{ type: 'zone.recorded', body: sampleBodies['zone.recorded'] }], seeder);
		expect(await Promise.all(seen)).toEqual([1, 2]);
	});
});
