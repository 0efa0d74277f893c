/**
 * The editions of the catalogue that are held, each with its time, and what changed between them.
 *
 * The 2021 edition is kept as its differences from 2025. Load this module on demand where size counts: a kiosk's own
 * records are of the edition in force.
 */
import { dayInChina } from '../day.ts';
import type { Day } from '../ids.ts';
import data from './2021-differences.json' with { type: 'json' };
import edition2025 from './2025.json' with { type: 'json' };
import { catalogue2025, catalogueFrom, type Catalogue, type EditionData } from './catalogue.ts';
import { hazardsText } from './hazards.ts';

type DifferenceKind = 'removed' | 'added' | 'traits' | 'meaning' | 'wording' | 'or' | 'category-name';

export type Difference = {
	kind: DifferenceKind;
	/** A waste code, or a category for `category-name`. */
	code: string;
	/** The text of 2021; for `removed` the description and, in brackets, the traits. Empty for `added`. */
	before: string;
	/** The text of 2025; for `added` the description and, in brackets, the traits. Empty for `removed`. */
	after: string;
	note: string;
	/** False where it is a judgement: `meaning` and `wording` were told apart by us, and some notes say how they are known. */
	confirmed: boolean;
};

const rows = data.differences as [DifferenceKind, string, string, string][];
const removedAfter = data.removedAfter as unknown as Record<string, [string, string, string, string]>;

/** 国家危险废物名录（2021年版）, 令15号: 467 entries, 2021-01-01 to 2024-12-31. */
export const catalogue2021: Catalogue = catalogueFrom(edition2021());

function edition2021(): EditionData {
	const added = new Set(rows.filter(([kind]) => kind === 'added').map(([, code]) => code));
	const before = (kinds: readonly DifferenceKind[]) =>
		new Map(rows.filter(([kind]) => kinds.includes(kind)).map(([, code, text]) => [code, text]));
	const descriptions = before(['meaning', 'wording', 'or']);
	const traits = before(['traits']);
	const entries = (edition2025.entries as [string, string, string, string][])
		.filter(([code]) => !added.has(code))
		.map(([code, industry, description, hazards]): [string, string, string, string] => [
			code,
			industry,
			descriptions.get(code) ?? description,
			traits.get(code) ?? hazards
		]);
	for (const [code, [place, industry, description, hazards]] of Object.entries(removedAfter))
		entries.splice(entries.findIndex(([each]) => each === place) + 1, 0, [code, industry, description, hazards]);
	const { edition, validFrom, source } = data;
	const categories = { ...edition2025.categories, ...Object.fromEntries(before(['category-name'])) };
	return { edition, validFrom, source, categories, entries };
}

const entryText = (catalogue: Catalogue, code: string): string => {
	const { description, hazards } = catalogue.byCode.get(code)!;
	return `${description} [${hazardsText(hazards)}]`;
};

function textsOf(kind: DifferenceKind, code: string, before: string): { before: string; after: string } {
	if (kind === 'removed') return { before: entryText(catalogue2021, code), after: '' };
	if (kind === 'added') return { before, after: entryText(catalogue2025, code) };
	if (kind === 'category-name') return { before, after: catalogue2025.categories[code]! };
	const entry = catalogue2025.byCode.get(code)!;
	return { before, after: kind === 'traits' ? hazardsText(entry.hazards) : entry.description };
}

/** Every difference from the 2021 edition to that of 2025. */
export const differences2021to2025: readonly Difference[] = rows.map(([kind, code, before, note]) => ({
	kind,
	code,
	...textsOf(kind, code, before),
	note,
	confirmed: kind !== 'meaning' && kind !== 'wording' && !note.includes('[K')
}));

/** In the order of their time. A later edition is read by `wuji catalogue import` and added here. */
const held: readonly Catalogue[] = [catalogue2021, catalogue2025];

export type Edition = {
	catalogue: Catalogue;
	validFrom: Day;
	/** The last day; null while it is in force. */ validTo: Day | null;
};

export const editions: readonly Edition[] = held.map((catalogue, index) => {
	const next = held[index + 1];
	return {
		catalogue,
		validFrom: catalogue.validFrom,
		validTo: next ? dayInChina(Date.parse(next.validFrom) - 24 * 60 * 60 * 1000) : null
	};
});

/** The edition that a record names; undefined if it is none of those held. */
export const catalogueOf = (edition: string): Catalogue | undefined => held.find((each) => each.edition === edition);

/** The edition in force on a day; undefined before 2021, whose editions are not held. */
export const catalogueOn = (day: Day): Catalogue | undefined => held.findLast(({ validFrom }) => validFrom <= day);
