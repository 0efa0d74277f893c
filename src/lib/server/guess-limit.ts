/** How often one caller may try a secret within a window of time. Kept in memory: a restart forgives, a flood does not grow it. */

export type GuessLimit = {
	/** Counts a try. Seconds to wait when it is one too many, else null. */
	tooMany: (who: string) => number | null;
};

const MOST_CALLERS = 10_000;

/** @param window milliseconds; it begins at a caller's first try. */
export function guessLimit({ now, most, window }: { now: () => number; most: number; window: number }): GuessLimit {
	const tries = new Map<string, { count: number; until: number }>();
	return {
		tooMany(who) {
			const at = now();
			const mine = tries.get(who);
			if (mine && mine.until > at) {
				mine.count++;
				return mine.count > most ? Math.ceil((mine.until - at) / 1000) : null;
			}
			if (tries.size >= MOST_CALLERS) for (const [caller, { until }] of tries) if (until <= at) tries.delete(caller);
			// Still full: this many callers at once are an attack, and the oldest makes room.
			if (tries.size >= MOST_CALLERS) tries.delete(tries.keys().next().value!);
			tries.delete(who);
			tries.set(who, { count: 1, until: at + window });
			return null;
		}
	};
}
