/**
 * The journal, narrowed to a type of event or to a device.
 *
 * Pages are read whole and sifted here, newest first, until enough match or enough were read; the place reached is handed
 * on, so that "older" goes on from there and no event is skipped.
 */
import { ok, type Result } from '#lib/domain/result.ts';
import type { EventView } from './view.ts';

export type JournalFilter = { type: string | null; device: string | null };
export type JournalSlice = {
	entries: EventView[];
	/** Ask before this position next; null at the beginning. */ before: number | null;
};

/** Events read for one showing at most, in pages. */
const MOST_PAGES = 5;

/** @param page a page before a position, newest first; null stands for the end of the journal. */
export async function matching<Refusal>(
	page: (before: number | null) => Promise<Result<JournalSlice, Refusal>>,
	filter: JournalFilter,
	before: number | null,
	limit: number
): Promise<Result<JournalSlice, Refusal>> {
	const entries: EventView[] = [];
	let next = before;
	for (let pages = 0; pages < MOST_PAGES; pages++) {
		const read = await page(next);
		if (!read.ok) return read;
		for (const entry of read.value.entries) {
			if (!fits(entry, filter)) continue;
			// One more than shown is known to exist: the next page begins with it.
			if (entries.length === limit) return ok({ entries, before: entries.at(-1)!.position });
			entries.push(entry);
		}
		next = read.value.before;
		if (next === null) break;
	}
	return ok({ entries, before: next });
}

const fits = ({ type, device }: EventView, filter: JournalFilter): boolean =>
	(filter.type === null || filter.type === type) && (filter.device === null || filter.device === device);
