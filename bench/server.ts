/**
 * How long the server takes for a tablet's backlog, and for a page of a point's journal.
 *
 * The yardstick is the least that a durable write costs on the same disk: one row inserted into one table, at once on disk.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { samplePoint } from '#lib/journal/sample-events.ts';
import { openDatabase } from '#lib/server/database.ts';
import { openSqlite } from '#lib/server/dialect/node-sqlite.ts';
import { pushed, serverOn } from '#lib/server/server.fixture.ts';
import type { Figure } from './figures.ts';
import { inTurns, timed } from './turns.ts';

const BATCH = 200;
const PAGE = 500;
const ROUNDS = 30;
/** Pushes before the measured ones: a point with some history. */
const BEFORE = 20;

export async function serverFigures(): Promise<Figure[]> {
	const folder = await mkdtemp(join(tmpdir(), 'wuji-bench-server-'));
	const opened = await openDatabase({ folder });
	if (!opened.ok) throw new Error(opened.refusal.kind);
	const bare = openSqlite(join(folder, 'bare.sqlite'));
	try {
		const server = serverOn(opened.value);
		await server.record();
		const tablet = await server.tablet();
		let containers = 0;
		const batch = async () => {
			const events = [];
			for (let nth = 0; nth < BATCH; nth++)
				events.push(await tablet.sign('container.received', { container: `c-${containers++}`, code: null }));
			return events.map(pushed);
		};
		const push = async () => {
			const events = await batch();
			return timed(1, async () => {
				const taken = await server.store.append(tablet.id, events);
				if (!taken.ok || taken.value.accepted !== BATCH) throw new Error('the push was not taken');
			});
		};
		for (let nth = 0; nth < BEFORE; nth++) await push();

		bare.exec('create table row (id text primary key, text text not null) strict');
		const insert = bare.prepare('insert into row values (?, ?)');
		const text = 'x'.repeat(1100);
		const taken = await inTurns(ROUNDS, {
			bare: () => timed(20, () => insert.run(randomUUID(), text)),
			push,
			page: (round) =>
				timed(3, async () => {
					const { events } = await server.store.page(samplePoint, (round * 97) % (BATCH * BEFORE - PAGE), PAGE);
					if (events.length !== PAGE) throw new Error('the page is short');
				})
		});
		const yardstick = { name: 'bare strict insert of 1.1 kB', values: taken.bare };
		return [
			{ name: `push of ${BATCH} events`, unit: 'ms', values: taken.push, yardstick },
			{ name: '· for one of them', unit: 'ms', values: taken.push.map((each) => each / BATCH), yardstick },
			{ name: `pull page of ${PAGE} events`, unit: 'ms', values: taken.page, yardstick }
		];
	} finally {
		bare.close();
		await opened.value.close();
		await rm(folder, { recursive: true, force: true });
	}
}
