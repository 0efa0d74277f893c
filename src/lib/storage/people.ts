/**
 * Who may sign in on this tablet, with the line up or down, and how guessing PINs is made slow.
 *
 * An attempt is counted on disk before the PIN is looked at: reloading the page or pulling the plug gives no free try.
 */
import type { RosterPerson } from '#lib/contract/sync.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { fromBase64url, utf8 } from '#lib/journal/bytes.ts';
import { isStorageFull, type KioskDb, type LockoutRow } from './kiosk-db.ts';

export type SignInRefusal =
	/** `left` more tries before a lock. */
	| { kind: 'wrong-pin'; left: number }
	/** Until when, in milliseconds since 1970. */
	| { kind: 'locked'; until: number }
	| { kind: 'unknown-person' }
	/** The attempt could not be counted, so it was none. */
	| { kind: 'storage-full' };

const FREE_TRIES = 3;
const FIRST_LOCK = 30_000;
const LONGEST_LOCK = 30 * 60_000;

/** 3 tries, then 30 s, and three times as long after every further one. */
export const lockAfter = (failed: number): number =>
	failed < FREE_TRIES ? 0 : Math.min(LONGEST_LOCK, FIRST_LOCK * 3 ** (failed - FREE_TRIES));

export const peopleIn = (db: KioskDb) => ({
	/** Replaces the roster. Who is not in it any more cannot sign in; locks stay. */
	save: (people: readonly RosterPerson[]): Promise<void> =>
		db.transaction('rw', db.roster, async () => {
			await db.roster.clear();
			await db.roster.bulkPut([...people]);
		}),
	/** By name. */
	list: (): Promise<RosterPerson[]> => db.roster.limit(500).sortBy('name'),
	signIn: async (person: string, pin: string, now: number): Promise<Result<RosterPerson, SignInRefusal>> => {
		const known = await db.roster.get(person);
		if (!known) return refuse({ kind: 'unknown-person' });
		const counted = await count(db, person, now).catch((fault: unknown) => {
			if (isStorageFull(fault)) return refuse({ kind: 'storage-full' } as const);
			throw fault;
		});
		if (!counted.ok) return counted;
		if (await pinHolds(known.pin, pin)) {
			await db.transaction('rw', db.lockouts, () => db.lockouts.delete(person));
			return ok(known);
		}
		const { failed, length } = counted.value;
		return length > 0
			? refuse({ kind: 'locked', until: now + length })
			: refuse({ kind: 'wrong-pin', left: FREE_TRIES - failed });
	}
});

const count = (db: KioskDb, person: string, now: number): Promise<Result<LockoutRow, SignInRefusal>> =>
	db.transaction('rw', db.lockouts, async () => {
		const before = (await db.lockouts.get(person)) ?? { person, failed: 0, lockedAt: now, length: 0 };
		// A clock set back makes the lock begin anew: never shorter, and not years long when the clock had run ahead.
		const lockedAt = Math.min(before.lockedAt, now);
		if (lockedAt !== before.lockedAt) await db.lockouts.put({ ...before, lockedAt });
		if (now < lockedAt + before.length) return refuse({ kind: 'locked', until: lockedAt + before.length });
		const failed = before.failed + 1;
		const row: LockoutRow = { person, failed, lockedAt: now, length: lockAfter(failed) };
		await db.lockouts.put(row);
		return ok(row);
	});

async function pinHolds({ iterations, salt, verifier }: RosterPerson['pin'], pin: string): Promise<boolean> {
	const saltBytes = fromBase64url(salt);
	const expected = fromBase64url(verifier);
	// A verifier that is cut short would be matched by chance.
	if (!saltBytes || !expected || expected.length < 32) return false;
	const key = await crypto.subtle.importKey('raw', utf8(pin.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
	const params = { name: 'PBKDF2', hash: 'SHA-256', salt: saltBytes, iterations };
	const derived = new Uint8Array(await crypto.subtle.deriveBits(params, key, expected.length * 8));
	return derived.reduce((differing, byte, index) => differing | (byte ^ expected[index]!), 0) === 0;
}
