/**
 * The scale of this kiosk: from bytes to the one state that a weighing may be taken from.
 *
 * A number on the screen is never older than it looks: without fresh readings a stable weight first stops being stable,
 * then the scale is silent, whether or not the port says that it was lost.
 */
import type { ScaleProfile, ScaleState } from '#lib/domain/weighing.ts';
import type { Clock } from '../clock.ts';
import type { DeviceLock } from '../device-lock.ts';
import { watchPort, type PortLink, type PortWatch } from '../port-watch.ts';
import type { PortFactory } from '../port.ts';
import { FaultRecord } from './fault-record.ts';
import { A9Framer, readA9 } from './protocols/yaohua-a9.ts';
import type { ScaleSnapshot } from './snapshot.ts';
import { isStill, LONGEST_GAP, withSample, type StillnessWindow } from './stability.ts';

/** Without a reading for this long the scale is silent (milliseconds). */
export const SILENCE = 3000;
/** Without a byte for this long the port is opened afresh: some adapters die without a word. */
const DEAD = 10_000;
const TICK = 500;

export type ScaleSessionParts = { profile: ScaleProfile; openPort: PortFactory; clock: Clock; lock: DeviceLock };

export class ScaleSession {
	readonly profile: ScaleProfile;
	readonly #openPort: PortFactory;
	readonly #clock: Clock;
	readonly #lock: DeviceLock;
	readonly #listeners = new Set<(snapshot: ScaleSnapshot) => void>();
	readonly #framer = new A9Framer();
	readonly #faults = new FaultRecord();

	#snapshot: ScaleSnapshot;
	#link: PortLink = 'closed';
	#scale: ScaleState = { kind: 'no-scale' };
	#emptied = false;
	#otherTab = false;
	#lastFrameAt: number | null = null;

	#running = false;
	/** Which start is the present one: what an older one still hears is dropped. */
	#turn = 0;
	#asking = false;
	#ending: Promise<void> = Promise.resolve();
	#watch: PortWatch | null = null;
	#release: (() => void) | null = null;
	#cancelTick = () => {};

	#window: StillnessWindow = [];
	/** The first frame after an opening may be the tail of one that began before it. */
	#suspect = true;
	#openedAt = 0;
	#heardAt = 0;

	constructor({ profile, openPort, clock, lock }: ScaleSessionParts) {
		this.profile = profile;
		this.#openPort = openPort;
		this.#clock = clock;
		this.#lock = lock;
		this.#snapshot = this.#currentSnapshot();
	}

	get snapshot(): ScaleSnapshot {
		return this.#snapshot;
	}

	/** Calls with every new snapshot, and at once with the present one. The answer unsubscribes. */
	subscribe(listener: (snapshot: ScaleSnapshot) => void): () => void {
		this.#listeners.add(listener);
		listener(this.#snapshot);
		return () => void this.#listeners.delete(listener);
	}

	/** Starts watching; again while it runs does nothing. */
	start(): void {
		if (this.#running) return;
		this.#running = true;
		void this.#own(++this.#turn);
		this.#tick();
	}

	/** The port is closed and the lock free when the promise is kept. */
	stop(): Promise<void> {
		this.#running = false;
		this.#turn++;
		this.#cancelTick();
		const [watch, release, before] = [this.#watch, this.#release, this.#ending];
		this.#watch = null;
		this.#release = null;
		this.#ending = before.then(() => watch?.stop()).then(() => release?.());
		this.#otherTab = false;
		this.#linked('closed');
		return this.#ending;
	}

	/** A weighing was saved: before the next the scale must have been seen stable at zero. */
	taken(): void {
		this.#emptied = false;
		this.#publish();
	}

	/** That record was undone at once: the load that stands there may be taken again without lifting it. */
	untaken(): void {
		this.#emptied = true;
		this.#publish();
	}

	async #own(turn: number): Promise<void> {
		await this.#ending;
		if (turn !== this.#turn || this.#asking || this.#release) return;
		this.#asking = true;
		const release = await this.#lock.take('scale').finally(() => (this.#asking = false));
		if (turn !== this.#turn) return release?.();
		this.#otherTab = release === null;
		this.#publish();
		if (!release) return;
		this.#release = release;
		this.#watch = watchPort({
			openPort: this.#openPort,
			settings: { baudRate: this.profile.baudRate, dataBits: 8, stopBits: 1, parity: 'none' },
			clock: this.#clock,
			onBytes: (bytes) => turn === this.#turn && this.#take(bytes),
			onLink: (link) => turn === this.#turn && this.#linked(link)
		});
	}

	#linked(link: PortLink): void {
		this.#link = link;
		if (link === 'open') {
			this.#openedAt = this.#heardAt = this.#clock.now();
			this.#suspect = true;
			this.#framer.reset();
			this.#forgetReadings({ kind: 'silent' });
		}
		if (link === 'closed') this.#forgetReadings({ kind: 'no-scale' });
		if (link === 'lost') this.#forgetReadings({ kind: 'silent' });
		this.#publish();
	}

	#forgetReadings(scale: ScaleState): void {
		this.#window = [];
		if (scale.kind !== this.#scale.kind || scale.kind === 'over') this.#scale = scale;
	}

	#take(bytes: Uint8Array): void {
		const now = this.#clock.now();
		this.#heardAt = now;
		this.#faults.bytes(now);
		for (const outcome of this.#framer.feed(bytes, now)) {
			if (outcome.kind !== 'frame') this.#faults.rejected(outcome, now);
			else if (this.#suspect) this.#suspect = false;
			else this.#read(outcome.frame, now);
		}
		this.#publish();
	}

	#read(frame: Uint8Array, now: number): void {
		const { grams: gross, raw } = readA9(frame);
		const { division, max } = this.profile;
		if (gross === null || gross % division !== 0) {
			// A weight may have changed behind the rejected value: what was stable before proves nothing any more.
			this.#faults.wrongDivision(now);
			this.#doubt();
			return;
		}
		this.#lastFrameAt = now;
		if (gross > max) return this.#forgetReadings({ kind: 'over', gross });
		this.#window = withSample(this.#window, { gross, at: now, raw });
		if (!isStill(this.#window, division)) {
			this.#scale = { kind: 'moving', gross };
			return;
		}
		this.#scale = { kind: 'stable', gross, frames: this.#window.map((sample) => sample.raw), stableBy: 'window' };
		if (Math.abs(gross) <= division) this.#emptied = true;
	}

	/** What was read last still stands on the screen, but nothing may be concluded from it. */
	#doubt(): void {
		this.#window = [];
		if (this.#scale.kind === 'stable') this.#scale = { kind: 'moving', gross: this.#scale.gross };
	}

	#tick(): void {
		this.#cancelTick = this.#clock.after(TICK, () => this.#tick());
		if (!this.#release) void this.#own(this.#turn);
		if (this.#link !== 'open') return;
		const now = this.#clock.now();
		const unread = now - Math.max(this.#openedAt, this.#lastFrameAt ?? 0);
		if (unread >= SILENCE && this.#scale.kind !== 'silent') this.#forgetReadings({ kind: 'silent' });
		else if (unread > LONGEST_GAP) this.#doubt();
		if (now - this.#heardAt >= DEAD) this.#watch?.reopen();
		this.#publish();
	}

	#hint(): ScaleSnapshot['hint'] {
		if (this.#otherTab) return 'other-tab';
		if (this.#link !== 'open') return null;
		const now = this.#clock.now();
		const silent = now - Math.max(this.#openedAt, this.#lastFrameAt ?? 0) >= SILENCE;
		return this.#faults.hint(now, silent, SILENCE);
	}

	#currentSnapshot(): ScaleSnapshot {
		return {
			link: this.#link,
			scale: this.#scale,
			emptied: this.#emptied,
			faults: this.#faults.counts,
			hint: this.#hint(),
			lastFrameAt: this.#lastFrameAt
		};
	}

	#publish(): void {
		const next = this.#currentSnapshot();
		const before = this.#snapshot;
		if ((Object.keys(next) as (keyof ScaleSnapshot)[]).every((key) => next[key] === before[key])) return;
		this.#snapshot = next;
		for (const listener of this.#listeners) listener(next);
	}
}
