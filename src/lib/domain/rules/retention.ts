/**
 * How long a record is kept, and whether it may be deleted on a day. The longest of its rules counts: a manifest is also
 * a line of the record book.
 *
 * A rule without a figure keeps for ever. Wuji itself deletes nothing; this is for whoever cleans up an export.
 */
import type { Day } from '../ids.ts';
import type { WorkingCalendar } from './calendar.ts';
import { lastDayOf } from './duration.ts';
import type { Rule } from './rule.ts';

type KeepingRule =
	| Rule<'register-kept'>
	| Rule<'record-book-kept'>
	| Rule<'manifest-kept'>
	| Rule<'video-kept'>
	| Rule<'business-data-kept'>;

export type Retention = {
	/** Last day on which it must be there; null = for ever. */
	keepUntil: Day | null;
	mayDelete: boolean;
	/** The rule that keeps it longest; null when none was named, and then nothing may be deleted. */
	rule: KeepingRule | null;
};

/** @param made the day of the record, or of its last correction. */
export function retention(
	{ made, today }: { made: Day; today: Day },
	rules: readonly KeepingRule[],
	calendar: WorkingCalendar
): Retention {
	let longest: { keepUntil: Day; rule: KeepingRule } | undefined;
	for (const rule of rules) {
		if (rule.value === null) return { keepUntil: null, mayDelete: false, rule };
		const keepUntil = lastDayOf(made, rule.value, calendar).day;
		if (!longest || keepUntil > longest.keepUntil) longest = { keepUntil, rule };
	}
	if (!longest) return { keepUntil: null, mayDelete: false, rule: null };
	return { ...longest, mayDelete: today > longest.keepUntil };
}
