/** Where a device's chain ends on this tablet. A row that is missing is a chain that has not begun. */
import type { DeviceId } from '#lib/domain/ids.ts';
import { emptyHead } from '#lib/journal/event.ts';
import type { HeadRow, KioskDb } from './kiosk-db.ts';
import { dexieRows, type TransactionRows } from './rows.ts';

export const headOf = async (
	db: KioskDb,
	device: DeviceId,
	rows: Pick<TransactionRows, 'get'> = dexieRows
): Promise<HeadRow> => (await rows.get(db.heads, device)) ?? { ...emptyHead(device), acked: 0, cursor: null };
