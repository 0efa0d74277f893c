/**
 * A weighing indicator (Yaohua XK3190-A9, continuous output) as a twin at byte level.
 *
 * It shares no code with the driver under test: its frames are made here from the manual, so that a misreading in one is
 * not repeated in the other.
 */
import type { Clock } from '#lib/devices/clock.ts';
import type { LineEnd } from '#lib/devices/emulated-port.ts';
import type { PortSettings } from '#lib/devices/port.ts';
import { loadAt, RAMP, SETTLE, type Move } from './load.ts';

export const scaleFaults = [
	'bit-flips',
	'checksum',
	'half-frames',
	'silence',
	'foreign',
	'unplugged',
	'overload',
	'negative',
	'wrong-division'
] as const;
export type ScaleFault = (typeof scaleFaults)[number];

export type ScaleTwinParts = {
	clock: Clock;
	/** Grams. */
	division?: number;
	max?: number;
	/** Decimals of the kilogram figure. */
	decimals?: 0 | 1 | 2 | 3;
	baudRate?: number;
	/** Frames a second. */
	rate?: number;
	/** Grams that the platform trembles by, and where the chance for it comes from (0 to 1). */
	noise?: number;
	random?: () => number;
};

export type ScaleTwinState = { grams: number; shown: number; fault: ScaleFault | null; listeners: number };

type Listener = { onBytes(bytes: Uint8Array): void; onLost(): void; baudRate: number };

/** The second part of a frame follows this much later (milliseconds). */
const GAP = 6;

export class ScaleTwin {
	readonly #clock: Clock;
	readonly #division: number;
	readonly #max: number;
	readonly #decimals: number;
	readonly #baudRate: number;
	readonly #period: number;
	readonly #noise: number;
	readonly #random: () => number;
	readonly #listeners = new Set<Listener>();
	#move: Move = { from: 0, to: 0, at: -Infinity };
	#fault: ScaleFault | null = null;
	#frames = 0;
	#cancelTick = () => {};
	#running = false;

	constructor({
		clock,
		division = 50,
		max = 300_000,
		decimals = 2,
		baudRate = 9600,
		rate = 10,
		noise = 0,
		random = () => 0.5
	}: ScaleTwinParts) {
		this.#clock = clock;
		this.#division = division;
		this.#max = max;
		this.#decimals = decimals;
		this.#baudRate = baudRate;
		this.#period = 1000 / rate;
		this.#noise = noise;
		this.#random = random;
	}

	/** Switches the indicator on. */
	start(): void {
		if (this.#running) return;
		this.#running = true;
		this.#tick();
	}

	stop(): void {
		this.#running = false;
		this.#cancelTick();
		this.#hangUpAll();
	}

	/** Plugs a cable in; rejects while it is unplugged. */
	async connect(settings: Pick<PortSettings, 'baudRate'>, heard: Omit<Listener, 'baudRate'>): Promise<LineEnd> {
		if (!this.#running || this.#fault === 'unplugged') throw new Error('unplugged');
		const listener = { ...heard, baudRate: settings.baudRate };
		this.#listeners.add(listener);
		return { send: () => {}, hangUp: () => void this.#listeners.delete(listener) };
	}

	/** Puts a load of so many grams on the platform, in place of what is there. Dropped, it only swings out. */
	put(grams: number, { dropped = false } = {}): void {
		const now = this.#clock.now();
		this.#move = { from: loadAt(this.#move, now), to: grams, at: dropped ? now - RAMP - SETTLE / 2 : now };
	}

	setFault(fault: ScaleFault | null): void {
		this.#fault = fault;
		if (fault === 'unplugged') this.#hangUpAll();
	}

	get state(): ScaleTwinState {
		return { grams: this.#move.to, shown: this.#shown(), fault: this.#fault, listeners: this.#listeners.size };
	}

	#hangUpAll(): void {
		const lost = [...this.#listeners];
		this.#listeners.clear();
		for (const listener of lost) listener.onLost();
	}

	/** What the display says, in grams. */
	#shown(): number {
		if (this.#fault === 'overload') return this.#max + 10 * this.#division;
		if (this.#fault === 'negative') return -7 * this.#division;
		const load = loadAt(this.#move, this.#clock.now()) + (this.#random() - 0.5) * 2 * this.#noise;
		const shown = Math.round(load / this.#division) * this.#division;
		return this.#fault === 'wrong-division' ? shown + 10 ** (3 - this.#decimals) : shown;
	}

	#tick(): void {
		if (!this.#running) return;
		this.#cancelTick = this.#clock.after(this.#period, () => this.#tick());
		if (this.#listeners.size === 0 || this.#fault === 'silence') return;
		const index = this.#frames++;
		const bytes = this.#bytes(index);
		// The cut moves on by five with every frame: each of the eleven places is cut at in turn.
		const cut = 1 + ((index * 5) % 11);
		this.#send(bytes.subarray(0, cut));
		if (this.#fault === 'half-frames') return;
		this.#clock.after(GAP, () => this.#send(bytes.subarray(cut)));
	}

	#bytes(index: number): Uint8Array {
		if (this.#fault === 'foreign') return sicsLine(this.#shown());
		const frame = a9Frame(this.#shown(), this.#decimals);
		if (this.#fault === 'bit-flips' && index % 3 === 0) frame[2 + (index % 6)]! ^= 1 << (index % 3);
		if (this.#fault === 'checksum') frame[7]! ^= 1;
		return frame;
	}

	#send(bytes: Uint8Array): void {
		if (bytes.length === 0) return;
		for (const listener of [...this.#listeners]) {
			listener.onBytes(listener.baudRate === this.#baudRate ? bytes.slice() : garbled(bytes));
		}
	}
}

/** XK3190-A9+ manual p. 9: STX, sign, six digits, decimals, XOR of bytes 2 to 9 in two characters, ETX. */
export function a9Frame(grams: number, decimals: number): Uint8Array {
	const count = Math.abs(grams) / 10 ** (3 - decimals);
	if (!Number.isInteger(count) || count > 999_999)
		throw new RangeError(`${grams} g is not ${decimals} decimals of a kilogram`);
	const body = `${grams < 0 ? '-' : '+'}${String(count).padStart(6, '0')}${decimals}`;
	const codes = [...body].map((character) => character.charCodeAt(0));
	const check = codes.reduce((xor, code) => xor ^ code, 0);
	const half = (value: number) => (value > 9 ? value + 0x37 : value + 0x30);
	return Uint8Array.of(0x02, ...codes, half(check >> 4), half(check & 15), 0x03);
}

/** A line of another protocol (MT-SICS, `SIR`). */
const sicsLine = (grams: number): Uint8Array =>
	new TextEncoder().encode(`S S ${(grams / 1000).toFixed(3).padStart(10)} kg\r\n`);

/** What a receiver at another speed makes of it: bytes, but not these. */
const garbled = (bytes: Uint8Array): Uint8Array =>
	bytes.map((byte, index) => ((byte * 7) ^ (0xa5 + index * 31)) & 0xff);
