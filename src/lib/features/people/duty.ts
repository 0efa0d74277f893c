/**
 * Who is on duty at this tablet: signs in with a PIN, opens a shift, and is the author of every event until signing out.
 *
 * A reload of the same tab finds the same person; another tab or a restart asks for the PIN again.
 */
import type { PersonId, ShiftId } from '#lib/domain/ids.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { Author, KioskJournal, RecordRefusal } from '#lib/storage/journal.ts';
import type { peopleIn, SignInRefusal } from '#lib/storage/people.ts';
import type { KioskState } from '../shell/kiosk-state.svelte.ts';

const SIGNED_IN = 'wuji-signed-in';

export type DutyParts = {
	state: KioskState;
	people: ReturnType<typeof peopleIn>;
	journal: KioskJournal;
	/** Kept for this tab only: `sessionStorage`. */
	session: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
	now(): number;
	newId(): string;
	/** An event was written. */
	written(): void;
};

export function duty({ state, people, journal, session, now, newId, written }: DutyParts) {
	const author = (): Author | null =>
		state.person ? { actor: state.person.person as PersonId, shift: state.shift } : null;
	return {
		author,
		async restore(): Promise<void> {
			const held = JSON.parse(session.getItem(SIGNED_IN) ?? 'null') as { person: string; shift: ShiftId | null } | null;
			const person = held && (await people.list()).find((known) => known.person === held.person);
			if (!held || !person) return;
			state.shift = held.shift;
			state.person = person;
		},
		async signIn(person: PersonId, pin: string): Promise<Result<void, SignInRefusal | RecordRefusal>> {
			const known = await people.signIn(person, pin, now());
			if (!known.ok) return known;
			const shift = newId() as ShiftId;
			const opened = await journal.record<never>({ actor: person, shift }, () =>
				ok([{ type: 'shift.opened', body: { shift, person } }])
			);
			// A tablet that may write no more is still looked at, and its records are carried out of it.
			const looking = !opened.ok && (opened.refusal.kind === 'frozen' || opened.refusal.kind === 'storage-full');
			if (!opened.ok && !looking) return opened;
			if (!opened.ok && opened.refusal.kind === 'storage-full') state.full = 'all';
			session.setItem(SIGNED_IN, JSON.stringify({ person, shift: looking ? null : shift }));
			state.shift = looking ? null : shift;
			state.person = known.value;
			written();
			return ok(undefined);
		},
		async signOut(): Promise<void> {
			const { shift } = state;
			const who = author();
			if (shift && who) await journal.record(who, () => ok([{ type: 'shift.closed', body: { shift } }]));
			session.removeItem(SIGNED_IN);
			state.person = null;
			state.shift = null;
			written();
		}
	};
}
