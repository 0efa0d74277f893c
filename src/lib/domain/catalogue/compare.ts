/**
 * What changed from one edition of the catalogue to the next, computed from both.
 *
 * It tells where the texts differ, never what a difference means: that is a judgement, kept as data beside the editions.
 */
import type { Catalogue } from './catalogue.ts';
import { hazardsText } from './hazards.ts';

export type Change = {
	/** A waste code, or a category (`HW09`) whose name changed. */
	code: string;
	what: 'description' | 'industry' | 'hazards' | 'category-name';
	before: string;
	after: string;
};

export type Comparison = { removed: string[]; added: string[]; changed: Change[] };

/** Codes in the order of their edition; one change for each text that differs. */
export function compareEditions(earlier: Catalogue, later: Catalogue): Comparison {
	const changed: Change[] = [];
	const note = (code: string, what: Change['what'], before: string, after: string) => {
		if (before !== after) changed.push({ code, what, before, after });
	};
	for (const now of later.entries) {
		const then = earlier.byCode.get(now.code);
		if (!then) continue;
		note(now.code, 'industry', then.industry, now.industry);
		note(now.code, 'description', then.description, now.description);
		note(now.code, 'hazards', hazardsText(then.hazards), hazardsText(now.hazards));
	}
	for (const [category, name] of Object.entries(later.categories))
		note(category, 'category-name', earlier.categories[category] ?? name, name);
	const missingIn = (there: Catalogue, here: Catalogue) =>
		here.entries.map(({ code }) => code).filter((code) => !there.byCode.has(code));
	return { removed: missingIn(later, earlier), added: missingIn(earlier, later), changed };
}
