/**
 * Serials ahead of need: while there is a line, a few are kept in hand for each waste of the day.
 *
 * A kiosk that runs out with the line down gives no number at all (domain/codes/serials.ts), so it asks before it does.
 */
import type { SerialRange } from '#lib/domain/codes/serials.ts';
import type { Day } from '#lib/domain/ids.ts';
import type { SyncWire } from './wire.ts';

/** Serials in hand for each waste used today. */
export const IN_HAND = 6;

export type SerialNeed = { waste: string; day: Day };

export type LeasePorts = {
	/** The wastes with fewer than `atLeast` serials in hand. */
	needs(atLeast: number): Promise<SerialNeed[]>;
	keep(need: SerialNeed, lease: SerialRange): Promise<void>;
	wire: Pick<SyncWire, 'lease'>;
};

/** `exhausted`: the 999 of that waste and day are gone, and its containers wait for a code. */
export type Leased = { kept: number; exhausted: SerialNeed[] };

/** Asks once for each waste that is short; a line that fails ends it until the next time. */
export async function keepSerials({ needs, keep, wire }: LeasePorts): Promise<Leased> {
	const outcome: Leased = { kept: 0, exhausted: [] };
	for (const need of await needs(IN_HAND)) {
		const answer = await wire.lease(need);
		if (!answer.ok) return outcome;
		const { lease } = answer.value;
		if (!lease) outcome.exhausted.push(need);
		else {
			await keep(need, lease);
			outcome.kept++;
		}
	}
	return outcome;
}
