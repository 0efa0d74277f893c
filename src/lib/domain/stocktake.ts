/** A stocktake 盘点: what was scanned against what should be there. */
import { isInStock, type Container } from './container.ts';
import type { ContainerId, PersonId, PointId, SlotName, StocktakeId, ZoneId } from './ids.ts';
import type { StocktakeState } from './lifecycles/stocktake.ts';
import type { Stamp } from './stamp.ts';

export type Stocktake = {
	id: StocktakeId;
	point: PointId;
	state: StocktakeState;
	/** None means the whole point. */
	zones: ZoneId[];
	openedAt: string | null;
	/** What was missing when it was closed, as signed then. */
	missing: ContainerId[];
	reason: string;
	approvedBy: { actor: PersonId; second: PersonId | null } | null;
};

/** One scan; the later one of a container counts. Its id is that of the stocktake and the container together. */
export type Count = {
	id: string;
	point: PointId;
	stocktake: StocktakeId;
	container: ContainerId;
	slot: SlotName | null;
	by: PersonId;
	at: string;
	stamp: Stamp;
};

export const newStocktake = (id: StocktakeId, point: PointId): Stocktake => ({
	id,
	point,
	state: 'none',
	zones: [],
	openedAt: null,
	missing: [],
	reason: '',
	approvedBy: null
});

export const countId = (stocktake: string, container: string): string => `${stocktake}/${container}`;

export type StockDifference =
	/** Should be there and was not scanned. */
	| { kind: 'missing'; container: ContainerId; slot: SlotName | null }
	/** Was scanned in another slot than the record says. */
	| { kind: 'elsewhere'; container: ContainerId; recorded: SlotName | null; found: SlotName }
	/** Was scanned and should not be there: shipped, voided, or not known at all. */
	| { kind: 'unexpected'; container: ContainerId; slot: SlotName | null };

/** @param expected containers in the zones counted. @param known any container by id. */
export function differencesOf(
	expected: readonly Container[],
	counts: readonly Count[],
	known: (id: ContainerId) => Container | undefined
): StockDifference[] {
	const counted = new Map(counts.map((count) => [count.container, count]));
	const missing = expected
		.filter(({ id }) => !counted.has(id))
		.map(({ id, place }): StockDifference => ({ kind: 'missing', container: id, slot: place?.slot ?? null }));
	const found = counts.flatMap(({ container: id, slot }): StockDifference[] => {
		const container = known(id);
		if (!container || !isInStock(container)) return [{ kind: 'unexpected', container: id, slot }];
		const recorded = container.place?.slot ?? null;
		return slot !== null && slot !== recorded ? [{ kind: 'elsewhere', container: id, recorded, found: slot }] : [];
	});
	return [...missing, ...found];
}
