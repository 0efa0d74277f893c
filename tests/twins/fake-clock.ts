/**
 * A clock that a test moves by hand. Nothing happens by itself: `advance` runs what is due, in order, with its time.
 *
 * Between two timers it lets promises settle, so that what a stream hands on has arrived before time goes on.
 */
import type { Clock } from '#lib/devices/clock.ts';

type Timer = { at: number; call: () => void };

export class FakeClock implements Clock {
	#now = 1000;
	#timers: Timer[] = [];

	now(): number {
		return this.#now;
	}

	after(milliseconds: number, call: () => void): () => void {
		const timer = { at: this.#now + milliseconds, call };
		this.#timers.push(timer);
		return () => {
			this.#timers = this.#timers.filter((each) => each !== timer);
		};
	}

	/** Moves on by so many milliseconds. */
	async advance(milliseconds: number): Promise<void> {
		const until = this.#now + milliseconds;
		await settled();
		for (;;) {
			const next = this.#timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
			if (!next) break;
			this.#timers = this.#timers.filter((timer) => timer !== next);
			this.#now = Math.max(this.#now, next.at);
			next.call();
			await settled();
		}
		this.#now = until;
		await settled();
	}
}

/** Lets every promise that can go on go on: streams need several rounds. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
