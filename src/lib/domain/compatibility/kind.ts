/**
 * Containers of one kind: the same waste with the same groups and the same traits that matter here.
 *
 * Kinds are compared, not containers: two hundred drums of ten kinds are fifty-five questions.
 */
import { categoryOf } from '../catalogue/catalogue.ts';
import { mayOxidize } from './appendix-v.ts';
import { groupsOf, type Reactive } from './reactive.ts';

export type Kind = {
	waste: string;
	groups: readonly number[] | null;
	flammable: boolean;
	oxidizing: boolean;
	reactive: boolean;
	infectious: boolean;
	explosive: boolean;
};

export type KindOfMany = Kind & { ids: readonly string[] };

const explosives = 102;

export function kindOf({ waste, hazards, groups: choice }: Omit<Reactive, 'id'>): Kind {
	const { groups } = groupsOf({ waste, groups: choice });
	const category = categoryOf(waste);
	return {
		waste,
		groups,
		flammable: hazards.includes('I'),
		oxidizing: groups !== null && mayOxidize(groups),
		reactive: hazards.includes('R'),
		// 医疗废物 keeps to itself even where its trait was not recorded.
		infectious: hazards.includes('In') || category === 'HW01',
		// What the catalogue calls 爆炸性废物 stays so whatever a profile says of its contents.
		explosive: category === 'HW15' || groups?.includes(explosives) === true
	};
}

/** Wastes by kind, in the order they first appear. An id met twice is one container, as it was last described. */
export function kindsOf(wastes: Iterable<Reactive>): KindOfMany[] {
	const kinds = new Map<string, Kind & { ids: string[] }>();
	const containers = new Map([...wastes].map((waste) => [waste.id, waste]));
	for (const waste of containers.values()) {
		const kind = kindOf(waste);
		const key = JSON.stringify(kind);
		const known = kinds.get(key);
		if (known) known.ids.push(waste.id);
		else kinds.set(key, { ...kind, ids: [waste.id] });
	}
	return [...kinds.values()];
}
