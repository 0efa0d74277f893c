/**
 * How long an intake takes to be durable, on a tablet whose journal is long already.
 *
 * The yardstick is the least that any strict store costs in the same browser: one row put into one store.
 */
import { serveHarness } from '../tests/harness/serve.ts';
import type { Harness } from '../tests/harness/store.ts';
import { Profile } from './browser.ts';
import { median, type Figure } from './figures.ts';
import { inTurns } from './turns.ts';

const EVENTS = 50_000;
const ROUNDS = 30;
const EACH = 10;

type Timed = 'bare' | 'relaxed' | 'sameRows' | 'commits' | 'hashing' | 'signing';

export async function commitFigures(say: (text: string) => void): Promise<Figure[]> {
	const served = await serveHarness();
	const profile = await Profile.make();
	try {
		const page = await (await profile.launch()).newPage();
		await page.goto(served.address);
		await page.waitForFunction(() => 'harness' in window);
		say(`  writing ${EVENTS} events …`);
		await page.evaluate(async (events) => {
			const { harness } = window as never as { harness: Harness };
			await harness.prepare();
			await harness.fill(events);
		}, EVENTS);
		const take = (what: Timed) => () =>
			page.evaluate(([name, times]) => (window as never as { harness: Harness }).harness[name](times), [
				what,
				EACH
			] as const);
		const players = {
			bare: take('bare'),
			commits: take('commits'),
			sameRows: take('sameRows'),
			relaxed: take('relaxed'),
			signing: take('signing'),
			hashing: take('hashing')
		};
		// A page that has just been opened runs unoptimised code; a kiosk stays open for days.
		await inTurns(6, players);
		const taken = await inTurns(ROUNDS, players);
		const bare = { name: 'bare strict put of 1.1 kB', values: taken.bare };
		const added = median(taken.commits) - median(taken.bare);
		return [
			{
				name: `intake commit, ${EVENTS.toLocaleString('en')} events`,
				unit: 'ms',
				values: taken.commits,
				yardstick: bare,
				aim: { ratio: 2 },
				note: `an intake takes ${added.toFixed(1)} ms more than the bare put: the aim is met where a strict put takes ${added.toFixed(1)} ms or more (flash of a tablet), here it takes ${median(taken.bare).toFixed(1)} ms`
			},
			{ name: '· its five rows by hand', unit: 'ms', values: taken.sameRows, yardstick: bare },
			{ name: '· signed event alone', unit: 'ms', values: taken.signing, yardstick: bare },
			{ name: '· hash and signature alone', unit: 'ms', values: taken.hashing, yardstick: bare },
			{ name: '· relaxed put of 1.1 kB', unit: 'ms', values: taken.relaxed, yardstick: bare }
		];
	} finally {
		await profile.remove();
		await served.stop();
	}
}
