/**
 * Time as devices need it: a clock that only goes forward, and one call later.
 *
 * Nothing below the wiring reads a global clock, so a test decides how long a silence lasts.
 */
export type Clock = {
	/** Milliseconds since an arbitrary moment; never goes back. */
	now(): number;
	/** Calls once, after `milliseconds`. The answer cancels it. */
	after(milliseconds: number, call: () => void): () => void;
};

type TimeSource = {
	performance: { now(): number };
	setTimeout(call: () => void, milliseconds: number): unknown;
	clearTimeout(handle: never): void;
};

/** The clock of a window, a worker or Node: `clockOf(globalThis)`. Only wiring calls it. */
export const clockOf = (scope: TimeSource): Clock => ({
	now: () => scope.performance.now(),
	after: (milliseconds, call) => {
		const handle = scope.setTimeout(call, milliseconds);
		return () => scope.clearTimeout(handle as never);
	}
});

/** A promise of that moment. */
export const passed = (clock: Clock, milliseconds: number): Promise<void> =>
	new Promise((resolve) => clock.after(milliseconds, resolve));
