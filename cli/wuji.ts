/**
 * `wuji`: the commands of a Wuji server, run from source by Node 24.
 *
 * A command is loaded only when it is asked for: help and complaints need nothing installed but Node.
 */
import { Complaint, read, usage, type Command, type Surroundings } from './command.ts';

const commands: Record<string, () => Promise<Command>> = {
	serve: async () => (await import('./serve.ts')).serve,
	seed: async () => (await import('./seed.ts')).seed,
	verify: async () => (await import('./verify.ts')).verify,
	export: async () => (await import('./export.ts')).exportJournal,
	check: async () => (await import('./check.ts')).check,
	code: async () => (await import('./code.ts')).code,
	catalogue: async () => (await import('./catalogue.ts')).catalogue
};

const ours: Surroundings = {
	out: (line) => void process.stdout.write(`${line}\n`),
	error: (line) => void process.stderr.write(`${line}\n`),
	env: process.env,
	now: Date.now
};

/** Runs one command. @returns the exit code: 0 done, 1 not done or a bad finding, 2 asked wrongly. */
export async function main(args: readonly string[], surroundings: Surroundings = ours): Promise<number> {
	const [name = '--help', ...rest] = args;
	try {
		if (name === '--help' || name === '-h' || name === 'help') return await help(rest[0], surroundings);
		const command = await find(name);
		if (rest.includes('--help') || rest.includes('-h')) return await help(name, surroundings);
		return await command.run(read(command, rest), surroundings);
	} catch (fault) {
		if (!(fault instanceof Complaint)) throw fault;
		const hint = fault.exit === 2 ? ` (wuji ${Object.hasOwn(commands, name) ? `${name} ` : ''}--help)` : '';
		surroundings.error(`wuji: ${fault.message}${hint}`);
		return fault.exit;
	}
}

async function find(name: string): Promise<Command> {
	const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!load) throw usage(`there is no command '${name}'; there are ${Object.keys(commands).join(', ')}`);
	return load();
}

async function help(name: string | undefined, { out }: Surroundings): Promise<number> {
	if (name !== undefined) {
		const command = await find(name);
		out(`wuji ${name}: ${command.summary}\n\n${command.help}`);
		return 0;
	}
	out('wuji <command> [options]\n');
	for (const [each, load] of Object.entries(commands)) out(`  ${each.padEnd(9)} ${(await load()).summary}`);
	out('\nwuji <command> --help tells more. The database is the one of WUJI_DATA (./data) or DATABASE_URL.');
	return 0;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
