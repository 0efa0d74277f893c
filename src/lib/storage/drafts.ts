/** Half-done work that outlives a crash, such as an intake before it is recorded. A draft is no record: it may be lost. */
import { isStorageFull, type KioskDb } from './kiosk-db.ts';

export const draftsIn = (db: KioskDb) => ({
	load: async (key: string): Promise<string | undefined> => (await db.drafts.get(key))?.json,
	/** Does nothing on a full disk: what is left of it is for records. */
	save: async (key: string, json: string): Promise<void> => {
		try {
			await db.transaction('rw', db.drafts, async () => {
				await db.drafts.put({ key, json });
			});
		} catch (fault) {
			if (!isStorageFull(fault)) throw fault;
		}
	},
	drop: (key: string): Promise<void> => db.transaction('rw', db.drafts, () => db.drafts.delete(key))
});
