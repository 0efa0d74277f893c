/** The commands as a person at a shell meets them: what they print, what they leave behind, how they end. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from './wuji.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'wuji-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function wuji(args: string[], env: NodeJS.ProcessEnv = {}) {
	const out: string[] = [];
	const error: string[] = [];
	const exit = await main(args, {
		out: (line) => out.push(line),
		error: (line) => error.push(line),
		env,
		now: () => Date.UTC(2026, 10, 20)
	});
	return { exit, out: out.join('\n'), error: error.join('\n') };
}

let databases = 0;
async function seeded(...more: string[]): Promise<string> {
	const database = join(folder, `database-${++databases}`);
	const done = await wuji([
		'seed',
		'--enterprises',
		'6',
		'--events',
		'90',
		'--seed',
		'spring',
		'--database',
		database,
		...more
	]);
	expect(done).toMatchObject({ exit: 0, error: '' });
	return database;
}

/** The lines of the kiosks' events; what the server signed is another's. */
async function kioskLines(database: string, point: string): Promise<string[]> {
	const file = join(folder, `lines-${databases}.jsonl`);
	expect(await wuji(['export', '--journal', file, '--point', point, '--database', database])).toMatchObject({
		exit: 0
	});
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line.includes('\\"seq\\"') && !line.includes('\\"device\\":\\"server.'));
}

test('the same arguments make the same kiosk events, byte for byte, and another seed others', async () => {
	const first = await kioskLines(await seeded(), '330106-01');
	expect(first).toHaveLength(30);
	expect(await kioskLines(await seeded(), '330106-01')).toEqual(first);
	const other = await seeded('--seed', 'autumn');
	expect(await kioskLines(other, '330106-01')).not.toEqual(first);
});

test('seed leaves a database alone that holds something', async () => {
	const database = await seeded();
	const again = await wuji(['seed', '--enterprises', '6', '--events', '1', '--seed', 'x', '--database', database]);
	expect(again).toMatchObject({ exit: 1, error: expect.stringContaining('not empty') });
});

test('an export verifies; with any one byte of any event changed it does not, and the event is named', async () => {
	const database = await seeded('--points', '1');
	const file = join(folder, 'journal.jsonl');
	await wuji(['export', '--journal', file, '--database', database]);
	expect(await wuji(['verify', file])).toMatchObject({ exit: 0, out: expect.stringContaining('ok, ') });

	const whole = readFileSync(file);
	const ends = [...whole.keys()].filter((index) => whole[index] === 0x0a);
	const [first, last] = [ends[0]! + 1, ends.at(-2)!];
	const altered = join(folder, 'altered.jsonl');
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: first, max: last - 1 }),
			fc.integer({ min: 1, max: 255 }),
			async (place, flip) => {
				const bytes = Buffer.from(whole);
				bytes[place]! ^= flip;
				writeFileSync(altered, bytes);
				const line = ends.filter((end) => end < place).length + 1;
				const result = await wuji(['verify', altered]);
				expect(result.exit).toBe(1);
				expect(result.error).toContain(`BAD at line ${line},`);
			}
		),
		{ numRuns: 60 }
	);
});

test('a journal whose end was cut off does not verify, nor one of a server with another key', async () => {
	const database = await seeded('--points', '1');
	const file = join(folder, 'tail.jsonl');
	await wuji(['export', '--journal', file, '--database', database]);
	expect(await wuji(['verify', file, '--server-key', 'AAAA'])).toMatchObject({
		exit: 1,
		error: expect.stringContaining('another key')
	});
	const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
	writeFileSync(file, `${lines.slice(0, -3).join('\n')}\n`);
	expect(await wuji(['verify', file])).toMatchObject({
		exit: 1,
		error: expect.stringContaining('the end of the file is missing')
	});
});

test('several points are exported to a file each', async () => {
	const database = await seeded();
	const { exit, out } = await wuji(['export', '--journal', join(folder, 'all.jsonl'), '--database', database]);
	expect(exit).toBe(0);
	for (const point of ['330105-01', '330106-01', '330110-01']) {
		expect(out).toContain(`all.${point}.jsonl`);
		expect(await wuji(['verify', join(folder, `all.${point}.jsonl`)])).toMatchObject({ exit: 0 });
	}
});

test('check holds on a seeded database and is broken by one altered weight, which verify names too', async () => {
	const database = await seeded();
	const held = await wuji(['check', '--database', database]);
	expect(held).toMatchObject({ exit: 0, error: '' });
	expect(held.out).not.toContain('BROKEN');
	expect(held.out).toContain('mass-balance');
	expect(await wuji(['verify', '--db', '--database', database])).toMatchObject({ exit: 0 });

	const raw = new DatabaseSync(join(database, 'wuji.sqlite'));
	const [row] = raw
		.prepare("select point, position, bytes from journal where type = 'container.received' order by point, position")
		.all();
	const bytes = String(row!.bytes).replace(/"gross":(\d+)/, (_, gross: string) => `"gross":${Number(gross) + 50}`);
	raw.prepare('update journal set bytes = ? where point = ? and position = ?').run(bytes, row!.point!, row!.position!);
	raw.close();

	expect(await wuji(['check', '--database', database])).toMatchObject({
		exit: 1,
		out: expect.stringContaining('BROKEN')
	});
	const named = await wuji(['verify', '--db', '--database', database]);
	expect(named.exit).toBe(1);
	expect(named.error).toContain(`${row!.point}: BAD at line ${Number(row!.position) + 1}, event ${row!.position}`);
});

test('a database of a newer version is left untouched, and said so in one line', async () => {
	const database = await seeded();
	const raw = new DatabaseSync(join(database, 'wuji.sqlite'));
	raw
		.prepare('insert into kysely_migration (name, timestamp) values (?, ?)')
		.run('999-tomorrow', '2030-01-01T00:00:00.000Z');
	raw.close();
	const { exit, error } = await wuji(['check', '--database', database]);
	expect(exit).toBe(1);
	expect(error).toContain('newer version');
	expect(error.split('\n')).toHaveLength(1);
});

test('a folder that cannot be used, or holds no database, is one line', async () => {
	const file = join(folder, 'a-file');
	writeFileSync(file, '');
	const unusable = await wuji(['seed', '--enterprises', '3', '--events', '0', '--seed', 's'], {
		WUJI_DATA: join(file, 'data')
	});
	expect(unusable).toMatchObject({ exit: 1, error: expect.stringContaining('cannot be written') });
	expect(unusable.error.split('\n')).toHaveLength(1);
	expect(await wuji(['check', '--database', join(folder, 'nowhere')])).toMatchObject({
		exit: 1,
		error: expect.stringContaining('no database')
	});
	expect(await wuji(['verify', join(folder, 'nothing.jsonl')])).toMatchObject({
		exit: 1,
		error: expect.stringContaining('cannot be read')
	});
});

test('serve says that its port is in use', async () => {
	const other = createServer();
	other.listen(0, '127.0.0.1');
	await once(other, 'listening');
	const { port } = other.address() as { port: number };
	const { exit, error } = await wuji(['serve'], { PORT: String(port), WUJI_DATA: join(folder, 'unused') });
	other.close();
	expect(exit).toBe(1);
	expect(error).toContain(`port ${port} is in use`);
});

test.each([
	[['fly'], "no command 'fly'"],
	[['seed', '--events', '1'], 'are needed'],
	[['seed', '--enterprises', '1.5', '--events', '1', '--seed', 's'], 'whole number'],
	[['seed', '--enterprises', '3', '--events', '1', '--seed', 's', '--until', '2026-02-30'], '--until'],
	[['verify'], 'name a FILE'],
	[['verify', '--db', 'file'], 'name a FILE'],
	[['export'], '--journal FILE is needed'],
	[['check', '--fast'], "Unknown option '--fast'"],
	[['check', 'extra'], "Unexpected word 'extra'"],
	[['serve', '--bench', '4101'], 'go together']
])('%j is asked wrongly', async (args, why) => {
	const { exit, out, error } = await wuji(args);
	expect({ exit, out }).toEqual({ exit: 2, out: '' });
	expect(error).toContain(why);
	expect(error.split('\n')).toHaveLength(1);
});

test('every command explains itself', async () => {
	const { exit, out } = await wuji(['--help']);
	expect(exit).toBe(0);
	for (const name of ['serve', 'seed', 'verify', 'export', 'check']) {
		expect(out).toContain(name);
		expect(await wuji([name, '--help'])).toMatchObject({ exit: 0, out: expect.stringContaining(`wuji ${name}`) });
	}
});
