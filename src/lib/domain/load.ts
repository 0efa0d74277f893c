/** A load 合并批次 as the point and the receiver see it; how far it is comes from its containers. */
import { custodyOf, type Container } from './container.ts';
import { contentOf, drawsOf } from './movements.ts';
import type { ContainerId, LoadId, ManifestId, PersonId, PointId, ReceiverId, VehicleId } from './ids.ts';
import type { Custody } from './lifecycles/custody.ts';
import type { LoadState } from './lifecycles/load.ts';
import { grams, type Grams } from './weight.ts';

export type Question = { words: string; containers: ContainerId[]; by: PersonId; at: string; answer: string | null };

export type Load = {
	id: LoadId;
	point: PointId;
	state: LoadState;
	receiver: ReceiverId | null;
	vehicle: VehicleId | null;
	/** The pick list. */
	listed: ContainerId[];
	seal: string;
	/** What was on board when it left, as signed then. */
	onBoard: ContainerId[];
	manifests: ManifestId[];
	plate: string;
	driver: string;
	/** Gross in grams as the receiver weighed it. */
	weighedIn: { container: ContainerId; gross: Grams }[];
	questions: Question[];
	reason: string;
	departedAt: string | null;
	deliveredAt: string | null;
};

export const newLoad = (id: LoadId, point: PointId): Load => ({
	id,
	point,
	state: 'none',
	receiver: null,
	vehicle: null,
	listed: [],
	seal: '',
	onBoard: [],
	manifests: [],
	plate: '',
	driver: '',
	weighedIn: [],
	questions: [],
	reason: '',
	departedAt: null,
	deliveredAt: null
});

/** What became of a load, read off its containers: the parent says nothing of its own. */
export type LoadProgress = {
	loaded: ContainerId[];
	/** On the list, not on the vehicle. */
	waiting: ContainerId[];
	/** On the vehicle, not on the list. */
	unlisted: ContainerId[];
	net: Grams;
	outcome: 'none' | 'undecided' | 'accepted' | 'partly-accepted' | 'refused';
};

const decidedStates: readonly Custody[] = ['accepted', 'treated', 'refused'];

/** @param containers those on its list and those that say they are, or were, on it. */
export function loadProgress(load: Pick<Load, 'id' | 'listed'>, containers: readonly Container[]): LoadProgress {
	const aboard = containers.filter(({ place }) => place?.load === load.id);
	const ids = new Set(aboard.map(({ id }) => id));
	const listed = new Set(load.listed);
	return {
		loaded: [...ids],
		waiting: load.listed.filter((id) => !ids.has(id)),
		unlisted: [...ids].filter((id) => !listed.has(id)),
		net: grams(aboard.reduce((sum, container) => sum + (contentOf(container)?.net ?? 0), 0)),
		outcome: outcomeOf(aboard.map(custodyOf))
	};
}

function outcomeOf(states: readonly Custody[]): LoadProgress['outcome'] {
	const decided = states.filter((state) => decidedStates.includes(state));
	if (decided.length === 0) return 'none';
	if (decided.length < states.length) return 'undecided';
	const refused = decided.filter((state) => state === 'refused').length;
	if (refused === 0) return 'accepted';
	return refused === decided.length ? 'refused' : 'partly-accepted';
}

/** How much of which container goes with a load: the whole, or what was drawn from a tank. Its own record, never a sum. */
export type Allocation = { load: LoadId; container: ContainerId; grams: Grams; whole: boolean };

export function allocationsOf(load: LoadId, containers: readonly Container[]): Allocation[] {
	return containers.flatMap((container) => {
		const drawn = drawsOf(container)
			.filter((draw) => draw.load === load)
			.map(({ grams: part }) => part);
		const parts = drawn.map((part) => ({ load, container: container.id, grams: part, whole: false }));
		if (container.place?.load !== load) return parts;
		return [...parts, { load, container: container.id, grams: contentOf(container)?.net ?? grams(0), whole: true }];
	});
}
