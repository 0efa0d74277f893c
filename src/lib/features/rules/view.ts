/**
 * What the pages of rules and of the catalogue are given. They hold no words of the screen: those follow its language.
 */
import type { Alias } from '#lib/domain/catalogue/aliases.ts';
import type { WasteEntry } from '#lib/domain/catalogue/catalogue.ts';
import type { Exemption } from '#lib/domain/catalogue/exemptions.ts';
import type { NoteQuestion } from '#lib/domain/catalogue/notes.ts';
import type { ReactivityGroup } from '#lib/domain/compatibility/groups.ts';
import type { Day } from '#lib/domain/ids.ts';
import type { Rule } from '#lib/domain/rules/rule.ts';
import type { RuleValue } from '#lib/domain/rules/value.ts';

/** `source` is the document in the words of `sources.json`. */
export type RuleFacts = Pick<Rule, 'region' | 'from' | 'until' | 'clause' | 'source' | 'confidence' | 'confirmed'> & {
	key: string;
	value: RuleValue | null;
	/** The region's name in Chinese; null for a point. */
	place: string | null;
	note: string | null;
	/** What the program does less than the clause. */
	gap: string | null;
};

export type RuleView = RuleFacts & {
	/** What the rule is about; the data have it in English. */
	sentence: { zh: string; en: string };
	/** Not yet in force on the day asked for. */
	coming: boolean;
	/** `to` is null when nothing is known for the time after. */
	next: { on: Day; to: RuleFacts | null } | null;
};

export type TopicView = { title: string; rules: RuleView[] };

/** Rules in force; `decisions` are Wuji's own, which are no law. */
export type RuleCounts = { all: number; unconfirmed: number; decisions: number };

export type EverydayName = { zh: Alias['zh']; en: string; confirmed: boolean; why: { zh: string; en: string } | null };

export type EntryView = Omit<WasteEntry, 'edition'> & {
	names: EverydayName[];
	/** Numbers of the notes that limit this code; those for the whole table stand beside it once. */
	notes: number[];
	questions: NoteQuestion[];
	exemptions: Exemption[];
	compatibility: {
		/** Null: alone until described. */
		groups: ReactivityGroup[] | null;
		why: { zh: string; en: string };
		confirmed: boolean;
	};
};
