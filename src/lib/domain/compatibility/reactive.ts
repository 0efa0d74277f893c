/**
 * A waste as compatibility sees it, and which groups it holds: those a person chose, else those of its code.
 *
 * A person's choice replaces the default whole, and is never empty: "no group" would read as "reacts with nothing".
 */
import type { Hazard, Hazards } from '../catalogue/hazards.ts';
import { ok, refuse, type Result } from '../result.ts';
import { defaultGroups, type DefaultGroups } from './default-groups.ts';
import { placeOf } from './groups.ts';

/** What staff wrote into the enterprise's waste profile: the groups, who said so, and from what (a data sheet, an analysis). */
export type GroupChoice = { groups: readonly number[]; by: string; why: string };

export type Reactive = {
	id: string;
	/** `900-214-08` */
	waste: string;
	/** The traits this lot has: as staff confirmed them, else `assumedTraits` of its catalogue entry. */
	hazards: readonly Hazard[];
	groups?: GroupChoice;
};

export type GroupChoiceRefusal =
	| { kind: 'no-group' }
	| { kind: 'group-unknown'; groups: readonly number[] }
	| { kind: 'chooser-unnamed' }
	| { kind: 'reason-missing' };

/** A choice fit for the record: at least one group of the chart, each once, by someone, for a reason. */
export function chooseGroups(
	groups: readonly number[],
	by: string,
	why: string
): Result<GroupChoice, GroupChoiceRefusal> {
	if (groups.length === 0) return refuse({ kind: 'no-group' });
	const strange = groups.filter((group) => placeOf(group) === undefined);
	if (strange.length > 0) return refuse({ kind: 'group-unknown', groups: strange });
	if (!by.trim()) return refuse({ kind: 'chooser-unnamed' });
	if (!why.trim()) return refuse({ kind: 'reason-missing' });
	return ok({ groups: ascending(groups), by: by.trim(), why: why.trim() });
}

export type GroupsHeld = DefaultGroups | { groups: readonly number[] | null; from: 'choice'; by: string; why: string };

/** The groups of a waste and where they come from. A recorded choice that could not be made now leaves it undescribed. */
export function groupsOf({ waste, groups: choice }: Pick<Reactive, 'waste' | 'groups'>): GroupsHeld {
	if (!choice) return defaultGroups(waste);
	const sound = choice.groups.length > 0 && choice.groups.every((group) => placeOf(group) !== undefined);
	return { groups: sound ? ascending(choice.groups) : null, from: 'choice', by: choice.by, why: choice.why };
}

/**
 * The traits to go by until staff confirm those of the lot. Product decision on note 2 of the catalogue: T, C and I count as
 * soon as they are listed; R and In, which put a waste alone or apart, only where the entry asserts them (the first of a list
 * joined by commas). A trait that is only possible must not stop every drum of solvent (`T,I,R`) or of packaging (`T/In`);
 * what makes a cyanide reactive is in its group.
 */
export const assumedTraits = ({ listed, mode }: Hazards): Hazard[] =>
	listed.filter((trait, place) => (trait !== 'R' && trait !== 'In') || (mode === 'first-and-maybe' && place === 0));

const ascending = (groups: readonly number[]) => [...new Set(groups)].sort((a, b) => a - b);
