/**
 * What screens ask of the store: plain queries, each by an index and limited, fit for Dexie's `liveQuery`.
 *
 * A query seen to change is no proof of saving: that is the promise of `record` alone.
 */
import Dexie from 'dexie';
import type { Container } from '#lib/domain/container.ts';
import type { ContainerId, Day, DeviceId, EnterpriseId, SlotName } from '#lib/domain/ids.ts';
import type { PackagingKind } from '#lib/domain/packaging.ts';
import type { Enterprise, Point, Shift, Zone } from '#lib/domain/point.ts';
import { grams, type Grams } from '#lib/domain/weight.ts';
import type { ContainerRow, KioskDb } from './kiosk-db.ts';

export type Brought = { waste: string; at: string; packaging: PackagingKind };
export type StockSummary = { containers: number; net: Grams; oldestDay: Day | null };

const inner = (rows: ContainerRow[]): Container[] => rows.map(({ container }) => container);

export const kioskReads = (db: KioskDb) => ({
	/** The point this tablet stands at; undefined until the first contact. */
	point: async (): Promise<Point | undefined> => {
		const self = await db.identity.get('self');
		return self ? db.points.get(self.identity.point) : undefined;
	},
	/** By name. */
	zones: (): Promise<Zone[]> => db.zones.limit(200).sortBy('name'),
	/** By name. A point serves some hundreds. */
	enterprises: (limit = 5000): Promise<Enterprise[]> => db.enterprises.limit(limit).sortBy('name'),
	enterprise: (id: EnterpriseId): Promise<Enterprise | undefined> => db.enterprises.get(id),

	container: async (id: ContainerId): Promise<Container | undefined> => (await db.containers.get(id))?.container,
	/** Where two containers carry one code, the first that is not voided. */
	containerByCode: (code: string): Promise<Container | undefined> => first(db, 'code', code),
	containerByTemporary: (mark: string): Promise<Container | undefined> => first(db, 'temporary', mark),
	/** Containers with a step still to do, the longest waiting first. */
	openContainers: async (limit: number): Promise<Container[]> =>
		inner(
			await db.containers
				.where('[open+receivedAt]')
				.between([1, Dexie.minKey], [1, Dexie.maxKey])
				.limit(limit)
				.toArray()
		),
	containersInSlot: async (slot: SlotName, limit = 200): Promise<Container[]> =>
		inner(await db.containers.where('slot').equals(slot).limit(limit).toArray()),
	/** Latest first, voided ones included. */
	recentContainers: async (limit: number): Promise<Container[]> =>
		inner(await db.containers.orderBy('receivedAt').reverse().limit(limit).toArray()),
	/** What an enterprise brought last, latest first; for `usualWastes`. */
	recentOf: async (enterprise: EnterpriseId, limit: number): Promise<Brought[]> => {
		const rows = await db.containers
			.where('[enterprise+receivedAt]')
			.between([enterprise, Dexie.minKey], [enterprise, Dexie.maxKey])
			.reverse()
			.limit(limit)
			.toArray();
		return inner(rows).flatMap(({ received, voided }) =>
			received && !voided ? [{ waste: received.waste, at: received.at, packaging: received.packaging }] : []
		);
	},

	/** How many containers stand in each slot that holds any. */
	slotLoads: async (): Promise<Map<SlotName, number>> => {
		const rows = await db.tallies.where('id').startsWith('slot:').toArray();
		return new Map(rows.map(({ id, containers }) => [id.slice('slot:'.length) as SlotName, containers]));
	},
	stockSummary: (): Promise<StockSummary> =>
		db.transaction('r', db.tallies, db.containers, async () => {
			const total = await db.tallies.get('stock');
			const oldest = await db.containers.orderBy('stockDay').first();
			return { containers: total?.containers ?? 0, net: grams(total?.net ?? 0), oldestDay: oldest?.stockDay ?? null };
		}),
	/** The shift opened last on a device, unless it is closed. */
	currentShift: async (device: DeviceId): Promise<Shift | undefined> => {
		const last = await db.shifts
			.where('[device+opened.seq]')
			.between([device, Dexie.minKey], [device, Dexie.maxKey])
			.last();
		return last?.closedAt === null ? last : undefined;
	}
});

export type KioskReads = ReturnType<typeof kioskReads>;

async function first(db: KioskDb, index: 'code' | 'temporary', text: string): Promise<Container | undefined> {
	const found = inner(await db.containers.where(index).equals(text).limit(10).toArray());
	return found.find(({ voided }) => !voided) ?? found[0];
}
