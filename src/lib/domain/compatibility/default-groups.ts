/**
 * The groups a waste is taken to hold when nobody has described it: from its code where the meaning is plain, else its category.
 *
 * Groups are what it may hold, all at once. Where a code may be one thing or its opposite (acid or caustic), it has no
 * default: it stands alone until described.
 */
import { categoryOf } from '../catalogue/catalogue.ts';
import data from './defaults.json' with { type: 'json' };

export type Reason = { zh: string; en: string };

/** `groups: null` = unknown, alone until described. `confirmed`: the words of the entry name the group; else a judgement. */
export type DefaultGroups = {
	groups: readonly number[] | null;
	from: 'code' | 'category';
	why: Reason;
	confirmed: boolean;
};

type Row = { groups: number[] | null; why: string; confirmed: boolean };

const reasons = data.reasons as Record<string, Reason>;

const read = ({ groups, why, confirmed }: Row, from: 'code' | 'category'): DefaultGroups => ({
	groups,
	from,
	why: reasons[why]!,
	confirmed
});

const byCode = new Map(data.codes.flatMap((row) => row.codes.map((code) => [code, read(row, 'code')] as const)));
const byCategory = new Map(Object.entries(data.categories).map(([name, row]) => [name, read(row, 'category')]));

/** A code of no category of the catalogue, or what is no code at all. */
const unknown: DefaultGroups = { groups: null, from: 'category', why: reasons.undescribed!, confirmed: false };

const wellFormed = /^\d{3}-\d{3}-\d{2}$/;

/** What a waste is taken to hold by its code alone; never refuses: what cannot be read is unknown. */
export const defaultGroups = (code: string): DefaultGroups =>
	byCode.get(code) ?? (wellFormed.test(code) ? byCategory.get(categoryOf(code)) : undefined) ?? unknown;
