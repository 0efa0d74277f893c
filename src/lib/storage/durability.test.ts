/** Saved means durable: every write asks the disk for the strict kind, and `record` speaks only after the commit. */
import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftsIn } from './drafts.ts';
import { received, stored, testKiosk } from './kiosk.fixture.ts';
import { PhotoDb, photosIn } from './photos.ts';
import { spareInMemory } from './spare.fixture.ts';

type Write = { tables: string[]; durability: IDBTransactionDurability; committed: boolean };

/** Every writing transaction that anyone opens, with what it was asked to be. */
let writes: Write[] = [];
beforeEach(() => {
	writes = [];
	const open = IDBDatabase.prototype.transaction;
	vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...asked) {
		const transaction = open.apply(this, asked);
		if (transaction.mode !== 'readwrite') return transaction;
		const write: Write = {
			tables: [...transaction.objectStoreNames],
			durability: transaction.durability,
			committed: false
		};
		writes.push(write);
		transaction.addEventListener('complete', () => (write.committed = true));
		return transaction;
	});
});
afterEach(() => {
	vi.restoreAllMocks();
});
const notStrict = () => writes.filter(({ durability }) => durability !== 'strict');

test('everything a tablet writes is asked for as strict: records, acknowledgements, pulls, drafts', async () => {
	const kiosk = await testKiosk();
	await kiosk.record(received('c-1'), stored('c-1', 'B-03'));
	await kiosk.journal.acknowledge({ seq: 2, hash: (await kiosk.journal.head())!.hash }, await kiosk.receipt(2));
	await kiosk.journal.loadSnapshot({ position: 0, rows: [] });
	await draftsIn(kiosk.db).save('intake', '{}');
	await kiosk.journal.freeze('revoked');
	const touched = new Set(writes.flatMap(({ tables }) => tables));
	for (const table of ['events', 'heads', 'receipts', 'containers', 'drafts', 'identity'])
		expect(touched, table).toContain(table);
	expect(notStrict()).toEqual([]);
});

test('a photo is asked for as strict too: its digest is in a signed event', async () => {
	const db = new PhotoDb('wuji-photos', { indexedDB: new IDBFactory(), IDBKeyRange });
	const photos = photosIn(db, { now: () => 1, random: (count) => new Uint8Array(count), spare: spareInMemory() });
	await photos.put(Uint8Array.of(1, 2), 'a'.repeat(64));
	await photos.sent('a'.repeat(64), 2);
	expect(writes.map(({ tables }) => tables)).toContainEqual(['contents', 'photos']);
	expect(notStrict()).toEqual([]);
});

test('what record resolves to has been committed by then, event and projection in one transaction', async () => {
	const kiosk = await testKiosk();
	writes = [];
	await kiosk.record(received('c-1'));
	expect(writes).toEqual([expect.objectContaining({ committed: true })]);
	for (const table of ['events', 'heads', 'containers', 'tallies']) expect(writes[0]!.tables).toContain(table);
});
