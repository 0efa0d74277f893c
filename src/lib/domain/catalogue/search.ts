/**
 * The search for a waste: by everyday name, by code, by the letters of its pinyin, by words of the catalogue.
 *
 * Everything that costs time is done once, in the index: a query only compares text, so that none takes longer than a
 * moment on a slow tablet (bench/catalogue.ts).
 */
import { aliases, withoutWaste, type Alias, type Text } from './aliases.ts';
import type { Catalogue, WasteEntry } from './catalogue.ts';
import { isSpokenFirst, isSpokenSo, spoken, type Reading } from './spoken.ts';

/** The everyday name that led here. */
export type FoundName = {
	zh: string;
	en: string;
	/** False: the code is our judgement, and `why` tells what it hangs on. */
	confirmed: boolean;
	why: Text | null;
};

/** One thing found. `entry` is null for a name that is usually no hazardous waste by itself: `name.why` says so. */
export type Found = { entry: WasteEntry; name: FoundName | null } | { entry: null; name: FoundName & { why: Text } };

type NameIndex = { shown: string; name: string; bare: string; readings: Reading[] };
type AliasIndex = { names: NameIndex[]; english: string[]; found: (name: string) => Found[] };
type EntryIndex = { entry: WasteEntry; digits: string; text: string; readings: Reading[] };
export type WasteIndex = { aliases: readonly AliasIndex[]; entries: readonly EntryIndex[] };

/** Full width, case and blanks make no difference, on either side of a comparison. */
const plain = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

const built = new WeakMap<Catalogue, WasteIndex>();

/** The index of an edition, made at the first call; ask for it before the first letter is typed. */
export function wasteIndex(catalogue: Catalogue): WasteIndex {
	const known = built.get(catalogue);
	if (known) return known;
	const index: WasteIndex = {
		aliases: aliases.map((alias) => aliasIndex(alias, catalogue)),
		entries: catalogue.entries.map((entry) => ({
			entry,
			digits: entry.code.replaceAll('-', ''),
			text: plain(`${entry.description} ${entry.categoryName} ${entry.industry}`),
			readings: spoken(`${entry.description}\n${entry.categoryName}`)
		}))
	};
	built.set(catalogue, index);
	return index;
}

function aliasIndex(alias: Alias, catalogue: Catalogue): AliasIndex {
	return {
		names: alias.zh.map((zh) => {
			const name = plain(zh);
			return { shown: zh, name, bare: withoutWaste(name), readings: [...spoken(name), ...spoken(withoutWaste(name))] };
		}),
		english: alias.en.toLowerCase().split(', '),
		found(zh) {
			const { en, why } = alias;
			if (why) return [{ entry: null, name: { zh, en, confirmed: false, why } }];
			return alias.codes.flatMap((each): Found[] => {
				const entry = catalogue.byCode.get(each.code);
				const confirmed = 'words' in each;
				return entry ? [{ entry, name: { zh, en, confirmed, why: confirmed ? null : each.why } }] : [];
			});
		}
	};
}

/** How well a name fits what was typed; 0 is best, undefined not at all. */
const nameRanks = { exact: 0, prefix: 2, within: 3 } as const;

type Query = { text: string; bare: string; letters: boolean };

function nameRank({ name, bare, readings }: NameIndex, query: Query): number | undefined {
	if (name === query.text || bare === query.bare) return nameRanks.exact;
	if (name.startsWith(query.text) || bare.startsWith(query.bare)) return nameRanks.prefix;
	if (query.letters && isSpokenFirst(query.text, readings)) return nameRanks.prefix;
	if (name.includes(query.bare)) return nameRanks.within;
	return undefined;
}

function englishRank(names: readonly string[], { text }: Query): number | undefined {
	if (text.length < 2) return undefined;
	if (names.includes(text)) return nameRanks.exact;
	return names.some((name) => name.startsWith(text) || name.includes(` ${text}`)) ? nameRanks.prefix : undefined;
}

/** The best of an alias' names, and its rank. */
function aliasRank({ names, english }: AliasIndex, query: Query): { rank: number; name: string } | undefined {
	let best: { rank: number; name: string } | undefined;
	for (const each of names) {
		const rank = nameRank(each, query);
		if (rank !== undefined && rank < (best?.rank ?? Infinity)) best = { rank, name: each.shown };
	}
	const rank = englishRank(english, query);
	return rank !== undefined && rank < (best?.rank ?? Infinity) ? { rank, name: names[0]!.shown } : best;
}

/** 1 for the begin of a code, 4 for words, 5 for letters of its words; undefined not at all. */
function entryRank(
	{ entry, digits, text, readings }: EntryIndex,
	query: Query,
	typedDigits: string
): number | undefined {
	if (typedDigits !== '' && digits.startsWith(typedDigits)) return 1;
	if (entry.category.toLowerCase() === query.text) return 1;
	if (query.text.split(' ').every((word) => text.includes(word))) return 4;
	return query.letters && isSpokenSo(query.text, readings) ? 5 : undefined;
}

/** What was found for what was typed: exact everyday name, code, begin of a name, words. Each code once, at most `limit`. */
export function findWaste(index: WasteIndex, typed: string, limit = 30): Found[] {
	const text = plain(typed);
	if (text === '') return [];
	const query: Query = { text, bare: withoutWaste(text), letters: /^[a-z]+$/.test(text) };
	const joined = text.replace(/[\s‐-―−-]/g, '');
	const typedDigits = /^\d+$/.test(joined) ? joined : '';

	const ranked: Found[][] = [[], [], [], [], [], []];
	for (const alias of index.aliases) {
		const hit = aliasRank(alias, query);
		if (hit) ranked[hit.rank]!.push(...alias.found(hit.name));
	}
	for (const each of index.entries) {
		const rank = entryRank(each, query, typedDigits);
		if (rank !== undefined) ranked[rank]!.push({ entry: each.entry, name: null });
	}
	const seen = new Set<WasteEntry>();
	return ranked
		.flat()
		.filter(({ entry }) => entry === null || (!seen.has(entry) && seen.add(entry)))
		.slice(0, limit);
}

/** The entries found, at most `limit`; {@link findWaste} without the everyday names that led to them. */
export const searchWaste = (catalogue: Catalogue, typed: string, limit = 30): WasteEntry[] =>
	findWaste(wasteIndex(catalogue), typed, Infinity)
		.flatMap(({ entry }) => entry ?? [])
		.slice(0, limit);
