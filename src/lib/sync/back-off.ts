/** How long to wait after the n-th failure in a row: doubling from one second to one minute, with jitter for the Monday rush. */
const FIRST = 1_000;
const LONGEST = 60_000;

/**
 * @param failures in a row, from 1.
 * @param random from 0 to 1; the wait is between half and all of the step.
 * @returns milliseconds.
 */
export function backOff(failures: number, random: number): number {
	const step = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 16));
	return Math.round(step / 2 + (step / 2) * random);
}

/** Milliseconds; `after` returns what cancels it. */
export type Clock = { now(): number; after(milliseconds: number, work: () => void): () => void };
