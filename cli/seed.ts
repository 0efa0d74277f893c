/**
 * `wuji seed`: an empty database becomes a demo province of a chosen size, always the same for the same arguments.
 */
import { randomBytes } from 'node:crypto';
import type { Day } from '#lib/domain/ids.ts';
import { plantDemo, soilOf } from '#lib/server/demo/plant.ts';
import { Complaint, usage, type Command } from './command.ts';
import { databaseHelp, databaseOption, environmentFor, withServer } from './database.ts';

const UNTIL = '2026-06-30';

export const seed: Command = {
	summary: 'fill an empty database with a demo province, the same for the same arguments',
	help: `wuji seed --enterprises N --events M --seed S [--points P] [--until YYYY-MM-DD]

  --enterprises N      how many small enterprises, over all points (1 to 5000)
  --events M           how many events the points' kiosks have recorded, together (0 to 10000000)
  --seed S             any text; the kiosks' events are the same, byte for byte, for the same arguments
  --points P           collection points of the one company (1 to 6; default 3)
  --until DAY          the last day of the history (default ${UNTIL})
${databaseHelp}`,
	options: {
		...databaseOption,
		enterprises: { type: 'string' },
		events: { type: 'string' },
		seed: { type: 'string' },
		points: { type: 'string' },
		until: { type: 'string' }
	},
	async run(given, surroundings) {
		const enterprises = given.count('enterprises', { from: 1, to: 5000 });
		const events = given.count('events', { from: 0, to: 10_000_000 });
		const points = given.count('points', { from: 1, to: 6 }) ?? 3;
		const seed = given.text('seed');
		if (enterprises === undefined || events === undefined || seed === undefined)
			throw usage('--enterprises, --events and --seed are needed');
		if (enterprises < points) throw usage(`--enterprises must be at least the number of points (${points})`);
		const until = dayOf(given.text('until') ?? UNTIL);
		return withServer(environmentFor(given, surroundings), async (server) => {
			if ((await soilOf(server)) !== 'new')
				throw new Complaint('the database is not empty; seed only fills an empty one');
			let told = 0;
			const random = (count: number) => new Uint8Array(randomBytes(count));
			await plantDemo({ ...server, random }, { seed, points, enterprises, events, until }, (done) => {
				if (done - told < 10_000) return;
				told = done;
				surroundings.error(`${done} of ${events} events`);
			});
			surroundings.out(`${points} points, ${enterprises} enterprises, ${events} events recorded until ${until}`);
			return 0;
		});
	}
};

function dayOf(text: string): Day {
	const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
	if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(text))
		throw usage(`--until must be a day as 2026-06-30, not '${text}'`);
	return text as Day;
}
