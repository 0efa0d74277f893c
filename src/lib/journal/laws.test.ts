/** The laws of the journal and its projection, over every type of event. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceOf } from '#lib/domain/balance.ts';
import { custodyOf, isInStock, type Container } from '#lib/domain/container.ts';
import type { Day } from '#lib/domain/ids.ts';
import { statesOf } from '#lib/domain/lifecycles/lifecycle.ts';
import { custody } from '#lib/domain/lifecycles/custody.ts';
import { contentOf, inStockOf, movementsOf } from '#lib/domain/movements.ts';
import { readBody } from './bodies.ts';
import type { AnyEvent } from './event.ts';
import { flagsOf, journals, Replica, replicaOf, server, tablets, type Placed } from './laws.fixture.ts';
import { naiveStock, type Posting } from './naive-stock.fixture.ts';
import { project, serverOnly, type RowKind, type Rows } from './project.ts';
import { eventTypes } from './sample-events.ts';

/** Many short journals, and a few as long as a busy week. */
const runs = [
	{ of: journals(40), numRuns: 500, endOnFailure: false },
	// Making a long one shorter would take minutes, and the short ones find it too.
	{ of: journals(300, 200), numRuns: 10, endOnFailure: true },
	{ of: journals(2000, 2000), numRuns: 2, endOnFailure: true }
];

const byTurns = (deliveries: readonly Placed[], turns: readonly number[]) =>
	deliveries
		.map((placed, index) => ({ placed, at: turns[index % turns.length]! * (index + 7) }))
		.sort((a, b) => (a.at % 1009) - (b.at % 1009))
		.map(({ placed }) => placed);

describe.each(runs)('over journals like these ($numRuns runs)', ({ of: history, numRuns, endOnFailure }) => {
	test('every type of event is met, and most of them make sense', async () => {
		const met = new Map<string, number>();
		for (const journal of fc.sample(history, { numRuns, seed: 1 }))
			for (const { event } of journal) if (isUnderstood(event)) met.set(event.type, (met.get(event.type) ?? 0) + 1);
		expect([...met.keys()].sort()).toEqual([...eventTypes].sort());
	});

	test('the same events in any order and however often make the same rows', async () => {
		const turns = fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 });
		await fc.assert(
			fc.asyncProperty(history, turns, async (journal, order) => {
				const delivered = byTurns([...journal, ...journal.filter(({ position }) => position % 3 === 0)], order);
				expect((await replicaOf(delivered)).rows).toEqual((await replicaOf(journal)).rows);
			}),
			{ numRuns, endOnFailure }
		);
	});

	test('a tablet shows what it has heard with its own pending events on top, and ends where the others are', async () => {
		const cuts = fc.tuple(fc.nat(), fc.constantFrom(...tablets));
		await fc.assert(
			fc.asyncProperty(history, cuts, async (journal, [at, owner]) => {
				const heard = journal.slice(0, at % (journal.length + 1));
				const isOwn = ({ event }: Placed) => event.device === owner;
				const pending = journal.filter(isOwn).map(({ event }) => ({ event, position: null }));
				const tablet = await replicaOf(pending);
				await replicaOf(heard, tablet);
				const onTop = pending.slice(heard.filter(isOwn).length);
				expect(tablet.rows).toEqual((await replicaOf([...heard, ...onTop])).rows);
				expect((await replicaOf(journal, tablet)).rows).toEqual((await replicaOf(journal)).rows);
			}),
			{ numRuns, endOnFailure }
		);
	});

	test('a snapshot at any position, and a page heard twice after it, lead to the same rows', async () => {
		await fc.assert(
			fc.asyncProperty(history, fc.nat(), async (journal, at) => {
				const cut = at % (journal.length + 1);
				const snapshot = JSON.parse(JSON.stringify((await replicaOf(journal.slice(0, cut))).rows)) as Replica['rows'];
				const started = new Replica();
				for (const [kind, rows] of snapshot)
					for (const row of rows) await started.put(kind, row as Rows[typeof kind & RowKind]);
				const page = journal.slice(Math.max(0, cut - 5));
				expect((await replicaOf(page, started)).rows).toEqual((await replicaOf(journal)).rows);
			}),
			{ numRuns, endOnFailure }
		);
	});

	test('an event that is not understood changes nothing but flags, wherever it stands', async () => {
		await fc.assert(
			fc.asyncProperty(history, async (journal) => {
				const understood = journal.filter(({ event }) => isUnderstood(event));
				const strange = journal.filter(({ event }) => !isUnderstood(event));
				expect((await replicaOf(journal)).rows).toEqual((await replicaOf(understood)).rows);
				expect(await flagsOf(strange)).toHaveLength(strange.length);
			}),
			{ numRuns, endOnFailure }
		);
	});

	test('the stock is, to the gram and with the same reasons, what a second way of counting says', async () => {
		const periods = fc
			.tuple(fc.constantFrom(...days), fc.nat(5))
			.map(([from, length]) => ({ from, to: later(from, length) }));
		await fc.assert(
			fc.asyncProperty(history, periods, fc.constantFrom('waste', 'enterprise'), async (journal, period, by) => {
				const containers = (await replicaOf(journal)).all('container');
				const naive = naiveStock(journal.filter(({ event }) => isUnderstood(event)).map(({ event }) => event));
				for (const container of containers) {
					const drum = naive.get(container.id);
					expect([container.id, custodyOf(container)]).toEqual([
						container.id,
						drum?.voided ? 'voided' : (drum?.state ?? 'none')
					]);
					expect(movementsOf(container).map(asPosting)).toEqual(drum?.postings ?? []);
				}
				const postings = [...naive.values()].flatMap((drum) => drum.postings);
				expect(balanceOf(containers, period, by)).toEqual(naiveBalance(postings, period, by));
			}),
			{ numRuns, endOnFailure }
		);
	});

	test('the balance of all time closes at what is in stock, and periods close where the next one opens', async () => {
		await fc.assert(
			fc.asyncProperty(
				history,
				fc.constantFrom('waste', 'enterprise'),
				fc.constantFrom(...days),
				async (journal, by, day) => {
					const containers = (await replicaOf(journal)).all('container');
					const always = { from: '0000-01-01' as Day, to: '9999-12-31' as Day };
					const inStock = new Map<string, number>();
					for (const container of containers.filter(isInStock)) {
						const { waste, enterprise, net } = contentOf(container)!;
						const name = JSON.stringify([waste, by === 'waste' ? null : enterprise]);
						inStock.set(name, (inStock.get(name) ?? 0) + net);
					}
					for (const row of balanceOf(containers, always, by)) {
						const name = JSON.stringify([row.waste, row.enterprise]);
						expect([name, row.closing]).toEqual([name, inStock.get(name) ?? 0]);
						inStock.delete(name);
						expect(row.opening).toBe(0);
					}
					expect([...inStock.values()].filter((net) => net > 0)).toEqual([]);
					const closings = named(balanceOf(containers, { from: always.from, to: later(day, -1) }, by), 'closing');
					const openings = named(balanceOf(containers, { from: day, to: always.to }, by), 'opening');
					expect(openings).toEqual(closings);
				}
			),
			{ numRuns, endOnFailure }
		);
	});

	test('a container is in exactly one place at every moment, and what remains in it is never below zero', async () => {
		const states = new Set(statesOf(custody));
		await fc.assert(
			fc.asyncProperty(history, async (journal) => {
				const replica = new Replica();
				for (const { event, position } of journal) {
					await project(event, position, replica);
					for (const container of await touched(replica, event)) {
						expect(states).toContain(custodyOf(container));
						expect(placesOf(container)).toHaveLength(isInStock(container) ? 1 : 0);
						expect(sum(movementsOf(container))).toBe(inStockOf(container));
						expect(contentOf(container)?.net ?? 0).toBeGreaterThanOrEqual(0);
					}
				}
			}),
			{ numRuns, endOnFailure }
		);
	});

	test('a manifest has one enterprise and one trip from its first draft on, whatever is said', async () => {
		await fc.assert(
			fc.asyncProperty(history, async (journal) => {
				const replica = new Replica();
				const first = new Map<string, string>();
				for (const { event, position } of journal) {
					await project(event, position, replica);
					for (const { id, consignor, trip, state } of replica.all('manifest')) {
						if (!consignor || !trip) {
							expect([consignor, trip]).toEqual([null, null]);
							continue;
						}
						const now = JSON.stringify([consignor.enterprise, trip]);
						expect(first.get(id) ?? now).toBe(now);
						first.set(id, now);
						expect(state).not.toBe('none');
					}
				}
			}),
			{ numRuns, endOnFailure }
		);
	});
});

test('two thousand events are projected well within a second', async () => {
	const [journal] = fc.sample(journals(2000, 2000), { numRuns: 1, seed: 7 });
	const replica = new Replica();
	const began = performance.now();
	await replicaOf(journal!, replica);
	expect(performance.now() - began).toBeLessThan(1000);
});

const isUnderstood = (event: AnyEvent): boolean => {
	const reading = readBody(event.type, event.version, event.body);
	return reading.kind === 'known' && (!serverOnly.has(reading.type) || event.device === server);
};

const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-25', '2026-12-10'] as Day[];
const later = (day: Day, count: number) =>
	new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10) as Day;

const sum = (movements: readonly { grams: number }[]) => movements.reduce((total, { grams }) => total + grams, 0);

function placesOf(container: Container): string[] {
	if (!isInStock(container)) return [];
	const { slot, load, state } = container.place!;
	const vehicle = state === 'loaded' && load !== null ? [`load ${load}`] : [];
	const shelf = slot === null ? [] : [`slot ${slot}`];
	const floor = slot === null && state !== 'loaded' ? ['floor'] : [];
	return [...vehicle, ...shelf, ...floor];
}

async function touched(replica: Replica, { body }: AnyEvent): Promise<Container[]> {
	const { container, containers = [], from = [], into = [] } = (body ?? {}) as Record<string, never>;
	const named = [container, ...(containers as string[]), ...(from as string[])].filter((id) => typeof id === 'string');
	const ids = [...named, ...(into as { container: string }[]).map(({ container: id }) => id)];
	return (await Promise.all(ids.map((id) => replica.get('container', id)))).filter((row) => row !== undefined);
}

const asPosting = (movement: ReturnType<typeof movementsOf>[number]): Posting => ({
	waste: movement.waste,
	enterprise: movement.enterprise,
	day: movement.day,
	why: movement.kind === 'corrected' ? movement.reason : movement.kind,
	load: movement.kind === 'shipped' ? movement.load : null,
	grams: movement.grams
});

const named = (rows: ReturnType<typeof balanceOf>, column: 'opening' | 'closing') =>
	rows.filter((row) => row[column] !== 0).map((row) => [row.waste, row.enterprise, row[column]]);

function naiveBalance(postings: readonly Posting[], { from, to }: { from: string; to: string }, by: string) {
	const accounts = new Map<string, Posting[]>();
	for (const posting of postings.filter(({ day }) => day <= to)) {
		const name = JSON.stringify([posting.waste, by === 'waste' ? null : posting.enterprise]);
		accounts.set(name, [...(accounts.get(name) ?? []), posting]);
	}
	return [...accounts.entries()]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, all]) => {
			const [waste, enterprise] = JSON.parse(name) as [string, string | null];
			const within = all.filter(({ day }) => day >= from);
			const reasons = [...new Set(within.map(({ why }) => why))].filter(
				(why) => why !== 'received' && why !== 'shipped'
			);
			const because = (why: string) => sum(within.filter((posting) => posting.why === why));
			return {
				waste,
				enterprise,
				opening: sum(all) - sum(within),
				received: because('received'),
				corrected: Object.fromEntries(reasons.map((why) => [why, because(why)])),
				shipped: 0 - because('shipped'),
				closing: sum(all)
			};
		})
		.filter(
			({ opening, received, corrected, shipped }) => opening || received || shipped || Object.keys(corrected).length
		);
}
