/**
 * `npm start`: from a fresh clone to a running demo province with its device twins, and everything stopped again together.
 *
 * Whatever it starts ends with it: on a signal, on a failure of any part, and (through a pipe) even when it is killed.
 */
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeDataFolder } from './data-folder.mjs';
import { build, install, running } from './prepare.mjs';
import { root, underNode24, withParent } from './runtime.mjs';
import { endWithNpm } from './with-parent.mjs';

endWithNpm();
await underNode24(import.meta.url);

const say = (text) => console.log(text);
const children = new Set();
let stopping = false;

/** Stops what runs, waits for it, and exits. A part that does not end in time is killed: nothing is left running. */
async function stop(code) {
	if (stopping) return;
	stopping = true;
	const ended = [...children].map((child) => new Promise((resolve) => child.once('exit', resolve)));
	for (const child of [...children, ...running]) child.kill('SIGTERM');
	const late = setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), 15_000);
	await Promise.all(ended);
	clearTimeout(late);
	process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));

/** A part of the demo, with its own process. It hears by its channel when this process is gone. */
function part(name, args, env) {
	const child = spawn(process.execPath, [...withParent, ...args], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		env: { ...process.env, ...env },
		detached: true
	});
	children.add(child);
	child.once('exit', (code) => {
		children.delete(child);
		if (stopping) return;
		if (!child.saidWhy) console.error(`${name} ended unexpectedly (exit ${code}) · ${name} 意外退出`);
		void stop(1);
	});
	return child;
}

function portOf(text) {
	const port = Number(text);
	if (Number.isInteger(port) && port >= 1 && port <= 65_533) return port;
	throw new Error(`PORT must be a whole number from 1 to 65533, not "${text}". · PORT 必须是 1 到 65533 的整数。`);
}

/** Tries to listen and lets go at once. A browser may take `localhost` for ::1, so that counts too. */
async function free(port, host) {
	const hosts = host === '127.0.0.1' || host === 'localhost' ? [host, '::1'] : [host];
	for (const each of hosts) {
		const fault = await new Promise((resolve) => {
			const trial = createServer();
			trial.once('error', resolve);
			trial.listen({ port, host: each, exclusive: true }, () => trial.close(() => resolve(undefined)));
		});
		if (!fault || (each === '::1' && fault.code !== 'EADDRINUSE')) continue;
		if (fault.code === 'EADDRINUSE')
			throw new Error(
				`Port ${port} is in use. Stop what uses it, or choose another: PORT=4200 npm start · 端口 ${port} 已被占用，请换一个端口。`
			);
		if (fault.code === 'EACCES')
			throw new Error(`Port ${port} may not be opened by this user. Choose one above 1023. · 无权使用端口 ${port}。`);
		throw new Error(`HOST ${host} cannot be listened on (${fault.code}). · 无法在 ${host} 上监听。`);
	}
}

async function answers(port, host) {
	for (let attempt = 0; attempt < 300 && !stopping; attempt++) {
		const open = await new Promise((resolve) => {
			const socket = connect(port, host);
			socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
			socket.once('connect', () => socket.destroy());
		});
		if (open) return;
		await pause(50);
	}
	if (!stopping) throw new Error(`The twins do not answer on port ${port}. · 设备模拟器未响应。`);
}

try {
	const port = portOf(process.env.PORT || '4100');
	// A name may stand for ::1 here and for 127.0.0.1 there.
	const host = (process.env.HOST || 'localhost').replace(/^localhost$/, '127.0.0.1');
	const [bench, line] = [port + 1, port + 2];
	const near = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
	for (const each of [port, bench, line]) await free(each, host);
	makeDataFolder(resolve(root, process.env.WUJI_DATA || 'data'));

	await install(say);
	await build(say);

	if (!stopping) {
		part(
			'bench twins',
			[join(root, 'tests/twins/bench.ts'), '--port', bench, '--line', line, '--target', port, '--host', host].map(
				String
			),
			{}
		);
		await answers(bench, near);
	}
	if (!stopping) {
		const server = part(
			'server',
			[join(root, 'cli/wuji.ts'), 'serve', '--demo', '--bench', String(bench), '--line', String(line)],
			{
				PORT: String(port),
				HOST: host
			}
		);
		// One line was written by the server itself.
		server.saidWhy = true;
	}
} catch (fault) {
	if (!stopping) console.error(fault.message);
	await stop(1);
}
