/** For tests of what runs by a timer: a clock that is moved by hand, locks of one browser, and answers given in advance. */
import type { Clock } from './back-off.ts';

export type TestClock = Clock & { advance(milliseconds: number): Promise<void>; readonly waiting: number };

/** Lets everything that waits on nothing but promises and streams go on. */
export const settle = async (): Promise<void> => {
	for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done));
};

export function testClock(start = 1_000_000): TestClock {
	let now = start;
	const timers = new Map<object, { at: number; work: () => void }>();
	return {
		now: () => now,
		after: (milliseconds, work) => {
			const key = {};
			timers.set(key, { at: now + milliseconds, work });
			return () => timers.delete(key);
		},
		async advance(milliseconds) {
			const until = now + milliseconds;
			await settle();
			for (;;) {
				const due = [...timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
				if (!due) break;
				const [key, { at, work }] = due;
				timers.delete(key);
				now = Math.max(now, at);
				work();
				await settle();
			}
			now = until;
		},
		get waiting() {
			return timers.size;
		}
	};
}

/** One holder of a name at a time. */
export function testLocks(): <Value>(name: string, work: () => Promise<Value>) => Promise<Value> {
	const tails = new Map<string, Promise<unknown>>();
	return (name, work) => {
		const turn = (tails.get(name) ?? Promise.resolve()).then(work);
		tails.set(
			name,
			turn.catch(() => undefined)
		);
		return turn;
	};
}
