/**
 * What a typed or scanned code stands for: hazardous waste of the catalogue, hazardous waste outside of it, or general
 * industrial solid waste.
 *
 * Only the form decides between the last two: there is no machine-readable list of the general codes to look them up in.
 */
import { ok, refuse, type Result } from '../result.ts';
import { categoryOf, type Catalogue, type WasteEntry } from './catalogue.ts';

export type WasteChoice =
	| { kind: 'catalogued'; code: string; entry: WasteEntry }
	/** The form of a hazardous-waste code that this edition lacks, e.g. 900-000-XX of art. 6. `categoryName` is null for a category that it lacks too. */
	| { kind: 'uncatalogued'; code: string; category: string; categoryName: string | null }
	/** 固体废物分类与代码目录 (公告2024年第4号): industry, serial, S and class; accepted by its form alone. */
	| { kind: 'general-industrial'; code: string; wasteClass: string; confirmed: false };

export type WasteChoiceRefusal = { kind: 'empty' } | { kind: 'not-a-code'; typed: string };

const hazardous = /^(\d{3})-?(\d{3})-?(\d{2})$/;
const general = /^(\d{3})-?(\d{3})-?(S\d{2})$/;

/** Reads a code as people type it: with or without hyphens, in full-width or small letters. */
export function wasteChoice(typed: string, catalogue: Catalogue): Result<WasteChoice, WasteChoiceRefusal> {
	const text = typed
		.normalize('NFKC')
		.replace(/\s/g, '')
		.replace(/[‐-―−]/g, '-')
		.toUpperCase();
	if (text === '') return refuse({ kind: 'empty' });
	const [, industry, serial, last] = hazardous.exec(text) ?? general.exec(text) ?? [];
	if (last === undefined) return refuse({ kind: 'not-a-code', typed });
	const code = `${industry}-${serial}-${last}`;
	if (last.startsWith('S'))
		return ok({ kind: 'general-industrial', code, wasteClass: `SW${last.slice(1)}`, confirmed: false });
	const entry = catalogue.byCode.get(code);
	if (entry) return ok({ kind: 'catalogued', code, entry });
	const category = categoryOf(code);
	return ok({ kind: 'uncatalogued', code, category, categoryName: catalogue.categories[category] ?? null });
}
