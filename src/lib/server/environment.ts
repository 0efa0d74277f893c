/**
 * What the server takes from its machine: time, randomness, repetition. Given from wiring.ts, so that tests own them.
 */

export type Environment = {
	/** Wall clock, milliseconds since 1970 UTC. */
	now: () => number;
	/** Milliseconds since `boot`, on a clock that nobody can set. */
	monotonic: () => number;
	/** A name for this run of the process. */
	boot: string;
	random: (count: number) => Uint8Array;
	/** Does something again and again until the returned function is called; keeps no process alive. */
	every: (milliseconds: number, beat: () => void) => () => void;
};
