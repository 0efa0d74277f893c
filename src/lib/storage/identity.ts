/**
 * Keeps who this tablet is (journal/device-identity.ts). There is one row, and only enrolment and a freeze write it.
 */
import type { Frozen, Identity } from '#lib/journal/device-identity.ts';
import type { KioskDb } from './kiosk-db.ts';

export type { Frozen, Identity };

export const identityIn = (db: KioskDb) => ({
	/** Undefined on a tablet that is not enrolled. */
	get: async (): Promise<Identity | undefined> => (await db.identity.get('self'))?.identity,
	put: (identity: Identity): Promise<void> =>
		db.transaction('rw', db.identity, async () => {
			await db.identity.put({ key: 'self', identity });
		}),
	freeze: (why: Frozen): Promise<void> =>
		db.transaction('rw', db.identity, async () => {
			const row = await db.identity.get('self');
			if (row) await db.identity.put({ key: 'self', identity: { ...row.identity, frozen: why } });
		})
});
