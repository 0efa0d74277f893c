/**
 * Everyday names of wastes 俗称, as staff say them, with the codes they may stand for.
 *
 * Never guess silently: a code is confirmed only where its own entry (or the exemption list, for that code) names the thing;
 * else it says why it may be the one. A name that is usually no hazardous waste by itself has no code and says so.
 */
import data from './aliases.json' with { type: 'json' };

export type Text = { zh: string; en: string };

export type AliasCode =
	/** Named by the entry in these words. */
	{ code: string; words: string } | { code: string; why: Text };

export type Alias = {
	/** Names in Chinese; the first is the usual one. */
	zh: readonly string[];
	/** Names in English, separated by commas. */
	en: string;
	/** Most likely first. */
	codes: readonly AliasCode[];
	/** Only with no code: why it is usually no hazardous waste by itself. */
	why?: Text;
};

export const aliases: readonly Alias[] = data.aliases;

/** Staff say 废机油 or 机油 and mean the same. */
export const withoutWaste = (name: string): string => name.replace(/^废(?:弃的?|旧)?(?=.)/, '');
