/**
 * Finds or fetches the Node 24 that Wuji runs on, and runs a script under it.
 *
 * Plain JavaScript without a dependency: this is what an older Node reads first, on a clone where nothing is installed.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MAJOR = 24;

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const isCurrent = () => Number(process.versions.node.split('.')[0]) >= MAJOR;

/** Where the path of a fetched runtime is noted; `npm ci` empties the first, so that the user's cache folder has it too. */
function notes() {
	const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return [join(root, 'node_modules', '.cache', 'wuji', `node-${MAJOR}`), join(cache, 'wuji', `node-${MAJOR}`)];
}

function read(file) {
	try {
		return readFileSync(file, 'utf8').trim();
	} catch {
		return '';
	}
}

async function answers(path) {
	try {
		const { stdout } = await run(path, ['-p', 'process.version'], { timeout: 20_000 });
		return stdout.trim().startsWith(`v${MAJOR}.`);
	} catch {
		return false;
	}
}

function note(path) {
	for (const file of notes()) {
		try {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, `${path}\n`);
		} catch {
			// A folder that cannot be written only means that the runtime is looked for again next time.
		}
	}
}

/**
 * The path of a Node 24.
 *
 * @param say told when something takes long
 * @throws an Error with one line to show when none can be had
 */
export async function node24(say = console.error) {
	if (isCurrent()) return process.execPath;
	for (const file of notes()) {
		const path = read(file);
		if (path && (await answers(path))) return path;
	}
	say(`Node ${process.versions.node} is too old, fetching Node ${MAJOR} … · 正在获取 Node ${MAJOR} …`);
	let path;
	try {
		const { stdout } = await run('npx', ['-y', '-p', `node@${MAJOR}`, 'node', '-p', 'process.execPath'], {
			cwd: root,
			timeout: 600_000
		});
		path = stdout.trim().split('\n').at(-1) ?? '';
	} catch (fault) {
		const reason =
			String(fault.stderr ?? '')
				.trim()
				.split('\n')
				.find((line) => /error|ERR/.test(line)) ?? fault.message.split('\n')[0];
		throw new Error(
			`Node ${MAJOR} could not be fetched from the npm registry (${reason}). Install Node ${MAJOR} or check the network, then try again.`,
			{ cause: fault }
		);
	}
	if (!(await answers(path)))
		throw new Error(
			`The npm package node@${MAJOR} gives no Node ${MAJOR} on this machine. Install Node ${MAJOR}, then try again.`
		);
	note(path);
	return path;
}

/** Node's arguments for a process that ends with the one that starts it; it needs an `ipc` channel. */
export const withParent = ['--import', new URL('./with-parent.mjs', import.meta.url).href];

/**
 * Makes sure that the calling script runs under Node 24: returns there; on an older Node runs the script again under the
 * fetched runtime, passes signals on, and ends with its exit code.
 */
export async function underNode24(script, args = process.argv.slice(2)) {
	if (isCurrent()) {
		process.env.PATH = withFirst(dirname(process.execPath));
		return;
	}
	let runtime;
	try {
		runtime = await node24();
	} catch (fault) {
		console.error(fault.message);
		process.exit(1);
	}
	const child = spawn(runtime, [...withParent, fileURLToPath(script), ...args], {
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		env: { ...process.env, PATH: withFirst(dirname(runtime)) }
	});
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	const code = await new Promise((resolve) => {
		child.once('error', () => resolve(1));
		child.once('exit', (exit, signal) => resolve(exit ?? (signal === null ? 1 : 128 + 15)));
	});
	process.exit(code);
}

function withFirst(folder) {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return folders[0] === folder
		? folders.join(delimiter)
		: [folder, ...folders.filter((other) => other !== folder)].join(delimiter);
}
