/**
 * A rule: what one clause says for one key, in one region, for a span of days.
 *
 * A figure of law stands in the data and nowhere else, and what was not read in the text itself stays marked unconfirmed.
 */
import type { Day, PersonId } from '../ids.ts';
import type { RuleKey, ValueOf } from './keys.ts';

/**
 * How the text is known: `official` = read in the text itself, `excerpt` = in an excerpt of a page, `third-party` = in
 * a system that implements it, `knowledge` = nowhere that was read. `decision` is not law: Wuji decided it.
 */
export type Confidence = 'official' | 'excerpt' | 'third-party' | 'knowledge' | 'decision';

/** Who set a point's own figure, and why: a permit's number, an order of the authority. */
export type Override = { by: PersonId; why: string };

export type Rule<Key extends RuleKey = RuleKey> = Key extends RuleKey
	? {
			key: Key;
			/** Null: there is a rule or a field, and no figure was given for it. */
			value: ValueOf<Key> | null;
			/** `CN`, a GB/T 2260 code of 2, 4 or 6 digits, or a point `330106-01`. */
			region: string;
			/** First day; null when what was read names none: then it holds for every day before `until`. */
			from: Day | null;
			/** First day on which it holds no more; null = open. */
			until: Day | null;
			clause: string;
			/** A key of `sources.json`. */
			source: string;
			confidence: Confidence;
			confirmed: boolean;
			note?: string;
			/** What the program does less than the clause. */
			gap?: string;
			/** Where the program uses it: `path#name`, or a path; none yet when empty. */
			code: readonly string[];
			override?: Override;
		}
	: never;

const regionForm = /^(?:CN|\d{2}(?:\d{2}){0,2}|\d{6}-\d+)$/;

/**
 * A region and those it lies in, most specific first: `330106-01`, `330106`, `3301`, `33`, `CN`.
 * Undefined when the text is no region.
 */
export function regionsOf(region: string): readonly string[] | undefined {
	if (!regionForm.test(region)) return undefined;
	if (region === 'CN') return ['CN'];
	const digits = region.slice(0, 6);
	const codes = [6, 4, 2].filter((length) => digits.length >= length).map((length) => digits.slice(0, length));
	return [...(region.length > 6 ? [region] : []), ...codes, 'CN'];
}

/** Whether a rule holds on a day: its first day counts, the day named `until` does not. */
export const holdsOn = ({ from, until }: { from: Day | null; until: Day | null }, day: Day): boolean =>
	(from === null || from <= day) && (until === null || day < until);
