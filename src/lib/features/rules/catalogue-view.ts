/**
 * An entry of the catalogue with all that is held about its code: names, notes, questions, exemptions, what it may react with.
 *
 * What is a judgement keeps its mark; nothing here decides anything.
 */
import { aliases } from '#lib/domain/catalogue/aliases.ts';
import type { WasteEntry } from '#lib/domain/catalogue/catalogue.ts';
import { exemptionsFor } from '#lib/domain/catalogue/exemptions.ts';
import { notesFor, questionsFor } from '#lib/domain/catalogue/notes.ts';
import { defaultGroups } from '#lib/domain/compatibility/default-groups.ts';
import { reactivityGroups } from '#lib/domain/compatibility/groups.ts';
import type { EntryView, EverydayName } from './view.ts';

export function entryView({ edition, ...entry }: WasteEntry): EntryView {
	const { code } = entry;
	const exemptions = exemptionsFor({ edition, code });
	const { groups, why, confirmed } = defaultGroups(code);
	return {
		...entry,
		names: namesOf(code),
		notes: notesFor(code, edition).flatMap(({ number, categories }) => (categories === null ? [] : [number])),
		questions: questionsFor(code, edition),
		exemptions: exemptions.ok ? [...exemptions.value.named] : [],
		compatibility: {
			groups: groups && reactivityGroups.filter(({ group }) => groups.includes(group)),
			why,
			confirmed
		}
	};
}

const namesOf = (code: string): EverydayName[] =>
	aliases.flatMap(({ zh, en, codes }) =>
		codes
			.filter((each) => each.code === code)
			.map((each) => ({ zh, en, confirmed: 'words' in each, why: 'words' in each ? null : each.why }))
	);
