/**
 * The physics of a load on a platform: it is set down over two seconds, swings out within one more, then lies still.
 *
 * Pure: the weight at a moment follows from when it was set down. Grams, not rounded to the scale's division.
 */
export type Move = { from: number; to: number; at: number };

export const RAMP = 2000;
export const SETTLE = 1000;

/** Grams on the platform at clock time `now`. */
export function loadAt({ from, to, at }: Move, now: number): number {
	const elapsed = now - at;
	if (elapsed >= RAMP + SETTLE) return to;
	if (elapsed >= RAMP) {
		const left = 1 - (elapsed - RAMP) / SETTLE;
		return to + (to - from) * 0.03 * left * left * Math.sin(((elapsed - RAMP) / SETTLE) * 6 * Math.PI);
	}
	const part = Math.max(0, elapsed) / RAMP;
	return from + (to - from) * part * part * (3 - 2 * part);
}
