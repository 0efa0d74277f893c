/**
 * Carries events to the server and brings those of others, whenever there is a line.
 *
 * What guarantees that it goes on is the timer; a commit, a wake event and `online` only make it sooner. Whatever goes
 * wrong, it says so and tries again later, except where the server said that this device is to stop.
 */
import { LARGEST_BATCH, LARGEST_PAGE, type RosterPerson } from '#lib/contract/sync.ts';
import type { Clock } from './back-off.ts';
import {
	endOf,
	type CourierJournal,
	type CourierProblem,
	type Done,
	type Failed,
	type Stop,
	type Stuck
} from './courier-ports.ts';
import { LOOK_BACK, LOOK_BACK_FAR, pull } from './pull.ts';
import { push } from './push.ts';
import { rounds } from './rounds.ts';
import type { SyncWire } from './wire.ts';

export type { CourierJournal, CourierProblem } from './courier-ports.ts';

/** Times are milliseconds since 1970, except `oldestAt`: the clock of the oldest unsent event, UTC text. */
export type CourierState = {
	kind: 'idle' | 'working' | 'offline' | 'frozen' | 'revoked' | 'stuck';
	pending: number;
	oldestAt: string | null;
	lastContactAt: number | null;
	nextTryAt: number | null;
	problem: CourierProblem | null;
};

export type CourierPorts = {
	journal: CourierJournal;
	wire: Pick<SyncWire, 'push' | 'pull' | 'snapshot' | 'roster'>;
	clock: Clock;
	/** From 0 to 1. */
	random(): number;
	/** One holder of a name at a time over all pages (Web Locks). */
	lock<Value>(name: string, work: () => Promise<Value>): Promise<Value>;
	say(state: CourierState): void;
	/** Who may sign in, as the server has it now. */
	keepRoster(people: RosterPerson[]): Promise<void>;
	/** More to do with a line that works, such as leases. What it throws counts as a failed round. */
	afterwards?(): Promise<void>;
};

/** Why to go now. Only `online` and `person` cut a back-off short. */
export type Nudge = 'commit' | 'wake' | 'online' | 'person';

export interface Courier {
	start(): void;
	/** Ends after the round under way, and says nothing more. */
	stop(): void;
	nudge(why?: Nudge): void;
	/** The server may have been another for a moment (its stream broke): look closer at the next pull. */
	doubt(): void;
	state(): CourierState;
}

export const COURIER_LOCK = 'wuji-courier';
const EVERY = 30_000;
const ROSTER_EVERY = 5 * 60_000;
export function courier(ports: CourierPorts): Courier {
	const { journal, wire, clock } = ports;
	let state: CourierState = {
		kind: 'idle',
		pending: 0,
		oldestAt: null,
		lastContactAt: null,
		nextTryAt: null,
		problem: null
	};
	let doubtful = true;
	let rosterAt: number | null = null;
	let largestBatch = LARGEST_BATCH;

	const say = (change: Partial<CourierState>) => {
		if (!loop.active) return;
		state = { ...state, ...change };
		ports.say(state);
	};
	const count = async () => {
		const { count: pending, oldestAt } = await journal.pendingCount();
		say({ pending, oldestAt });
	};
	const contact = async () => {
		say({ lastContactAt: clock.now() });
		await count();
	};

	/** Push first: a snapshot is right only while the server holds all that it is said to hold. */
	const round = async (): Promise<Done | Failed | Stuck | Stop> => {
		const frozen = await journal.frozen();
		if (frozen) return { kind: 'stop', why: frozen };
		say({ kind: 'working' });
		await count();
		const pushed = await push({ journal, wire, largestBatch, contact });
		largestBatch = pushed.largestBatch;
		if (pushed.end.kind === 'stop' || pushed.end.kind === 'failed') return pushed.end;
		const lookBack = doubtful ? LOOK_BACK_FAR : LOOK_BACK;
		const pulled = await pull({ journal, wire, lookBack, limit: LARGEST_PAGE, contact });
		if (pulled.kind !== 'done') return pulled;
		doubtful = false;
		if (rosterAt === null || clock.now() - rosterAt >= ROSTER_EVERY) {
			const roster = await wire.roster();
			if (!roster.ok) return endOf(roster.refusal);
			await ports.keepRoster(roster.value.people);
			rosterAt = clock.now();
		}
		await ports.afterwards?.();
		return pushed.end;
	};

	const loop = rounds({
		...ports,
		lockName: COURIER_LOCK,
		every: EVERY,
		planned: (nextTryAt) => say({ nextTryAt }),
		fault: (message) => {
			doubtful = true;
			say({ kind: 'offline', problem: { kind: 'fault', message } });
		},
		round: async () => {
			const end = await round();
			if (end.kind === 'failed') doubtful = true;
			if (end.kind === 'stop') await journal.freeze(end.why);
			await count();
			switch (end.kind) {
				case 'done':
					say({ kind: 'idle', problem: null });
					return 'done';
				case 'stuck':
					say({ kind: 'stuck', problem: end.problem });
					return 'done';
				case 'failed':
					say({ kind: 'offline', problem: end.problem });
					return 'failed';
				case 'stop':
					say({ kind: end.why === 'fork' ? 'frozen' : 'revoked', problem: null });
					return 'ended';
			}
		}
	});

	return {
		start: loop.start,
		stop: loop.stop,
		nudge: (why = 'commit') => {
			loop.nudge(why === 'online' || why === 'person');
			// While it waits, what is unsent is told all the same. A store that cannot count is told by the next round.
			void count().catch(() => undefined);
		},
		doubt: () => {
			doubtful = true;
		},
		state: () => state
	};
}
