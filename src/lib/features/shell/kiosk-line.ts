/**
 * Everything of this kiosk that needs the line: events, photos, hints, serial leases, the roster.
 *
 * Nothing on the counter waits for any of it.
 */
import { dayInChina } from '#lib/domain/day.ts';
import type { Day } from '#lib/domain/ids.ts';
import type { Identity } from '#lib/storage/identity.ts';
import type { KioskJournal } from '#lib/storage/journal.ts';
import type { KioskDb } from '#lib/storage/kiosk-db.ts';
import type { PhotoStore } from '#lib/storage/photos.ts';
import type { peopleIn } from '#lib/storage/people.ts';
import { addLease, serialNeeds } from '#lib/storage/serials.ts';
import type { Clock } from '#lib/sync/back-off.ts';
import { courier, type Nudge } from '#lib/sync/courier.ts';
import { keepSerials } from '#lib/sync/leases.ts';
import { photoCourier } from '#lib/sync/photo-courier.ts';
import { wake } from '#lib/sync/wake.ts';
import { syncWire } from '#lib/sync/wire.ts';
import type { KioskState } from './kiosk-state.svelte.ts';

export type KioskLineParts = {
	state: KioskState;
	db: KioskDb;
	journal: KioskJournal;
	photos: PhotoStore;
	people: ReturnType<typeof peopleIn>;
	fetch: typeof fetch;
	clock: Clock;
	/** From 0 to 1. */
	random(): number;
	lock<Value>(name: string, work: () => Promise<Value>): Promise<Value>;
	/** New master data may have come. */
	refreshed(): Promise<void>;
	/** The server has said no for good. */
	ended(): void;
};

export type KioskLine = {
	nudge(why?: Nudge): void;
	/** Asks for more serials of a waste and day, once; false while the line is down or when they are all given out. */
	lease(waste: string, day: Day): Promise<boolean>;
};

/** Starts at once and goes on until the page is gone. */
export function kioskLine(self: Identity, parts: KioskLineParts): KioskLine {
	const { state, db, journal, photos, people, clock } = parts;
	const pace = { clock, random: parts.random, lock: parts.lock };
	const wire = syncWire({ fetch: parts.fetch, base: '' }, self);
	const keep = (need: { waste: string; day: Day }, range: { from: number; to: number }) => addLease(db, need, range);

	const line = courier({
		...pace,
		journal,
		wire,
		say: (next) => {
			state.line = next;
			if (next.kind !== 'frozen' && next.kind !== 'revoked') return;
			// What still asks would only be told so again and again.
			pictures.stop();
			hints.stop();
			parts.ended();
		},
		keepRoster: (roster) => people.save(roster),
		afterwards: async () => {
			await parts.refreshed();
			await keepSerials({ needs: (atLeast) => serialNeeds(db, dayInChina(clock.now()), atLeast), keep, wire });
			await journal.prune();
			await photos.prune();
			pictures.nudge();
			const reserved = await photos.ensureReserve();
			if (state.full !== 'all') state.full = reserved.ok ? 'no' : 'photos';
		}
	});
	const pictures = photoCourier({ ...pace, photos, wire, say: (photoLine) => (state.photoLine = photoLine) });
	const hints = wake({
		...pace,
		fetch: parts.fetch,
		base: '',
		token: self.token,
		hear: () => line.nudge('wake'),
		opened: () => {
			line.doubt();
			line.nudge('online');
		}
	});
	line.start();
	pictures.start();
	hints.start();

	return {
		nudge: (why) => line.nudge(why),
		lease: async (waste, day) => {
			const answer = await wire.lease({ waste, day });
			if (!answer.ok || !answer.value.lease) return false;
			await keep({ waste, day }, answer.value.lease);
			return true;
		}
	};
}
