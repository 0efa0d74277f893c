/**
 * The journal on the server: everything that writes events or reads them goes through here.
 *
 * An event is stored with its position, its projection, its flags and its device's head in one transaction, or not at all.
 */
import { dayInChina } from '#lib/domain/day.ts';
import type { DeviceId, PersonId, PointId } from '#lib/domain/ids.ts';
import { announcer as newAnnouncer, type Announcer } from './announcer.ts';
import { appending } from './append.ts';
import type { Database } from './database.ts';
import { inTransaction } from './dialect/transaction.ts';
import type { Environment } from './environment.ts';
import { exportLines, verifyPoint } from './journal-export.ts';
import { head, page, points, snapshot } from './journal-reading.ts';
import { journalView } from './journal-view.ts';
import { ownChain, type OwnDraft } from './own-chain.ts';
import type { ServerKey } from './server-key.ts';
import { stockOf } from './stock.ts';

export type { Appended, AppendRefusal } from './append.ts';
export type { JournalEntry, JournalPage, Verification } from './journal-view.ts';
export type { OwnDraft } from './own-chain.ts';
export type { StockRow, AgeBand } from './stock.ts';

export type JournalStore = ReturnType<typeof journalStore>;

export function journalStore({
	database,
	key,
	environment,
	announcer = newAnnouncer()
}: {
	database: Database;
	key: ServerKey;
	environment: Environment;
	announcer?: Announcer;
}) {
	const own = ownChain(key, environment);
	return {
		/** Takes a device's signed events; sending them again is safe. */
		append: appending({ database, key, environment, announcer, own }),

		/** Writes events of the server's own device at a point. Returns the position of the last one. */
		async appendOwn(point: PointId, drafts: readonly OwnDraft[], actor: PersonId): Promise<number> {
			if (drafts.length === 0) throw new RangeError('nothing to append');
			const position = await inTransaction(database, (tx) => own.write(tx, point, drafts, actor));
			announcer.announce(point, position);
			return position;
		},

		page: (point: PointId, after: number, limit: number) => page(database, point, after, limit),
		snapshot: (point: PointId) => snapshot(database, point),
		head: (device: DeviceId) => head(database, device),
		points: () => points(database),
		stockOf: (of: readonly PointId[]) => stockOf(database, of, dayInChina(environment.now())),
		...journalView(database),
		exportLines: (point: PointId): AsyncIterable<string> => exportLines(database, key, point),
		verifyPoint: (point: PointId) => verifyPoint(database, key, point),

		/** For commands that write an event in a transaction of their own; they announce after the commit. */
		own,
		announce: announcer.announce,
		subscribe: announcer.subscribe,
		announcer
	};
}
