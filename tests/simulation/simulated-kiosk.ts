/**
 * A tablet with its real store and courier, on a line that loses requests, loses answers, and delivers twice.
 *
 * Time passes only in `round`: one round of the courier from its beginning until it has planned the next.
 */
import { ok, refuse } from '#lib/domain/result.ts';
import { digitalId, digitalIdPrefix } from '#lib/domain/codes/digital-id.ts';
import { nextSerial } from '#lib/domain/codes/serials.ts';
import type { Uscc } from '#lib/domain/codes/uscc.ts';
import type { ContainerId, Day } from '#lib/domain/ids.ts';
import type { DeviceKeys } from '#lib/journal/keys.ts';
import {
	code,
	coded,
	printed,
	received,
	STAFF,
	stored,
	testKiosk,
	UNIT,
	verified,
	voided,
	type TestKiosk
} from '#lib/storage/kiosk.fixture.ts';
import type { NewEvent } from '#lib/storage/journal.ts';
import { peopleIn } from '#lib/storage/people.ts';
import { courier, type Courier } from '#lib/sync/courier.ts';
import { testLocks } from '#lib/sync/sync.fixture.ts';
import type { Random } from './random.ts';
import type { SimulatedServer } from './simulated-server.ts';

export type Line = { up: boolean; faults: boolean };

const WASTE = '900-214-08';
const DAY = '2026-11-22' as Day;

export class SimulatedKiosk {
	store: TestKiosk;
	readonly line: Line = { up: true, faults: true };
	/** Events whose saving was promised. */
	saved = 0;
	#courier!: Courier;
	#due: (() => void) | undefined;
	#planned: (() => void) | undefined;
	readonly #server: SimulatedServer;
	readonly #random: Random;

	constructor(store: TestKiosk, server: SimulatedServer, random: Random) {
		this.store = store;
		this.#server = server;
		this.#random = random;
		this.#begin();
	}

	static async make(lane: number, server: SimulatedServer, keys: DeviceKeys, random: Random): Promise<SimulatedKiosk> {
		return new SimulatedKiosk(await testKiosk({ device: `d-${lane}`, lane, server: keys }), server, random);
	}

	/** One round of the courier, with whatever the line does to it. */
	async round(): Promise<void> {
		const planned = new Promise<void>((done) => (this.#planned = done));
		const due = this.#due;
		this.#due = undefined;
		if (due) due();
		else this.#courier.start();
		await planned;
	}

	/** The stream to the server broke. */
	doubt(): void {
		this.#courier.doubt();
	}

	/** The page is closed and opened again between two rounds. */
	reload(): void {
		this.#courier.stop();
		this.store = this.store.reload();
		this.#due = undefined;
		this.#begin();
	}

	get state() {
		return this.#courier.state();
	}

	/** What a person might do next: mostly take in, sometimes move, void or code something that is known here. */
	async act(): Promise<void> {
		const random = this.#random;
		this.store.clock.now += random.below(90_000) - 20_000;
		const known = (await this.store.db.containers.toCollection().primaryKeys()) as ContainerId[];
		const one = known[random.below(known.length)];
		const slot = ['A-01', 'B-02', 'C-03'][random.below(3)]!;
		const dice = random.below(10);
		if (!one || dice < 4) return this.#takeIn(`${this.store.identity.device}-${this.saved}`, slot);
		if (dice < 7) return this.#save([stored(one, slot)]);
		if (dice < 8) return this.#save([printed(one), verified(one)]);
		if (dice < 9) return this.#save([voided(one)]);
		return this.#save([coded(one, code(900 + random.below(90), '90004149'))]);
	}

	async #takeIn(id: string, slot: string): Promise<void> {
		const prefix = digitalIdPrefix(UNIT as Uscc, WASTE, DAY);
		const written = await this.store.journal.record(STAFF, async (read) => {
			const { ranges, used } = await read.serialsFor(prefix);
			const serial = nextSerial(ranges, used);
			const intake =
				serial === undefined
					? received(id)
					: received(id, {
							code: digitalId({ unit: UNIT as Uscc, waste: WASTE, day: DAY, serial }),
							codeSource: 'assigned',
							temporary: null
						});
			return ok<NewEvent[]>([intake, stored(id, slot)]);
		});
		if (!written.ok) throw new Error(`refused: ${JSON.stringify(written.refusal)}`);
		this.saved += written.value.length;
	}

	async #save(events: NewEvent[]): Promise<void> {
		await this.store.record(...events);
		this.saved += events.length;
	}

	#begin(): void {
		const { journal, db, identity } = this.store;
		const server = this.#server;
		this.#courier = courier({
			journal,
			wire: {
				push: (events) => this.#over(() => server.push(identity.device, events)),
				pull: (after, limit) => this.#over(async () => ok(server.pull(after, Math.min(limit, 7)))),
				snapshot: () => this.#over(async () => ok(server.snapshot())),
				roster: () => this.#over(async () => ok({ people: [] }))
			},
			clock: {
				now: () => this.store.clock.now,
				after: (_, work) => {
					this.#due = work;
					this.#planned?.();
					return () => undefined;
				}
			},
			random: () => 0.5,
			lock: testLocks(),
			say: ({ kind }) => {
				if (kind === 'frozen' || kind === 'revoked') this.#planned?.();
			},
			keepRoster: peopleIn(db).save
		});
	}

	/** A request over the line. While it is under way a person may go on working. */
	async #over<Answer extends { ok: boolean }>(ask: () => Promise<Answer>) {
		const lost = refuse({ kind: 'offline' as const });
		const fate = this.line.faults ? this.#random.below(12) : 11;
		if (!this.line.up || fate === 0) return lost;
		if (fate === 1) await ask();
		const answer = await ask();
		if (fate <= 3) await this.act();
		return fate === 4 ? lost : answer;
	}
}
