/** Where a device's chain ends on this tablet. A row that is missing is a chain that has not begun. */
import type { DeviceId } from '#lib/domain/ids.ts';
import { emptyHead } from '#lib/journal/event.ts';
import type { HeadRow, KioskDb } from './kiosk-db.ts';

export const headOf = async (db: KioskDb, device: DeviceId): Promise<HeadRow> =>
	(await db.heads.get(device)) ?? { ...emptyHead(device), acked: 0, cursor: null };
