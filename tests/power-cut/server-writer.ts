/**
 * A server that takes pushes into the folder named, as fast as it can, and prints the device's seq after each that it
 * answered. With `off` the disk is not waited for: a control that must lose something.
 */
import { samplePoint } from '#lib/journal/sample-events.ts';
import { openDatabase } from '#lib/server/database.ts';
import { pushed, serverOn } from '#lib/server/server.fixture.ts';

const [folder, synchronous] = process.argv.slice(2);
const opened = await openDatabase({ folder: folder! });
if (!opened.ok || opened.value.engine !== 'sqlite') throw new Error('no database');
if (synchronous === 'off') opened.value.raw.exec('pragma synchronous = off');
const server = serverOn(opened.value);
await server.record(samplePoint);
const tablet = await server.tablet();
process.stdout.write(`device ${tablet.id}\n`);
for (let count = 0; ;) {
	const events = [];
	for (let nth = 0; nth < 5; nth++)
		events.push(await tablet.sign('container.received', { container: `c-${count++}`, code: null }));
	const taken = await server.store.append(tablet.id, events.map(pushed));
	if (!taken.ok) throw new Error(taken.refusal.kind);
	process.stdout.write(`${taken.value.head.seq}\n`);
	// Pushes come over the network; without this the process would never look at anything else.
	await new Promise((resolve) => setImmediate(resolve));
}
