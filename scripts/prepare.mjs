/**
 * What has to stand before anything runs: installed packages and a build that is as new as its sources.
 *
 * Staleness is decided by file times alone, so that a second start costs no more than looking at them.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './runtime.mjs';

const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Programs that run just now, so that whoever stops can stop them too. */
export const running = new Set();

/** Runs a program and keeps what it says; only a failure is worth showing. */
export function quietly(program, args, env = {}) {
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', ...env }
		});
		let output = '';
		running.add(child);
		child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
		child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
		const done = (result) => {
			running.delete(child);
			resolve(result);
		};
		child.once('error', (fault) => done({ code: 1, output: `${program}: ${fault.message}` }));
		child.once('close', (code) => done({ code: code ?? 1, output }));
	});
}

/** The program of an installed package, without asking npx for it. */
export const installed = (name) => join(root, 'node_modules', '.bin', name);

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`;

/** Runs commands in turn until one succeeds, telling that it takes a while; fails with the end of what the last one said. */
async function step(say, text, commands, env) {
	const begin = Date.now();
	say(`${text} …`);
	let output = '';
	for (const [program, ...args] of commands) {
		const result = await quietly(program, args, env);
		if (result.code === 0) return say(`${text}: ${seconds(begin)}`);
		output = result.output;
	}
	throw new Error(`${output.trim().split('\n').slice(-40).join('\n')}\n${text}: failed`);
}

/** Installs when nothing is installed yet or when the lock file is newer than what is. */
export async function install(say) {
	const lock = join(root, 'package-lock.json');
	const done = join(root, 'node_modules', '.package-lock.json');
	if (existsSync(done) && time(done) >= time(lock)) return false;
	const flags = ['--no-audit', '--no-fund', '--include=dev'];
	// `npm ci` refuses a lock file that lacks the optional packages of other platforms, as it does when it was written
	// with a registry that has not got them; `npm install` keeps to the locked versions too and adds what is missing.
	const ways = [
		['npm', 'ci', ...flags],
		['npm', 'install', '--no-save', ...flags]
	];
	await step(say, 'Installing packages · 安装依赖', ways, { NODE_ENV: '' });
	// npm may leave the file's time as it was in the archive of an equal tree.
	const now = new Date();
	if (existsSync(done)) utimesSync(done, now, now);
	return true;
}

const sources = [
	'src',
	'service-worker',
	'static',
	'messages',
	'scripts/messages-complete.ts',
	'svelte.config.js',
	'vite.config.ts',
	'package.json',
	'package-lock.json',
	'project.inlang/settings.json'
];
/** Written by the build itself. */
const made = join(root, 'src', 'lib', 'paraglide');

/** The newest time below a path; a folder's own time tells of files that were taken away. */
function newest(path) {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (!stat || path === made) return 0;
	if (!stat.isDirectory()) return /\.test\.ts$/.test(path) ? 0 : stat.mtimeMs;
	// The build makes a folder in src/lib, which touches it.
	let latest = path === join(root, 'src', 'lib') ? 0 : stat.mtimeMs;
	for (const name of readdirSync(path)) latest = Math.max(latest, newest(join(path, name)));
	return latest;
}

const handler = join(root, 'build', 'handler.js');

export const buildIsStale = () =>
	time(handler) === 0 || Math.max(...sources.map((path) => newest(join(root, path)))) > time(handler);

/** Builds when a source is newer than the build. The build carries the time at which it began: what changed meanwhile is newer. */
export async function build(say) {
	if (!buildIsStale()) return false;
	const began = new Date();
	const settings = join(root, 'project.inlang', 'settings.json');
	const { atime, mtime } = statSync(settings);
	const vite = [process.execPath, installed('vite'), 'build', '--logLevel', 'warn'];
	await step(say, 'Building · 构建', [vite], { NODE_ENV: 'production' });
	utimesSync(handler, began, began);
	// The text compiler writes its settings again at its first run, the same to the letter.
	utimesSync(settings, atime, mtime);
	return true;
}
