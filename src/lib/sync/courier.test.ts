import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LARGEST_BATCH, type PushRequest } from '#lib/contract/sync.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { courier, type CourierPorts, type CourierState } from './courier.ts';
import type { CourierJournal, PullFault } from './courier-ports.ts';
import { testClock, testLocks } from './sync.fixture.ts';
import type { Pushed, PushProblem, WireProblem } from './wire.ts';

const hashOf = (seq: number) => String(seq).padStart(64, '0');
const OFFLINE: WireProblem = { kind: 'offline' };
const refused = (status: number, code: string, path = '$'): WireProblem => ({
	kind: 'refused',
	status,
	code,
	path,
	message: ''
});

type Answer = Result<Pushed, PushProblem>;

/** A tablet with `written` events, and a server that takes them all unless a test says otherwise. */
function rig({ written = 0, cursor = 0 as number | null } = {}) {
	const clock = testClock();
	const tablet = {
		written,
		acked: 0,
		cursor,
		frozen: null as 'fork' | 'revoked' | null,
		pulls: [] as number[],
		snapshots: 0,
		rosters: 0
	};
	const server = { seq: 0, batches: [] as number[], receipt: 'kept' as 'kept' | 'none' | 'false' };
	const states: CourierState[] = [];
	const says: {
		push?: (events: PushRequest['events']) => Answer | undefined;
		pull?: () => WireProblem | undefined;
		pullFault?: () => PullFault | undefined;
	} = {};
	const journal: CourierJournal = {
		pending: async (limit) =>
			Array.from({ length: Math.min(limit, tablet.written - tablet.acked) }, (_, index) => {
				const seq = tablet.acked + 1 + index;
				return { seq, prev: hashOf(seq - 1), bytes: '{}', hash: hashOf(seq), sig: 's' };
			}),
		pendingCount: async () => ({
			count: tablet.written - tablet.acked,
			oldestAt: tablet.written > tablet.acked ? '2026-11-22T01:00:00.000Z' : null
		}),
		acknowledge: async (head, receipt) => {
			if (head.hash !== hashOf(head.seq)) return refuse({ kind: 'fork' });
			tablet.acked = head.seq;
			return ok({ acked: head.seq, receipt: receipt ? server.receipt : 'none' });
		},
		cursor: async () => tablet.cursor,
		applyPulled: async () => {
			const fault = says.pullFault?.();
			if (fault?.kind === 'restored') tablet.cursor = null;
			return fault ? refuse(fault) : ok({ cursor: tablet.cursor! });
		},
		loadSnapshot: async ({ position }) => {
			tablet.cursor = position;
			tablet.snapshots++;
			return ok(undefined);
		},
		frozen: async () => tablet.frozen,
		freeze: async (why) => void (tablet.frozen = why)
	};
	const wire: CourierPorts['wire'] = {
		push: async (events) => {
			server.batches.push(events.length);
			const said = says.push?.(events);
			if (said) return said;
			if (events.length > 0 && events[0]!.seq !== server.seq + 1)
				return refuse({ kind: 'gap', head: { seq: server.seq, hash: hashOf(server.seq) } });
			server.seq += events.length;
			const head = { seq: server.seq, hash: hashOf(server.seq) };
			const device = 'd-1' as NonNullable<Pushed['receipt']>['device'];
			return ok({ head, receipt: { ...head, device, position: 1, time: '', sig: '' } });
		},
		pull: async (after) => {
			tablet.pulls.push(after);
			const problem = says.pull?.();
			return problem ? refuse(problem) : ok({ events: [], next: Math.max(after, tablet.cursor ?? 40), more: false });
		},
		snapshot: async () => ok({ position: 40, rows: [] }),
		roster: async () => {
			tablet.rosters++;
			return ok({ people: [] });
		}
	};
	const lock = testLocks();
	const ports: CourierPorts = {
		journal,
		wire,
		clock,
		lock,
		random: () => 1,
		say: (state) => states.push(state),
		keepRoster: async () => undefined
	};
	return { clock, tablet, server, says, states, ports, one: courier(ports) };
}

describe('the courier', () => {
	test('pushes what is pending, asks for what is new, and says that nothing is left', async () => {
		const { one, clock, server, states } = rig({ written: 450 });
		one.start();
		await clock.advance(0);
		expect(server).toMatchObject({ seq: 450, batches: [200, 200, 50] });
		expect(states.map(({ kind }) => kind)).toContain('working');
		expect(one.state()).toMatchObject({
			kind: 'idle',
			pending: 0,
			oldestAt: null,
			problem: null,
			lastContactAt: clock.now()
		});
	});

	test('asks for the head every half minute with nothing to send, and so finds a server that went back', async () => {
		const { one, clock, tablet, server } = rig({ written: 3 });
		one.start();
		await clock.advance(0);
		server.seq = 1;
		await clock.advance(34_000);
		expect(server.seq).toBe(3);
		expect(tablet.acked).toBe(3);
		expect(server.batches).toEqual([3, 0, 2]);
	});

	test('moves to the head in a 409, forward and back', async () => {
		const { one, clock, server, tablet } = rig({ written: 10 });
		tablet.acked = 8;
		server.seq = 4;
		one.start();
		await clock.advance(0);
		expect([server.batches, server.seq, tablet.acked]).toEqual([[2, 6], 10, 10]);
	});

	test('waits longer after each failure, up to a minute, and starts over after a success', async () => {
		const { one, clock, says, server } = rig();
		says.push = () => refuse(OFFLINE);
		one.start();
		const waits: number[] = [];
		for (let round = 0; round < 8; round++) {
			await clock.advance(0);
			const wait = one.state().nextTryAt! - clock.now();
			waits.push(wait);
			await clock.advance(wait);
		}
		expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1000));
		expect(one.state()).toMatchObject({ kind: 'offline', problem: OFFLINE });
		delete says.push;
		await clock.advance(60_000);
		expect(one.state()).toMatchObject({ kind: 'idle', problem: null });
		const tries = server.batches.length;
		says.push = () => refuse({ kind: 'http', status: 503 });
		await clock.advance(33_000);
		expect(server.batches.length).toBe(tries + 1);
		expect(one.state().nextTryAt).toBeLessThanOrEqual(clock.now() + 1_000);
	});

	test('a commit does not cut a wait short but is counted; online and a person do', async () => {
		const { one, clock, says, server, tablet } = rig();
		says.push = () => refuse(OFFLINE);
		one.start();
		await clock.advance(0);
		tablet.written = 2;
		one.nudge('commit');
		await clock.advance(0);
		expect([server.batches.length, one.state().pending]).toEqual([1, 2]);
		one.nudge('person');
		await clock.advance(0);
		expect(server.batches.length).toBe(2);
		delete says.push;
		one.nudge('online');
		await clock.advance(0);
		expect([server.seq, one.state().kind]).toEqual([2, 'idle']);
	});

	test('a commit while it works is carried at once after, not at the next timer', async () => {
		const { one, clock, says, server, tablet } = rig({ written: 1 });
		says.pull = () => {
			if (tablet.written === 1) {
				tablet.written = 2;
				one.nudge();
			}
			return undefined;
		};
		one.start();
		await clock.advance(0);
		expect(server.seq).toBe(2);
	});

	test('halves a batch that is too large, also by the word of a proxy, and carries all of it', async () => {
		const { one, clock, says, server } = rig({ written: 100 });
		let proxy = true;
		says.push = (events) => {
			if (events.length <= 7) return undefined;
			proxy = !proxy;
			return refuse(proxy ? { kind: 'http', status: 413 } : refused(413, 'too-large'));
		};
		one.start();
		await clock.advance(0);
		expect(server.seq).toBe(100);
		expect(one.state().kind).toBe('idle');
	});

	test.each([
		['named', (index: number) => `$.events[${index}].bytes`],
		['not named', () => '$']
	])(
		'an event the server cannot read, %s, stops the queue exactly there and is told; pulling goes on',
		async (_, path) => {
			const { one, clock, says, server, tablet } = rig({ written: 90 });
			says.push = (events) => {
				const index = events.findIndex(({ seq }) => seq === 60);
				return index < 0 ? undefined : refuse(refused(422, 'not-nfc', path(index)));
			};
			one.start();
			await clock.advance(0);
			expect(server.seq).toBe(59);
			expect(one.state()).toMatchObject({
				kind: 'stuck',
				pending: 31,
				problem: { kind: 'unreadable-event', seq: 60, code: 'not-nfc' }
			});
			expect(tablet.pulls).toHaveLength(1);
			delete says.push;
			await clock.advance(34_000);
			expect([server.seq, one.state().kind]).toEqual([90, 'idle']);
		}
	);

	test.each([
		['a fork', { kind: 'fork', seq: 1 } as PushProblem, 'frozen', 'fork'],
		['a frozen device', refused(403, 'device-frozen'), 'frozen', 'fork'],
		['a revoked device', refused(403, 'device-revoked'), 'revoked', 'revoked']
	])('%s ends it: the tablet is frozen, nothing more is sent, and it says so', async (_, problem, kind, why) => {
		const { one, clock, says, server, tablet } = rig({ written: 2 });
		says.push = () => refuse(problem);
		one.start();
		await clock.advance(3_600_000);
		one.nudge('person');
		await clock.advance(3_600_000);
		expect([server.batches, tablet.frozen, clock.waiting]).toEqual([[2], why, 0]);
		expect(one.state()).toMatchObject({ kind, pending: 2, nextTryAt: null });
	});

	test('a 403 that is not in the server’s own words, and a device that it does not know, end nothing', async () => {
		const { one, clock, says, tablet, server } = rig({ written: 1 });
		for (const problem of [{ kind: 'http', status: 403 } as const, refused(401, 'device-unknown')]) {
			says.push = () => refuse(problem);
			one.start();
			one.nudge('person');
			await clock.advance(0);
			expect([tablet.frozen, one.state().kind]).toEqual([null, 'offline']);
		}
		delete says.push;
		one.nudge('online');
		await clock.advance(0);
		expect(server.seq).toBe(1);
	});

	test('a tablet that is frozen sends nothing after a restart either', async () => {
		const { one, clock, server, tablet } = rig({ written: 1 });
		tablet.frozen = 'fork';
		one.start();
		await clock.advance(600_000);
		expect([server.batches, one.state().kind]).toEqual([[], 'frozen']);
	});

	test('a page that cannot be applied is tried again later and later, never in a hot loop', async () => {
		const { one, clock, says, tablet } = rig();
		says.pullFault = () => ({ kind: 'damaged', position: 7 });
		one.start();
		await clock.advance(600_000);
		expect(one.state()).toMatchObject({ kind: 'offline', problem: { kind: 'pull-damaged', position: 7 } });
		expect(tablet.pulls.length).toBeLessThan(20);
		expect(tablet.pulls.length).toBeGreaterThan(10);
	});

	test('a server that answers but never moves is left alone after a few tries', async () => {
		const { one, clock, says, server } = rig({ written: 5 });
		says.push = () => ok({ head: { seq: 0, hash: hashOf(0) }, receipt: null });
		one.start();
		await clock.advance(0);
		expect(server.batches.length).toBeLessThan(6);
		expect(one.state()).toMatchObject({ kind: 'offline', pending: 5, problem: { kind: 'no-progress' } });
	});

	test('with no cursor, or another history below it, takes a snapshot once and goes on from there', async () => {
		const { one, clock, says, tablet } = rig({ cursor: null });
		one.start();
		await clock.advance(0);
		expect([tablet.snapshots, tablet.cursor, one.state().kind]).toEqual([1, 40, 'idle']);
		says.pullFault = () => ({ kind: 'restored' });
		await clock.advance(33_000);
		expect(tablet.snapshots).toBe(2);
		expect(one.state()).toMatchObject({ kind: 'offline', problem: { kind: 'no-progress' } });
	});

	test('looks one position back as a rule, and far back after a failure or a doubt', async () => {
		const { one, clock, says, tablet } = rig({ cursor: 1_000 });
		one.start();
		await clock.advance(34_000);
		one.doubt();
		await clock.advance(34_000);
		expect(tablet.pulls).toEqual([850, 999, 850]);
		let once = true;
		says.pull = () => (once ? ((once = false), OFFLINE) : undefined);
		await clock.advance(34_000);
		expect(tablet.pulls.slice(3, 5)).toEqual([999, 850]);
	});

	test('receipts under another key than the pinned one are told, and events go on being sent', async () => {
		const { one, clock, server } = rig({ written: 2 });
		server.receipt = 'false';
		one.start();
		await clock.advance(0);
		expect([server.seq, one.state()]).toMatchObject([
			2,
			{ kind: 'stuck', pending: 0, problem: { kind: 'receipt-false' } }
		]);
	});

	test('a fault inside is told and tried again', async () => {
		const { ports, clock, says, server } = rig({ written: 1 });
		let broken = true;
		const one = courier({
			...ports,
			journal: {
				...ports.journal,
				frozen: async () => {
					if (broken) throw new Error('DatabaseClosed');
					return null;
				}
			}
		});
		one.start();
		await clock.advance(0);
		expect(one.state()).toMatchObject({ kind: 'offline', problem: { kind: 'fault', message: 'DatabaseClosed' } });
		broken = false;
		await clock.advance(1_000);
		expect([server.seq, says]).toEqual([1, {}]);
	});

	test('two pages take turns and send nothing twice', async () => {
		const { ports, clock, server } = rig({ written: LARGEST_BATCH + 1 });
		const pages = [courier(ports), courier(ports)];
		for (const page of pages) page.start();
		await clock.advance(0);
		expect(server.batches.filter((length) => length > 0)).toEqual([LARGEST_BATCH, 1]);
	});

	test('after a stop it says nothing more and no timer is left', async () => {
		const { one, clock, states } = rig({ written: 1 });
		one.start();
		one.stop();
		await clock.advance(0);
		expect([states.filter(({ kind }) => kind !== 'idle'), clock.waiting]).toEqual([[], 0]);
	});

	test('the roster comes with the first contact and then every few minutes', async () => {
		const { one, clock, tablet } = rig();
		one.start();
		await clock.advance(4 * 60_000);
		expect(tablet.rosters).toBe(1);
		await clock.advance(2 * 60_000);
		expect(tablet.rosters).toBe(2);
	});
});

describe('whatever the line and the server do', () => {
	const troubles: PushProblem[] = [
		OFFLINE,
		{ kind: 'http', status: 503 },
		{ kind: 'http', status: 403 },
		{ kind: 'http', status: 413 },
		refused(429, 'too-many'),
		refused(413, 'too-large'),
		refused(422, 'not-nfc', '$.events[3].bytes'),
		refused(401, 'device-unknown'),
		{ kind: 'gap', head: { seq: 0, hash: hashOf(0) } }
	];
	const happenings = fc.array(
		fc.record({
			trouble: fc.option(fc.constantFrom(...troubles), { nil: undefined }),
			pullFault: fc.option(
				fc.constantFrom<PullFault>(
					{ kind: 'damaged', position: 1 },
					{ kind: 'gap', expected: 2, found: 3 },
					{ kind: 'restored' }
				),
				{ nil: undefined, freq: 3 }
			),
			written: fc.nat({ max: 40 }),
			nudge: fc.option(fc.constantFrom('commit', 'wake', 'online', 'person'), { nil: undefined }),
			wait: fc.nat({ max: 90_000 }),
			lost: fc.nat({ max: 20 })
		}),
		{ minLength: 1, maxLength: 12 }
	);

	test('a timer is always set, requests stay few, and once all is well everything arrives within a minute', async () => {
		await fc.assert(
			fc.asyncProperty(happenings, async (all) => {
				const { one, clock, says, server, tablet } = rig({ written: 5 });
				one.start();
				for (const { trouble, pullFault, written, nudge, wait, lost } of all) {
					says.push = () => (trouble ? refuse(trouble) : undefined);
					says.pullFault = () => pullFault;
					tablet.written += written;
					server.seq = Math.max(0, server.seq - lost);
					const before = server.batches.length;
					if (nudge) one.nudge(nudge);
					await clock.advance(wait);
					expect(clock.waiting).toBe(1);
					// At most one round a second, and in each few tries: eight halvings lead from the largest batch to one.
					expect(server.batches.length - before).toBeLessThanOrEqual(
						20 * (3 + Math.log2(1 + wait / 1000) + wait / 27_000)
					);
				}
				delete says.push;
				delete says.pullFault;
				await clock.advance(60_000);
				await clock.advance(34_000);
				expect([server.seq, one.state().pending, one.state().kind]).toEqual([tablet.written, 0, 'idle']);
			}),
			{ numRuns: 60 }
		);
	});
});
