/**
 * `wuji serve`: the server until a signal ends it.
 *
 * The database is opened and looked at before the app is loaded, so that what is wrong with it is one line and not a stack.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dayInChina } from '#lib/domain/day.ts';
import { plantDemo, provinceOf, soilOf, type DemoPlan } from '#lib/server/demo/plant.ts';
import type { Server } from '#lib/server/wiring.ts';
import { Complaint, usage, type Command, type Given, type Surroundings } from './command.ts';
import { databaseHelp, databaseOption, environmentFor, withServer } from './database.ts';
import { firstSteps, type Shown } from './first-steps.ts';
import { appServer, handlerEnvironment, type Handler } from './http-server.ts';
import { askForPort, listen } from './ports.ts';

const build = join(import.meta.dirname, '..', 'build', 'handler.js');
const ONE_DAY = 86_400_000;

/** The demo of `npm start`; its history ends the day before it is made. */
const demoPlan = { seed: 'wuji-demo', points: 3, enterprises: 40, events: 1800 } as const;

export const serve: Command = {
	summary: 'serve the app until a signal ends it',
	help: `wuji serve [--demo] [--bench PORT --line PORT]

  --demo               fill an empty database with the demo province
  --bench PORT         where the device twins listen on this host; --line PORT: where the line twin does
${databaseHelp}

Reads PORT (4100), HOST (127.0.0.1), SHUTDOWN_TIMEOUT (10 seconds for requests to finish), and ORIGIN behind a proxy.
SIGINT and SIGTERM end it with exit code 0.`,
	options: { ...databaseOption, demo: { type: 'boolean' }, bench: { type: 'string' }, line: { type: 'string' } },
	async run(given, surroundings) {
		const env = environmentFor(given, surroundings);
		const port = portOf(env.PORT || '4100');
		const host = env.HOST || '127.0.0.1';
		const twins = twinsOf(given);
		await askForPort(port, host);
		if (!existsSync(build))
			throw new Complaint(
				'there is no build yet: npm run build, or npm start, which builds. · 尚未构建，请先 npm run build。'
			);
		// From here on a signal waits until a half-planted demo is whole.
		const ended = endOf(process);
		const demo = await withServer(env, (server) => prepared(server, given.on('demo'), surroundings));
		Object.assign(process.env, env, handlerEnvironment, twins ? { WUJI_BENCH_PORT: String(twins.bench) } : {});
		process.env.WUJI_DATA = resolve(env.WUJI_DATA || './data');
		const { handler } = (await import(pathToFileURL(build).href)) as { handler: Handler };
		const { http, stop } = appServer(handler, { bench: twins?.bench ?? null });
		await listen(http, port, host);
		surroundings.out(firstSteps({ host: browserHost(host), port, twins, demo }));
		await ended;
		await stop(secondsOf(env.SHUTDOWN_TIMEOUT) * 1000);
		// The app closes its database on this, as under adapter-node's own server.
		process.emit('sveltekit:shutdown' as 'disconnect');
		return 0;
	}
};

/** Plants the demo if that is wanted and the ground is empty; what to show of it. */
async function prepared(server: Server, wanted: boolean, { error, now }: Surroundings): Promise<Shown['demo']> {
	const soil = await soilOf(server);
	if (soil === 'part')
		throw new Complaint(
			'the demo data were cut off while they were made. Remove the data folder, or choose another with WUJI_DATA. · 演示数据不完整，请删除数据目录或换一个。'
		);
	if (wanted && soil === 'new') {
		const plan: DemoPlan = { ...demoPlan, until: dayInChina(now() - ONE_DAY) };
		error('Creating the demo province · 正在生成演示数据 …');
		await plantDemo({ ...server, random: (count) => new Uint8Array(randomBytes(count)) }, plan);
	} else if (!wanted || soil !== 'demo') return null;
	const { company, points, people } = provinceOf({ ...demoPlan, until: dayInChina(now()) });
	// A database that was seeded otherwise may hold fewer of them.
	const known = new Set(await server.store.points());
	const there = points.filter(({ id }) => known.has(id));
	const { code } = await server.enrolment.makeCode(there[0]!.id, '平板 1');
	const province = { company, points: there, people };
	return { province, code };
}

/** Resolves at the first signal; later ones change nothing. A parent that dies counts as a signal. */
function endOf(of: NodeJS.Process): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) of.on(signal, () => resolve());
	});
}

function portOf(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65_535)
		throw usage(`PORT must be a whole number from 1 to 65535, not '${text}'`);
	return port;
}

function twinsOf(given: Given): Shown['twins'] {
	const bounds = { from: 1, to: 65_535 };
	const bench = given.count('bench', bounds);
	const line = given.count('line', bounds);
	if ((bench === undefined) !== (line === undefined)) throw usage('--bench and --line go together');
	return bench === undefined || line === undefined ? null : { bench, line };
}

const secondsOf = (text: string | undefined): number =>
	text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : 10;
const browserHost = (host: string): string =>
	['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host)
		? 'localhost'
		: host.includes(':')
			? `[${host}]`
			: host;
