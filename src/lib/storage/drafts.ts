/** Half-done work that outlives a crash, such as an intake before it is recorded. A draft is no record: it may be lost. */
import type { KioskDb } from './kiosk-db.ts';

export const draftsIn = (db: KioskDb) => ({
	load: async (key: string): Promise<string | undefined> => (await db.drafts.get(key))?.json,
	save: (key: string, json: string): Promise<void> =>
		db.transaction('rw', db.drafts, async () => {
			await db.drafts.put({ key, json });
		}),
	drop: (key: string): Promise<void> => db.transaction('rw', db.drafts, () => db.drafts.delete(key))
});
