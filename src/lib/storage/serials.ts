/**
 * Serials of the codes this tablet gives out: which are used, and what the server leased to it.
 *
 * A serial once used stays used for good, also when its container is voided: the number was on paper.
 */
import { containerState } from '#lib/domain/container.ts';
import { digitalIdPrefix } from '#lib/domain/codes/digital-id.ts';
import { laneRange, serialsLeft, type SerialRange } from '#lib/domain/codes/serials.ts';
import type { Uscc } from '#lib/domain/codes/uscc.ts';
import { isWasteCode } from '#lib/domain/catalogue/catalogue.ts';
import type { Day } from '#lib/domain/ids.ts';
import type { SignedEvent } from '#lib/journal/event.ts';
import Dexie from 'dexie';
import type { KioskDb, SerialRow } from './kiosk-db.ts';
import { dexieRows, type TransactionRows } from './rows.ts';

/** Characters of a code before its serial. */
const PREFIX = 34;

/** Notes the serials that these own events put on labels. Called inside their transaction. */
export async function noteSerials(db: KioskDb, rows: TransactionRows, signed: readonly SignedEvent[]): Promise<void> {
	for (const { event } of signed) {
		const { code, codeSource } = event.body;
		const given =
			event.type === 'container.coded' || (event.type === 'container.received' && codeSource === 'assigned');
		if (!given || typeof code !== 'string') continue;
		const row = await rowOf(db, code.slice(0, PREFIX), rows);
		await rows.put(db.serials, [{ ...row, used: [...row.used, Number(code.slice(PREFIX))] }]);
	}
}

/** Used = given out here, or seen on any container of the point. */
export async function usedSerials(db: KioskDb, prefix: string): Promise<{ used: Set<number>; leases: SerialRange[] }> {
	const [row, seen] = await Promise.all([
		rowOf(db, prefix),
		db.containers.where('code').startsWith(prefix).keys() as Promise<unknown> as Promise<string[]>
	]);
	return { used: new Set([...row.used, ...seen.map((code) => Number(code.slice(PREFIX)))]), leases: row.leases };
}

export type SerialNeed = { waste: string; day: Day };

/** Adds a lease; the same one again changes nothing. */
export const addLease = (db: KioskDb, { waste, day }: SerialNeed, lease: SerialRange): Promise<void> =>
	db.transaction('rw', db.serials, db.identity, db.points, async () => {
		const unit = await unitOf(db);
		if (!unit) return;
		const row = await rowOf(db, digitalIdPrefix(unit, waste, day));
		if (row.leases.some(({ from }) => from === lease.from)) return;
		await db.serials.put({ ...row, leases: [...row.leases, { from: lease.from, to: lease.to }] });
	});

/**
 * The wastes for which fewer than `atLeast` serials are in hand: those this tablet took in on `today`, and those of
 * containers that still wait for a code, each under the day it was received on.
 */
export async function serialNeeds(db: KioskDb, today: Day, atLeast: number): Promise<SerialNeed[]> {
	const self = (await db.identity.get('self'))?.identity;
	const unit = await unitOf(db);
	if (!self || !unit) return [];
	const ofToday = await db.containers.orderBy('receivedAt').reverse().limit(500).toArray();
	const open = await db.containers
		.where('[open+receivedAt]')
		.between([1, Dexie.minKey], [1, Dexie.maxKey])
		.limit(500)
		.toArray();
	const needs = new Map<string, SerialNeed & { wanted: number }>();
	for (const { container } of [...ofToday, ...open]) {
		const { received, code } = container;
		if (!received || received.stamp.device !== self.device || !isWasteCode(received.waste)) continue;
		const waits = code?.code == null && containerState(container) === 'open';
		if (received.day !== today && !waits) continue;
		needs.set(`${received.waste} ${received.day}`, {
			waste: received.waste,
			day: received.day,
			wanted: received.day === today ? atLeast : 1
		});
	}
	const short: SerialNeed[] = [];
	for (const { waste, day, wanted } of needs.values()) {
		const { used, leases } = await usedSerials(db, digitalIdPrefix(unit, waste, day));
		const ranges = self.lane === null ? leases : [laneRange(self.lane), ...leases];
		if (serialsLeft(ranges, used) < wanted) short.push({ waste, day });
	}
	return short;
}

async function unitOf(db: KioskDb): Promise<Uscc | undefined> {
	const self = await db.identity.get('self');
	const point = self && (await db.points.get(self.identity.point));
	return point?.company.unit as Uscc | undefined;
}

const rowOf = async (db: KioskDb, prefix: string, rows: TransactionRows = dexieRows): Promise<SerialRow> =>
	(await rows.get(db.serials, prefix)) ?? { prefix, used: [], leases: [] };
