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

const digitalId = '91330100799655058B9002140820261122001';

test('code explain prints what each part of the 37 characters means, in both languages', async () => {
	const { exit, out, error } = await wuji(['code', 'explain', digitalId]);
	expect({ exit, error }).toEqual({ exit: 0, error: '' });
	for (const words of [
		'数字识别码 digital id',
		'单位编码 unit code [1–18] 91330100799655058B',
		'登记管理部门 registering body [1] 9: 工商（市场监督管理） market regulation',
		'登记机关行政区划 division [3–8] 330100: 浙江省 Zhejiang',
		'校验码 check character [18] B',
		'900-214-08 HW08 废矿物油与含矿物油废物',
		'日期 day [27–34] 20261122: 2026-11-22',
		'顺序号 serial [35–37] 001: 1'
	])
		expect(out).toContain(words);
	expect(await wuji(['code', 'explain', '91330100799655058B', '90021408', '20261122', '001'])).toMatchObject({
		exit,
		out
	});
});

test.each([
	['a unit code', '91330100799655058C9002140820261122001', '单位编码 unit code [1–18]'],
	['a character that no unit code has', '9133O100799655058B9002140820261122001', "cannot be 'O'"],
	['a waste code', '91330100799655058B9002I40820261122001', '危险废物代码 waste code [19–26]'],
	['a waste that the catalogue does not have', '91330100799655058B9002140920261122001', 'is not in 国家危险废物名录'],
	['a day', '91330100799655058B9002140820261132001', '日期 day [27–34]'],
	['a serial', '91330100799655058B9002140820261122000', '顺序号 serial [35–37]'],
	['a length', digitalId.slice(1), '36'],
	['a year', '20273101000001', 'from 2022 to 2026'],
	['a province', '20263901000001', '省 province [5–6] 39'],
	['a serial of a manifest', '20263101000000', '顺序号 serial [9–14]'],
	['a batch prefix', 'HWXX20261122001', '前缀 prefix [1–4]'],
	['a kind of text', 'hello', 'no code that is known']
])('code explain names what is wrong in %s, in one line', async (_, given, words) => {
	const { exit, error } = await wuji(['code', 'explain', given]);
	expect(exit).toBe(1);
	expect(error).toContain(words);
	expect(error.split('\n')).toHaveLength(1);
});

test.each([
	['91330100799655058B', '企业 enterprise'],
	['91100000000000000A', '国家 national'],
	['BB9900000000000004', '表中没有 not in our table'],
	['HWCKLY20261122001', '出口利用 recovered abroad'],
	['20263101000001', '上海市 Shanghai'],
	['D-0193a1b2-0000-7000-8000-0123456789ab', 'until the national number has come'],
	['浙A·12345', '普通 ordinary'],
	['浙AK12345', '请核对 series not known, please check'],
	['900-052-31', 'HW31'],
	['900-099-S17', 'SW17'],
	['330106', '浙江省 Zhejiang'],
	['MF0001', 'production facility'],
	['TS001', 'solid-waste facility'],
	['91330100799655058B2611001120241231001', 'was not in force on that day']
])('code explain knows %s', async (given, words) => {
	expect(await wuji(['code', 'explain', given])).toMatchObject({
		exit: 0,
		error: '',
		out: expect.stringContaining(words)
	});
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
	[['serve', '--bench', '4101'], 'go together'],
	[['code'], 'explain CODE'],
	[['code', 'explain'], 'explain CODE'],
	[['code', 'make', '20263101000001'], 'explain CODE']
])('%j is asked wrongly', async (args, why) => {
	const { exit, out, error } = await wuji(args);
	expect({ exit, out }).toEqual({ exit: 2, out: '' });
	expect(error).toContain(why);
	expect(error.split('\n')).toHaveLength(1);
});

test('every command explains itself', async () => {
	const { exit, out } = await wuji(['--help']);
	expect(exit).toBe(0);
	for (const name of ['serve', 'seed', 'verify', 'export', 'check', 'code', 'catalogue']) {
		expect(out).toContain(name);
		expect(await wuji([name, '--help'])).toMatchObject({ exit: 0, out: expect.stringContaining(`wuji ${name}`) });
	}
});
