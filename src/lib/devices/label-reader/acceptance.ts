/**
 * When a text that the camera shows counts as read: seen twice within 500 ms, and then not again for 3 s.
 *
 * One sight may be a misread; the same label lying under the camera is one scan, however long it lies there.
 */

/** Two sights of one text must be this close (milliseconds). */
export const CONFIRM_WITHIN = 500;
/** After this long out of sight the same text may be read again. */
export const IGNORE_FOR = 3000;

type Sight = { seenAt: number; acceptedAt: number | null };

/** What was seen lately, by text. */
export type Sights = ReadonlyMap<string, Sight>;

export const noSights: Sights = new Map();

/**
 * The texts of one frame come in; those that are accepted now come out, with the sights for the next frame.
 *
 * @param confirmWithin longer where a machine needs longer for one frame: else nothing would ever be seen twice in time.
 */
export function accept(
	sights: Sights,
	texts: readonly string[],
	at: number,
	confirmWithin = CONFIRM_WITHIN
): { sights: Sights; accepted: string[] } {
	const next = new Map([...sights].filter(([, sight]) => at - sight.seenAt < IGNORE_FOR));
	const accepted: string[] = [];
	for (const text of new Set(texts)) {
		const before = next.get(text);
		if (!before) next.set(text, { seenAt: at, acceptedAt: null });
		else if (before.acceptedAt !== null) next.set(text, { seenAt: at, acceptedAt: before.acceptedAt });
		else {
			const confirmed = at - before.seenAt <= confirmWithin;
			next.set(text, { seenAt: at, acceptedAt: confirmed ? at : null });
			if (confirmed) accepted.push(text);
		}
	}
	return { sights: next, accepted };
}
