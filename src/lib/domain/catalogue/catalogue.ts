/**
 * 国家危险废物名录, the national catalogue of hazardous wastes, as data with its edition.
 *
 * A record keeps the edition it was made under: look a code up in the edition of the record, never in the newest one.
 */
import type { Day } from '../ids.ts';
import edition2025 from './2025.json' with { type: 'json' };
import { readHazards, type Hazards } from './hazards.ts';

export type WasteEntry = {
	/** `900-214-08`: industry, serial, category. */
	code: string;
	/** `HW08` */
	category: string;
	categoryName: string;
	industry: string;
	description: string;
	hazards: Hazards;
	edition: string;
};

export type Catalogue = {
	edition: string;
	/** In force from this day on. */
	validFrom: Day;
	/** `HW08` → its name. */
	categories: Readonly<Record<string, string>>;
	entries: readonly WasteEntry[];
	byCode: ReadonlyMap<string, WasteEntry>;
};

/** An edition as it is kept in a file. */
export type EditionData = {
	edition: string;
	validFrom: string;
	source: string;
	categories: Record<string, string>;
	/** Code, industry, description, hazards; in the order of the source. */
	entries: [string, string, string, string][];
};

/** The category a code belongs to: its last two digits, `HW08`. */
export const categoryOf = (code: string): string => `HW${code.slice(-2)}`;

/** The catalogue of an edition's data, which a test or {@link readEdition} has shown to be well-formed. */
export function catalogueFrom({ edition, validFrom, categories, entries: rows }: EditionData): Catalogue {
	const entries = rows.map(([code, industry, description, text]): WasteEntry => {
		const category = categoryOf(code);
		const hazards = readHazards(text);
		const categoryName = categories[category];
		if (!hazards.ok || categoryName === undefined) throw new Error(`edition ${edition}: ${code} is malformed`);
		return { code, category, categoryName, industry, description, hazards: hazards.value, edition };
	});
	return {
		edition,
		validFrom: validFrom as Day,
		categories,
		entries,
		byCode: new Map(entries.map((entry) => [entry.code, entry]))
	};
}

/** The edition in force since 2025-01-01 (令36号): 470 entries in 46 categories. */
export const catalogue2025: Catalogue = catalogueFrom(edition2025 as unknown as EditionData);

const wasteCode = /^\d{3}-\d{3}-\d{2}$/;

/** Whether a text has the form of a hazardous-waste code, known or not. */
export const isWasteCode = (text: string): boolean => wasteCode.test(text);

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The codes an enterprise brings, most often first, then latest first. */
export function usualWastes(brought: Iterable<{ waste: string; at: string }>): string[] {
	const habits = new Map<string, { times: number; last: string }>();
	for (const { waste, at } of brought) {
		const habit = habits.get(waste) ?? { times: 0, last: '' };
		habits.set(waste, { times: habit.times + 1, last: at > habit.last ? at : habit.last });
	}
	return [...habits]
		.sort(([codeA, a], [codeB, b]) => b.times - a.times || order(b.last, a.last) || order(codeA, codeB))
		.map(([waste]) => waste);
}
