/**
 * 国家危险废物名录, the national catalogue of hazardous wastes, as data with its edition.
 *
 * A record keeps the edition it was made under. The hazard text carries meaning in its marks (note 2 of the 2025 edition):
 * `,` = has the first trait and may have the others; `/` = has one or more of those named; others are never excluded.
 */
import edition2025 from './2025.json' with { type: 'json' };

/** T 毒性 · C 腐蚀性 · I 易燃性 · R 反应性 · In 感染性 (catalogue, art. 5). */
export type Hazard = 'T' | 'C' | 'I' | 'R' | 'In';

export type Hazards = { listed: readonly Hazard[]; mode: 'first-and-maybe' | 'one-or-more' };

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
	validFrom: string;
	entries: readonly WasteEntry[];
	byCode: ReadonlyMap<string, WasteEntry>;
};

const hazardsOf = (text: string): Hazards => ({
	listed: text.split(/[,/]/) as Hazard[],
	mode: text.includes('/') ? 'one-or-more' : 'first-and-maybe'
});

/** The category a code belongs to: its last two digits, `HW08`. */
export const categoryOf = (code: string): string => `HW${code.slice(-2)}`;

function read(data: typeof edition2025): Catalogue {
	const names = data.categories as Record<string, string>;
	const entries = (data.entries as [string, string, string, string][]).map(([code, industry, description, hazards]) => {
		const category = categoryOf(code);
		return {
			code,
			category,
			categoryName: names[category]!,
			industry,
			description,
			hazards: hazardsOf(hazards),
			edition: data.edition
		};
	});
	return {
		edition: data.edition,
		validFrom: data.validFrom,
		entries,
		byCode: new Map(entries.map((entry) => [entry.code, entry]))
	};
}

/** The edition in force since 2025-01-01 (令36号): 470 entries in 46 categories. */
export const catalogue2025: Catalogue = read(edition2025);

const wasteCode = /^\d{3}-\d{3}-\d{2}$/;

/** Whether a text has the form of a hazardous-waste code, known or not. */
export const isWasteCode = (text: string): boolean => wasteCode.test(text);

/** Entries whose code begins with, or whose text holds, what was typed; codes first, at most `limit`. */
export function searchWaste(catalogue: Catalogue, typed: string, limit = 30): WasteEntry[] {
	const query = typed.trim();
	if (!query) return [];
	const digits = query.replaceAll('-', '');
	const byCode: WasteEntry[] = [];
	const byText: WasteEntry[] = [];
	for (const entry of catalogue.entries) {
		if (/^\d+$/.test(digits) && entry.code.replaceAll('-', '').startsWith(digits)) byCode.push(entry);
		else if (
			entry.category === query.toUpperCase() ||
			entry.description.includes(query) ||
			entry.categoryName.includes(query)
		)
			byText.push(entry);
	}
	return [...byCode, ...byText].slice(0, limit);
}

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
