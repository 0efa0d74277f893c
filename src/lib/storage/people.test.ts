import Dexie from 'dexie';
import { describe, expect, test } from 'vitest';
import type { RosterPerson } from '#lib/contract/sync.ts';
import { toBase64url, utf8 } from '#lib/journal/bytes.ts';
import { testKiosk } from './kiosk.fixture.ts';
import { lockAfter, peopleIn } from './people.ts';

const MINUTE = 60_000;
const NOON = Date.parse('2026-11-22T04:00:00Z');

/** A roster entry as the server makes it, with few rounds so that tests are quick. */
async function person(id: string, pin: string): Promise<RosterPerson> {
	const salt = utf8('sixteen bytes ok');
	const key = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits']);
	const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 10 }, key, 256);
	const verifier = toBase64url(new Uint8Array(bits));
	return {
		person: id,
		name: id,
		role: 'staff',
		pin: { algorithm: 'PBKDF2-SHA-256', iterations: 10, salt: toBase64url(salt), verifier }
	};
}

const ready = async () => {
	const kiosk = await testKiosk();
	await peopleIn(kiosk.db).save([await person('zhang', '1234'), await person('li', '9876')]);
	return kiosk;
};

describe('signing in', () => {
	test('works with the right PIN, in full-width digits too, and forgets the wrong tries before it', async () => {
		const people = peopleIn((await ready()).db);
		expect(await people.signIn('zhang', '0000', NOON)).toEqual({ ok: false, refusal: { kind: 'wrong-pin', left: 2 } });
		expect(await people.signIn('zhang', '１２３４', NOON)).toMatchObject({ ok: true, value: { person: 'zhang' } });
		expect(await people.signIn('zhang', '0000', NOON)).toEqual({ ok: false, refusal: { kind: 'wrong-pin', left: 2 } });
	});

	test('is refused to who is not on the roster, or no longer', async () => {
		const people = peopleIn((await ready()).db);
		expect(await people.signIn('wang', '1234', NOON)).toEqual({ ok: false, refusal: { kind: 'unknown-person' } });
		await people.save([await person('li', '9876')]);
		expect(await people.signIn('zhang', '1234', NOON)).toEqual({ ok: false, refusal: { kind: 'unknown-person' } });
	});

	test('is refused while the disk is too full to count the attempt, so that a full disk gives no free tries', async () => {
		const { db } = await ready();
		db.lockouts.hook('creating', () => {
			throw new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError') as unknown as Error);
		});
		for (const pin of ['1234', '0000'])
			expect(await peopleIn(db).signIn('zhang', pin, NOON)).toEqual({ ok: false, refusal: { kind: 'storage-full' } });
	});

	test('is locked after three wrong PINs, for the right one too, also after a reload, and for that person only', async () => {
		let kiosk = await ready();
		for (const left of [2, 1]) {
			expect(await peopleIn(kiosk.db).signIn('zhang', '0000', NOON)).toEqual({
				ok: false,
				refusal: { kind: 'wrong-pin', left }
			});
			kiosk = kiosk.reload();
		}
		const locked = { ok: false, refusal: { kind: 'locked', until: NOON + 30_000 } };
		expect(await peopleIn(kiosk.db).signIn('zhang', '0000', NOON)).toEqual(locked);
		kiosk = kiosk.reload();
		expect(await peopleIn(kiosk.db).signIn('zhang', '1234', NOON + 29_999)).toEqual(locked);
		expect(await peopleIn(kiosk.db).signIn('li', '9876', NOON)).toMatchObject({ ok: true });
		expect(await peopleIn(kiosk.db).signIn('zhang', '1234', NOON + 30_000)).toMatchObject({ ok: true });
	});

	test('a try is on disk before the PIN is looked at', async () => {
		const kiosk = await ready();
		const people = peopleIn(kiosk.db);
		// Ten at once, as a script would: three are looked at, the rest meet the lock.
		const answers = await Promise.all(
			Array.from({ length: 10 }, (_, pin) => people.signIn('zhang', String(pin), NOON))
		);
		expect(answers.filter((answer) => !answer.ok && answer.refusal.kind === 'wrong-pin')).toHaveLength(2);
		expect(await kiosk.db.lockouts.get('zhang')).toMatchObject({ failed: 3 });
	});

	test('a clock set back never shortens a lock, and one that ran years ahead does not lock for years', async () => {
		const people = peopleIn((await ready()).db);
		const years = NOON + 4 * 365 * 24 * 60 * MINUTE;
		for (let wrong = 0; wrong < 3; wrong++) await people.signIn('zhang', '0000', years);
		expect(await people.signIn('zhang', '1234', NOON)).toEqual({
			ok: false,
			refusal: { kind: 'locked', until: NOON + 30_000 }
		});
		expect(await people.signIn('zhang', '1234', NOON - MINUTE)).toEqual({
			ok: false,
			refusal: { kind: 'locked', until: NOON - MINUTE + 30_000 }
		});
		expect(await people.signIn('zhang', '1234', NOON - MINUTE + 30_000)).toMatchObject({ ok: true });
	});

	test('a verifier that was cut short opens nothing', async () => {
		const kiosk = await ready();
		const whole = await person('zhang', '1234');
		await peopleIn(kiosk.db).save([{ ...whole, pin: { ...whole.pin, verifier: whole.pin.verifier.slice(0, 4) } }]);
		expect(await peopleIn(kiosk.db).signIn('zhang', '1234', NOON)).toMatchObject({ ok: false });
	});
});

test('each wrong PIN after the third locks three times as long, up to half an hour', () => {
	expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map(lockAfter)).toEqual([
		0,
		0,
		30_000,
		90_000,
		270_000,
		810_000,
		30 * MINUTE,
		30 * MINUTE,
		30 * MINUTE
	]);
});
