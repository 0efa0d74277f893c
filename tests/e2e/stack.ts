/**
 * The whole of Wuji for tests, as `npm start` runs it: the server with the demo province, the bench of twins, the line twin.
 *
 * Each part is a process of its own on free ports, with a data folder that goes when the stack stops.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PointId } from '#lib/domain/ids.ts';

const root = join(import.meta.dirname, '../..');

/** The first demo point, the one whose staff `npm start` names first. */
export const POINT = '330106-01' as PointId;

export type Account = { email: string; password: string };

export class Stack {
	readonly folder: string;
	readonly port: number;
	readonly accounts: Record<'manager' | 'collector' | 'regulator', Account>;
	/** The first person of the first point. */
	readonly staff: { name: string; pin: string };
	#server: ChildProcess;
	readonly #bench: ChildProcess;

	private constructor(folder: string, port: number, bench: ChildProcess, server: ChildProcess, printed: string) {
		this.folder = folder;
		this.port = port;
		this.#bench = bench;
		this.#server = server;
		const account = (role: string): Account => {
			const match = new RegExp(`${role}\\s+(\\S+@\\S+)\\s+(\\S+)`).exec(printed);
			if (!match) throw new Error(`the server printed no account for ${role}:\n${printed}`);
			return { email: match[1]!, password: match[2]! };
		};
		this.accounts = { manager: account('manager'), collector: account('collector'), regulator: account('regulator') };
		const staff = /PIN:\s+(\S.*?) (\d{4,6})(?:\s|$)/.exec(printed);
		if (!staff) throw new Error(`the server printed no staff:\n${printed}`);
		this.staff = { name: staff[1]!, pin: staff[2]! };
	}

	static async start(): Promise<Stack> {
		const folder = await mkdtemp(join(tmpdir(), 'wuji-e2e-'));
		const port = await freePorts();
		const bench = start(['tests/twins/bench.ts', '--port', port + 1, '--line', port + 2, '--target', port], {});
		try {
			await heard(bench, /bench ready/);
			const server = serve(folder, port);
			const printed = await heard(server, /Ctrl-C/);
			return new Stack(folder, port, bench, server, printed);
		} catch (fault) {
			bench.kill('SIGTERM');
			throw fault;
		}
	}

	get office(): string {
		return `http://localhost:${this.port}`;
	}

	/** The kiosk's address goes through the line twin: the line can be pulled. */
	get kiosk(): string {
		return `http://localhost:${this.port + 2}/kiosk`;
	}

	get bench(): string {
		return `http://localhost:${this.port + 1}`;
	}

	/** A one-time enrolment code of the first demo point, as the office would make it. */
	async enrolmentCode(): Promise<string> {
		return (await this.#beside('tests/e2e/enrolment-code.ts', POINT)).trim();
	}

	/** Records an enterprise at the first demo point. */
	async recordEnterprise(enterprise: {
		enterprise: string;
		name: string;
		agreementUntil: string | null;
	}): Promise<void> {
		const body = { uscc: null, district: '西湖区', declared: [], ...enterprise };
		await this.#beside('tests/e2e/record-enterprise.ts', POINT, JSON.stringify(body));
	}

	/** Runs a script on this stack's database, beside the server. */
	async #beside(...args: string[]): Promise<string> {
		const env = { ...process.env, WUJI_DATA: this.folder };
		const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
		return stdout;
	}

	/** Runs a command of the CLI on this stack's database. */
	async wuji(...args: string[]): Promise<{ code: number; out: string }> {
		const child = spawn(process.execPath, ['cli/wuji.ts', ...args], {
			cwd: root,
			env: { ...process.env, WUJI_DATA: this.folder }
		});
		let out = '';
		child.stdout.on('data', (text: Buffer) => (out += text));
		child.stderr.on('data', (text: Buffer) => (out += text));
		const [code] = (await once(child, 'exit')) as [number];
		return { code, out };
	}

	/** The ids of a device's events as the server's database holds them. */
	async eventsOf(device: string): Promise<string[]> {
		const rows = await this.rows<{ id: string }>('select id from journal where device = ? order by seq', device);
		return rows.map(({ id }) => id);
	}

	/** Looks into the server's database, beside the server. */
	async rows<Row>(sql: string, ...values: (string | number)[]): Promise<Row[]> {
		const { DatabaseSync } = await import('node:sqlite');
		const database = new DatabaseSync(join(this.folder, 'wuji.sqlite'), { readOnly: true });
		try {
			return database.prepare(sql).all(...values) as Row[];
		} finally {
			database.close();
		}
	}

	/** Kills the server as a power cut would, and starts it again on the same data. */
	async killServer(): Promise<void> {
		const gone = once(this.#server, 'exit');
		this.#server.kill('SIGKILL');
		await gone;
	}

	async restartServer(): Promise<void> {
		this.#server = serve(this.folder, this.port);
		await heard(this.#server, /Ctrl-C/);
	}

	async stop(): Promise<void> {
		for (const child of [this.#server, this.#bench]) {
			if (child.exitCode !== null || child.signalCode !== null) continue;
			const gone = once(child, 'exit');
			child.kill('SIGTERM');
			await gone;
		}
		await rm(this.folder, { recursive: true, force: true });
	}
}

function start(args: (string | number)[], env: Record<string, string>): ChildProcess {
	return spawn(process.execPath, args.map(String), {
		cwd: root,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
}

const serve = (folder: string, port: number) =>
	start(['cli/wuji.ts', 'serve', '--demo', '--bench', port + 1, '--line', port + 2], {
		PORT: String(port),
		WUJI_DATA: folder
	});

/** What a process printed until it said so; its end before that is a failure with all it said. */
function heard(child: ChildProcess, wanted: RegExp): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		const hear = (chunk: Buffer) => {
			said += chunk;
			if (wanted.test(said)) resolve(said);
		};
		child.stdout!.on('data', hear);
		child.stderr!.on('data', hear);
		child.once('exit', (code) => reject(new Error(`exit ${code} before ${wanted}:\n${said}`)));
	});
}

/** The first of three free ports in a row. */
async function freePorts(): Promise<number> {
	for (let attempt = 0; attempt < 50; attempt++) {
		const first = 20_000 + Math.floor(Math.random() * 20_000);
		if ((await Promise.all([first, first + 1, first + 2].map(isFree))).every(Boolean)) return first;
	}
	throw new Error('no three free ports in a row');
}

const isFree = (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const trial = createServer();
		trial.once('error', () => resolve(false));
		trial.listen(port, '127.0.0.1', () => trial.close(() => resolve(true)));
	});
