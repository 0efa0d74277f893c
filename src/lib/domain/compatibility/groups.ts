/**
 * The 41 reactivity groups of the EPA chart, and the consequences its codes name.
 *
 * A group is known by the number the report gives it (1–34, 101–107): records keep that number, never a place in a list.
 */
import chart from './chart.json' with { type: 'json' };

export type ReactivityGroup = { group: number; en: string; zh: string };

/**
 * H heat · F fire · G innocuous gas · GT toxic gas · GF flammable gas · E explosion · P violent polymerisation ·
 * S toxic matter dissolves · U may be hazardous, not known (EPA-600/2-80-076).
 */
export type Consequence = 'H' | 'F' | 'G' | 'GT' | 'GF' | 'E' | 'P' | 'S' | 'U';

/** Every consequence there is, so that texts can be keyed by them and none is forgotten. */
export const consequenceKinds: readonly Consequence[] = ['H', 'F', 'G', 'GT', 'GF', 'E', 'P', 'S', 'U'];

export const reactivityGroups: readonly ReactivityGroup[] = chart.groups;

const places = new Map(reactivityGroups.map(({ group }, place) => [group, place]));

/** Where a group stands in `reactivityGroups`; undefined for a number that the report does not have. */
export const placeOf = (group: number): number | undefined => places.get(group);

/** The codes of a cell as the source writes them, `H,GT`. */
export const consequencesOf = (codes: string): readonly Consequence[] => codes.split(',') as Consequence[];
