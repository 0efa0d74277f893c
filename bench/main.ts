/**
 * `npm run bench`: one table; every time a ratio to a named yardstick of the same run.
 *
 * `node bench/main.ts commit server` takes those alone. The exit code tells whether everything could be measured; a missed
 * aim is said in words and changes nothing about it.
 */
import { cpus, loadavg } from 'node:os';
import { Stack } from '../tests/e2e/stack.ts';
import type { Profile } from './browser.ts';
import { catalogueFigures } from './catalogue.ts';
import { coldStartFigures } from './cold-start.ts';
import { commitFigures } from './commit.ts';
import { isMissed, shortfall, table, type Figure } from './figures.ts';
import { scaleFigures } from './scale-latency.ts';
import { serverFigures } from './server.ts';
import { startFigures } from './start-size.ts';
import { enrolledTablet } from './tablet.ts';

type Kiosk = { stack: Stack; tablet: Profile };
type Part = { what: string } & (
	{ alone: (say: (text: string) => void) => Promise<Figure[]> } | { kiosk: (kiosk: Kiosk) => Promise<Figure[]> }
);

const parts: Record<string, Part> = {
	commit: { what: 'intake commit in the browser', alone: commitFigures },
	scale: { what: 'scale frame to screen', kiosk: ({ stack, tablet }) => scaleFigures(stack, tablet) },
	cold: { what: 'cold offline start', kiosk: ({ stack, tablet }) => coldStartFigures(stack, tablet) },
	size: { what: 'start JavaScript', kiosk: ({ stack, tablet }) => startFigures(stack, tablet) },
	catalogue: { what: 'search of the waste catalogue', alone: catalogueFigures },
	server: { what: 'server', alone: serverFigures }
};

const say = (text: string) => console.log(text);
const load = () =>
	`load ${loadavg()
		.map((each) => each.toFixed(1))
		.join(' ')} on ${cpus().length} cores`;
const reason = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)).split('\n')[0];

const unknown = process.argv.slice(2).find((name) => !(name in parts));
if (unknown !== undefined) {
	console.error(`bench: no part ${unknown}; parts: ${Object.keys(parts).join(' ')}`);
	process.exit(2);
}
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);

const figures: Figure[] = [];
const failed: string[] = [];
let kiosk: Kiosk | undefined;

/** The server with its twins and one tablet, started for the first part that wants them. */
async function startedKiosk(): Promise<Kiosk> {
	if (kiosk) return kiosk;
	const stack = await Stack.start();
	try {
		kiosk = { stack, tablet: await enrolledTablet(stack) };
	} catch (fault) {
		await stack.stop();
		throw fault;
	}
	return kiosk;
}

say(`Node ${process.versions.node}, ${load()}`);
for (const name of names) {
	const part = parts[name]!;
	say(`${part.what} …`);
	try {
		figures.push(...('alone' in part ? await part.alone(say) : await part.kiosk(await startedKiosk())));
	} catch (fault) {
		failed.push(`${part.what}: could not be measured: ${reason(fault)}`);
	}
}
await kiosk?.tablet.remove();
await kiosk?.stack.stop();

if (figures.length > 0) say(`\n${table(figures)}\n`);
for (const { name, note } of figures) if (note) say(`${name}: ${note}`);
const missed = figures.filter(isMissed);
say(`${load()} at the end`);
say(
	missed.length === 0 ? 'No aim was missed.' : `Missed:\n${missed.map((figure) => `  ${shortfall(figure)}`).join('\n')}`
);
for (const line of failed) say(line);
process.exitCode = failed.length > 0 ? 1 : 0;
