/**
 * Work that is done over and over: by a timer, sooner when nudged, later and later while it fails.
 *
 * One round at a time over all pages. Whatever a round does, unless it ends for good the timer is set again.
 */
import { backOff, type Clock } from './back-off.ts';

export type RoundOutcome = 'done' | 'failed' | 'ended';

export type RoundPorts = {
	clock: Clock;
	/** From 0 to 1. */
	random(): number;
	/** One holder of a name at a time over all pages (Web Locks). */
	lock<Value>(name: string, work: () => Promise<Value>): Promise<Value>;
	lockName: string;
	/** Milliseconds between rounds that go well. */
	every: number;
	round(): Promise<RoundOutcome>;
	/** A round threw. */
	fault(message: string): void;
	/** When the next round begins, milliseconds since 1970; null = none is planned. */
	planned(at: number | null): void;
};

export interface Rounds {
	start(): void;
	/** Ends after the round under way. */
	stop(): void;
	/** Begins a round, or one more after the one under way. While it waits after a failure only an urgent nudge does. */
	nudge(urgent: boolean): void;
	/** Whether a round's outcome still matters to anyone. */
	readonly active: boolean;
}

export function rounds(ports: RoundPorts): Rounds {
	const { clock, random, every, planned } = ports;
	let active = false;
	let ended = false;
	let running = false;
	let again = false;
	let failures = 0;
	let cancelTimer = () => {};

	const plan = (milliseconds: number) => {
		cancelTimer();
		if (!active || ended) return;
		cancelTimer = clock.after(milliseconds, () => void go());
		planned(clock.now() + milliseconds);
	};
	const attempt = async (): Promise<RoundOutcome> => {
		try {
			return await ports.lock(ports.lockName, async () => (active ? ports.round() : 'done'));
		} catch (fault) {
			ports.fault(fault instanceof Error ? fault.message : String(fault));
			return 'failed';
		}
	};
	const go = async (): Promise<void> => {
		cancelTimer();
		do {
			running = true;
			again = false;
			planned(null);
			const outcome = await attempt();
			running = false;
			failures = outcome === 'failed' ? failures + 1 : 0;
			ended = outcome === 'ended';
		} while (again && active && !ended && failures === 0);
		// Spread over a fifth of the time: thousands of kiosks are switched on at eight.
		plan(failures > 0 ? backOff(failures, random()) : Math.round(every * (0.9 + 0.2 * random())));
	};

	return {
		start: () => {
			if (active) return;
			active = true;
			ended = false;
			if (running) again = true;
			else void go();
		},
		stop: () => {
			active = false;
			cancelTimer();
			planned(null);
		},
		nudge: (urgent) => {
			if (!active || ended) return;
			if (urgent) failures = 0;
			if (running) again = true;
			else if (failures === 0) void go();
		},
		get active() {
			return active;
		}
	};
}
