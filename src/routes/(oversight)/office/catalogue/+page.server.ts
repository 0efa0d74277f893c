/** The national catalogue in one of its editions, searched or page by page; and what changed between the editions held. */
import { error } from '@sveltejs/kit';
import type { Catalogue } from '#lib/domain/catalogue/catalogue.ts';
import { catalogueOf, differences2021to2025, editions } from '#lib/domain/catalogue/editions.ts';
import { exemptionLists } from '#lib/domain/catalogue/exemptions.ts';
import { notes } from '#lib/domain/catalogue/notes.ts';
import { findWaste, wasteIndex, type FoundName } from '#lib/domain/catalogue/search.ts';
import { entryView } from '#lib/features/rules/catalogue-view.ts';
import { access, pointsWhere } from '../../office-access.ts';
import type { PageServerLoad } from './$types';

const FOUND = 100;
const PAGE = 50;
const inForce = editions.at(-1)!.catalogue.edition;

export const load: PageServerLoad = async ({ locals, url }) => {
	const given = await access(locals, url);
	if (pointsWhere(given, 'rules.read').length === 0) error(403);
	const shared = {
		point: url.searchParams.get('point'),
		editions: editions.map(({ catalogue, validFrom, validTo }) => ({ edition: catalogue.edition, validFrom, validTo }))
	};
	if (url.searchParams.get('tab') === 'differences')
		return { ...shared, tab: 'differences' as const, ...differencesOf(url.searchParams.get('kind')) };
	const catalogue = catalogueOf(url.searchParams.get('edition') || inForce);
	if (!catalogue) error(404);
	const typed = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const { edition } = catalogue;
	const exemptions = exemptionLists.find((list) => list.edition === edition);
	return {
		...shared,
		tab: 'entries' as const,
		edition,
		typed,
		...(typed === '' ? listed(catalogue, Number(url.searchParams.get('page'))) : found(catalogue, typed)),
		notes: notes.filter((note) => note.edition === edition),
		exemptions: exemptions && {
			complete: exemptions.complete,
			entries: exemptions.entries,
			rows: exemptions.rows.length,
			byWords: exemptions.rows.filter(({ scope }) => scope.kind === 'words')
		}
	};
};

function listed({ entries }: Catalogue, asked: number) {
	const pages = Math.ceil(entries.length / PAGE);
	const page = Number.isSafeInteger(asked) ? Math.min(pages, Math.max(1, asked)) : 1;
	const shown = entries.slice((page - 1) * PAGE, page * PAGE);
	const noWaste: FoundName[] = [];
	return { entries: shown.map(entryView), noWaste, total: entries.length, page, pages };
}

/** Names that are usually no hazardous waste stand apart: they have no entry. */
function found(catalogue: Catalogue, typed: string) {
	const all = findWaste(wasteIndex(catalogue), typed, Infinity);
	const entries = all.flatMap(({ entry }) => entry ?? []);
	const noWaste = all.flatMap(({ entry, name }) => (entry === null ? [name] : []));
	return { entries: entries.slice(0, FOUND).map(entryView), noWaste, total: entries.length, page: 1, pages: 1 };
}

function differencesOf(asked: string | null) {
	const all = differences2021to2025;
	const counts: Record<string, number> = {};
	for (const { kind } of all) counts[kind] = (counts[kind] ?? 0) + 1;
	const kind = all.find((each) => each.kind === asked)?.kind ?? null;
	return { kind, counts, total: all.length, differences: all.filter((each) => kind === null || each.kind === kind) };
}
