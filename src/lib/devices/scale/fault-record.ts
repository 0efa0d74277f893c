/**
 * What goes wrong on the way from the scale, counted, and what that means for the person in front of it.
 *
 * Nothing is swallowed: every byte is part of a frame that was used or of one of these counts.
 */
import type { FramerOutcome } from './protocols/yaohua-a9.ts';
import type { ScaleFaults, ScaleHint } from './snapshot.ts';

/** How long a fault is spoken of after it happened (milliseconds). */
const MEMORY = 10_000;
/** One frame in a hundred may be disturbed without a word; this many within the memory may not. */
const WORTH_A_WORD = 3;

/** Times of the faults that a person can do something about, newest last, at most `WORTH_A_WORD` of each kind. */
class Recent {
	#times: number[] = [];

	add(at: number): void {
		this.#times = [...this.#times, at].slice(-WORTH_A_WORD);
	}

	any(now: number): boolean {
		return this.#times.some((at) => now - at <= MEMORY);
	}

	many(now: number): boolean {
		return this.#times.length === WORTH_A_WORD && now - this.#times[0]! <= MEMORY;
	}
}

export class FaultRecord {
	#counts: ScaleFaults = { checksum: 0, cut: 0, shape: 0, noise: 0, division: 0 };
	readonly #damaged = new Recent();
	readonly #division = new Recent();
	#lastByteAt = -Infinity;

	get counts(): Readonly<ScaleFaults> {
		return this.#counts;
	}

	bytes(at: number): void {
		this.#lastByteAt = at;
	}

	rejected(outcome: Exclude<FramerOutcome, { kind: 'frame' }>, at: number): void {
		if (outcome.kind === 'noise') return this.#count('noise', outcome.bytes);
		this.#count(outcome.reason, 1);
		if (outcome.reason !== 'shape') this.#damaged.add(at);
	}

	wrongDivision(at: number): void {
		this.#count('division', 1);
		this.#division.add(at);
	}

	/** @param silent no reading has been used for too long, though the port is open. */
	hint(now: number, silent: boolean, silence: number): ScaleHint | null {
		if (silent && now - this.#lastByteAt >= silence) return 'no-bytes';
		if (this.#division.many(now) || (silent && this.#division.any(now))) return 'wrong-division';
		if (this.#damaged.many(now) || (silent && this.#damaged.any(now))) return 'damaged-frames';
		return silent ? 'foreign-protocol' : null;
	}

	#count(kind: keyof ScaleFaults, by: number): void {
		this.#counts = { ...this.#counts, [kind]: this.#counts[kind] + by };
	}
}
