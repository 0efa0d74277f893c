/**
 * How a command comes to the database: `--database`, else DATABASE_URL, else the folder of WUJI_DATA.
 *
 * What the database refuses becomes one line a person can act on.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DatabaseRefusal } from '#lib/server/database.ts';
import { open, type Server } from '#lib/server/wiring.ts';
import { makeDataFolder } from '../scripts/data-folder.mjs';
import { Complaint, type Given, type Options, type Surroundings } from './command.ts';

export const databaseOption = { database: { type: 'string' } } satisfies Options;

export const databaseHelp = `  --database WHERE     a folder, or postgres://… (default: DATABASE_URL, else the folder WUJI_DATA, else ./data)`;

/** The environment in which `--database` has its say. */
export function environmentFor(given: Given, { env }: Surroundings): NodeJS.ProcessEnv {
	const where = given.text('database');
	if (where === undefined) return env;
	if (/^postgres(ql)?:\/\//.test(where)) return { ...env, DATABASE_URL: where };
	return { ...env, WUJI_DATA: where, DATABASE_URL: '' };
}

/** As `withServer`, for commands that only look: they never make a database where there is none. */
export async function withExisting<Value>(
	env: NodeJS.ProcessEnv,
	work: (server: Server) => Promise<Value>
): Promise<Value> {
	const folder = env.WUJI_DATA || './data';
	if (!env.DATABASE_URL && !existsSync(join(folder, 'wuji.sqlite')))
		throw new Complaint(`there is no database in ${folder}`);
	return withServer(env, work);
}

/** Opens the server's parts for one piece of work and closes them after it, whatever happens. */
export async function withServer<Value>(
	env: NodeJS.ProcessEnv,
	work: (server: Server) => Promise<Value>
): Promise<Value> {
	const folder = resolve(env.WUJI_DATA || './data');
	try {
		makeDataFolder(folder);
	} catch (fault) {
		throw new Complaint((fault as Error).message);
	}
	const opened = await open({ ...env, WUJI_DATA: folder });
	if (!opened.ok) throw new Complaint(textOf(opened.refusal));
	try {
		return await work(opened.value);
	} finally {
		await opened.value.close();
	}
}

export function textOf(refusal: DatabaseRefusal): string {
	switch (refusal.kind) {
		case 'newer-version':
			return `the database is from a newer version of Wuji (it knows '${refusal.found}'). Update Wuji; nothing was changed. · 数据库来自更新版本，请升级程序。`;
		case 'folder-not-writable':
			return `The data folder ${refusal.folder} cannot be written (${oneLine(refusal.reason)}). Set WUJI_DATA to another. · 数据目录不可写，请用 WUJI_DATA 指定其他目录。`;
		case 'cannot-connect':
			return `the ${refusal.engine === 'sqlite' ? 'database file' : 'PostgreSQL server'} cannot be opened (${oneLine(refusal.reason)}). · 无法打开数据库。`;
	}
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
