/**
 * How a Chinese text is typed in Latin letters: by the first letters of its syllables (`fjy` 废机油) or by whole syllables.
 *
 * The readings are data made by scripts/catalogue-pinyin.mjs. A match begins where a syllable begins, and never runs across
 * a mark between words.
 */
import data from './pinyin.json' with { type: 'json' };

const readings = (syllables: Record<string, string>): ReadonlyMap<string, string> =>
	new Map(
		Object.entries(syllables).flatMap(([syllable, characters]) =>
			[...characters].map((each) => [each, syllable] as const)
		)
	);
const first = readings(data.first);
/** The other reading of the few that have two: 重 zhong, chong. */
const also = readings(data.also);

export type Reading = {
	/** One letter a syllable; latin letters and digits stand for themselves, all else is a blank. */
	initials: string;
	/** The syllables written together. */
	whole: string;
	/** As long as `whole`: `^` where a syllable begins. */
	starts: string;
};

/** The readings of a text: one, or two where a character of it is read in two ways. */
export function spoken(text: string): Reading[] {
	const characters = [...text.toLowerCase()];
	const usual = readingOf(characters, (character) => first.get(character));
	if (!characters.some((character) => also.has(character))) return [usual];
	return [usual, readingOf(characters, (character) => also.get(character) ?? first.get(character))];
}

function readingOf(characters: readonly string[], read: (character: string) => string | undefined): Reading {
	let initials = '';
	let whole = '';
	let starts = '';
	for (const character of characters) {
		const syllable = read(character) ?? (/[a-z\d]/.test(character) ? character : ' ');
		initials += syllable[0]!;
		whole += syllable;
		starts += '^'.padEnd(syllable.length);
	}
	return { initials, whole, starts };
}

/** Whether letters are typed so within a text: initials anywhere, or syllables from the begin of one on. */
export function isSpokenSo(typed: string, readings: readonly Reading[]): boolean {
	return readings.some(({ initials, whole, starts }) => {
		if (initials.includes(typed)) return true;
		for (let at = whole.indexOf(typed); at >= 0; at = whole.indexOf(typed, at + 1)) if (starts[at] === '^') return true;
		return false;
	});
}

/** Whether a text begins so. */
export const isSpokenFirst = (typed: string, readings: readonly Reading[]): boolean =>
	readings.some(({ initials, whole }) => initials.startsWith(typed) || whole.startsWith(typed));
