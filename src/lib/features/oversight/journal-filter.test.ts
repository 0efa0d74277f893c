/** A narrowed journal skips nothing and invents nothing, however it is paged. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ok, refuse } from '#lib/domain/result.ts';
import { matching, type JournalFilter, type JournalSlice } from './journal-filter.ts';
import type { EventView } from './view.ts';

type Entry = Pick<EventView, 'position' | 'type' | 'device'>;
const types = ['container.received', 'container.stored'];
const devices = ['kiosk-1', 'kiosk-2'];

const pagesOf = (journal: readonly Entry[], size: number) => async (before: number | null) => {
	const older = journal.filter(({ position }) => before === null || position < before).slice(0, size);
	const last = older.at(-1)?.position ?? 1;
	return ok<JournalSlice>({ entries: older as EventView[], before: last > 1 ? last : null });
};

test('following "older" to the beginning shows every matching event once, newest first', async () => {
	const kinds = fc.array(fc.tuple(fc.constantFrom(...types), fc.constantFrom(...devices)), { maxLength: 60 });
	const filters = fc.record({
		type: fc.constantFrom(null, ...types, 'point.recorded'),
		device: fc.constantFrom(null, ...devices)
	});
	await fc.assert(
		fc.asyncProperty(
			kinds,
			filters,
			fc.integer({ min: 1, max: 7 }),
			fc.integer({ min: 1, max: 9 }),
			async (made, filter, limit, size) => {
				const journal = made.map(([type, device], index) => ({ position: index + 1, type, device }) as Entry).reverse();
				const wanted = journal.filter(
					({ type, device }) => (!filter.type || filter.type === type) && (!filter.device || filter.device === device)
				);
				const shown: number[] = [];
				let before: number | null = null;
				do {
					const read = await matching(pagesOf(journal, size), filter as JournalFilter, before, limit);
					if (!read.ok) throw new Error('no page was refused');
					const slice: JournalSlice = read.value;
					expect(slice.entries.length).toBeLessThanOrEqual(limit);
					shown.push(...slice.entries.map(({ position }) => position));
					before = slice.before;
				} while (before !== null);
				expect(shown).toEqual(wanted.map(({ position }) => position));
			}
		)
	);
});

test('a refusal to read is handed on', async () => {
	const refused = refuse({ kind: 'not-permitted' });
	expect(await matching(async () => refused, { type: null, device: null }, null, 10)).toBe(refused);
});
