/** What is promised at the start: a database that is opened is usable, one that is not says why. On both engines. */
import { writeFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openDatabase, type Database } from './database.ts';
import { inTransaction } from './dialect/transaction.ts';
import { databasesOn, engines } from './engines.fixture.ts';
import { keptFile, keyIn } from './server-key.ts';

describe.each(engines)('a database on %s', (engine) => {
	const { where, fresh } = databasesOn(engine);

	test('opened a second time it still holds what was committed', async () => {
		const place = await where();
		await withDatabase(place, ({ kysely }) =>
			kysely.insertInto('point_head').values({ point: 'p', position: 7 }).execute()
		);
		const rows = await withDatabase(place, ({ kysely }) => kysely.selectFrom('point_head').selectAll().execute());
		expect(rows).toEqual([{ point: 'p', position: 7 }]);
	});

	test('one from a newer version is left untouched and named', async () => {
		const place = await where();
		await withDatabase(place, ({ kysely }) =>
			sql`insert into kysely_migration (name, timestamp) values ('999-tomorrow', 'x')`.execute(kysely)
		);
		expect(await openDatabase(place)).toEqual({ ok: false, refusal: { kind: 'newer-version', found: '999-tomorrow' } });
	});

	test('a transaction that fails leaves nothing, and the next one is not hindered', async () => {
		const database = await fresh();
		const broken = inTransaction(database, async (tx) => {
			await tx.insertInto('point_head').values({ point: 'p', position: 1 }).execute();
			throw new Error('pulled plug');
		});
		await expect(broken).rejects.toThrow('pulled plug');
		expect(await inTransaction(database, (tx) => tx.selectFrom('point_head').selectAll().execute())).toEqual([]);
	});

	test('counts and grams come back as numbers', async () => {
		const { kysely } = await fresh();
		await kysely.insertInto('point_head').values({ point: 'p', position: 9_007_199_254_740_991 }).execute();
		const row = await kysely
			.selectFrom('point_head')
			.select(({ fn, cast }) => ['position', cast<number>(fn.countAll(), 'bigint').as('count')])
			.groupBy('position')
			.executeTakeFirst();
		expect(row).toEqual({ position: 9_007_199_254_740_991, count: 1 });
	});
});

describe('where no database can be had', () => {
	const { where } = databasesOn('sqlite');

	test('a folder that is a file is refused by name', async () => {
		const { folder } = await where();
		const file = join(folder, 'file');
		writeFileSync(file, '');
		expect(await openDatabase({ folder: file })).toMatchObject({
			ok: false,
			refusal: { kind: 'folder-not-writable', folder: file }
		});
	});

	test('a file that is no database is refused and left as it is', async () => {
		const { folder } = await where();
		const file = join(folder, 'wuji.sqlite');
		writeFileSync(file, 'these are not the pages of a database, not even close to them'.repeat(20));
		const { size } = statSync(file);
		expect(await openDatabase({ folder })).toMatchObject({
			ok: false,
			refusal: { kind: 'cannot-connect', engine: 'sqlite' }
		});
		expect(statSync(file).size).toBe(size);
	});

	test('a server that does not answer is refused', async () => {
		const { folder } = await where();
		expect(await openDatabase({ folder, url: 'postgres://nobody@127.0.0.1:1/none' })).toMatchObject({
			ok: false,
			refusal: { kind: 'cannot-connect', engine: 'postgres' }
		});
	});

	test('SQLite syncs every commit to the disk', async () => {
		const settings = await withDatabase(await where(), async ({ kysely }) => {
			const read = async (name: string) =>
				Object.values((await sql.raw<object>(`pragma ${name}`).execute(kysely)).rows[0]!)[0] as unknown;
			return {
				journal: await read('journal_mode'),
				synchronous: await read('synchronous'),
				keys: await read('foreign_keys')
			};
		});
		expect(settings).toEqual({ journal: 'wal', synchronous: 2, keys: 1 });
	});

	test('the key is made once, kept for its owner alone, and the same at the next start', async () => {
		const { folder } = await where();
		const first = keyIn(folder);
		expect(keyIn(folder).publicKey).toBe(first.publicKey);
		expect(statSync(join(folder, 'server-key.pem')).mode & 0o777).toBe(0o600);
		expect([keptFile(join(folder, 'secret'), () => 'a'), keptFile(join(folder, 'secret'), () => 'b')]).toEqual([
			'a',
			'a'
		]);
	});
});

async function withDatabase<Value>(
	place: Parameters<typeof openDatabase>[0],
	work: (database: Database) => Promise<Value>
): Promise<Value> {
	const opened = await openDatabase(place);
	if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
	try {
		return await work(opened.value);
	} finally {
		await opened.value.close();
	}
}
