/**
 * A label printer that speaks ZPL, as a twin at byte level: it takes labels, prints them in its own time and answers `~HS`.
 *
 * Like a real one it says nothing by itself: who does not ask does not learn that the paper is out.
 */
import type { Clock } from '#lib/devices/clock.ts';
import type { LineEnd } from '#lib/devices/emulated-port.ts';
import { pngOf } from './png.ts';
import { bitmapOfZpl, type PrintedBitmap } from './zpl-reader.ts';

export type PrintedLabel = { number: number; bitmap: PrintedBitmap; png: Buffer };

type Heard = { onBytes(bytes: Uint8Array): void; onLost(): void };

/** Labels that are kept to be looked at. */
const KEPT = 20;
/** Characters; a printer's buffer is not endless either. */
const BUFFER = 4_000_000;
const SLICE = 100;

export class PrinterTwin {
	readonly #clock: Clock;
	readonly #printTime: number;
	readonly #listeners = new Set<Heard>();
	#paper = true;
	#head = true;
	#jamNext = false;
	#received = '';
	#waiting: string[] = [];
	#left = 0;
	#labels: PrintedLabel[] = [];
	#printed = 0;
	#spoilt: string[] = [];
	#cancelled = 0;

	/** @param printTime milliseconds a label takes. */
	constructor({ clock, printTime = 800 }: { clock: Clock; printTime?: number }) {
		this.#clock = clock;
		this.#printTime = printTime;
	}

	async connect(heard: Heard): Promise<LineEnd> {
		this.#listeners.add(heard);
		return {
			send: (bytes) => this.#take(bytes, heard),
			hangUp: () => void this.#listeners.delete(heard)
		};
	}

	/** The cable is pulled; a label that is being printed goes on. */
	unplug(): void {
		const lost = [...this.#listeners];
		this.#listeners.clear();
		for (const { onLost } of lost) onLost();
	}

	setPaper(present: boolean): void {
		this.#paper = present;
		this.#begin();
	}

	setHead(closed: boolean): void {
		this.#head = closed;
		this.#begin();
	}

	/** The next label stops half-way and the paper is out. */
	jam(): void {
		this.#jamNext = true;
	}

	/** The last labels that came out, oldest first. */
	get labels(): readonly PrintedLabel[] {
		return this.#labels;
	}

	get state() {
		return {
			paper: this.#paper,
			head: this.#head,
			printed: this.#printed,
			waiting: this.#waiting.length + (this.#left > 0 ? 1 : 0),
			cancelled: this.#cancelled,
			spoilt: this.#spoilt
		};
	}

	#take(bytes: Uint8Array, from: Heard): void {
		this.#received = (this.#received + Buffer.from(bytes).toString('latin1')).slice(-BUFFER);
		for (;;) {
			const found = /~HS|~JA|\^XA[\s\S]*?\^XZ/.exec(this.#received);
			if (!found) return;
			this.#received = this.#received.slice(found.index + found[0].length);
			if (found[0] === '~HS') from.onBytes(Buffer.from(this.#status(), 'latin1'));
			else if (found[0] === '~JA') this.#cancelAll();
			else {
				this.#waiting.push(found[0]);
				this.#begin();
			}
		}
	}

	/** ZPL II programming guide, `~HS`. */
	#status(): string {
		const paperOut = this.#paper ? 0 : 1;
		const headUp = this.#head ? 0 : 1;
		const lines = [
			`030,${paperOut},0,0800,${String(this.#waiting.length).padStart(3, '0')},0,0,0,000,0,0,0`,
			`000,0,${headUp},0,0,2,4,0,${String(this.#left > 0 ? 1 : 0).padStart(8, '0')},1,000`,
			'1234,0'
		];
		return lines.map((line) => `\x02${line}\x03\r\n`).join('');
	}

	#cancelAll(): void {
		this.#cancelled += this.#waiting.length + (this.#left > 0 ? 1 : 0);
		this.#waiting = [];
		this.#left = 0;
	}

	#begin(): void {
		if (this.#left > 0 || this.#waiting.length === 0) return;
		if (!this.#paper || !this.#head) return;
		this.#left = this.#printTime;
		this.#go(this.#waiting.shift()!);
	}

	#go(format: string): void {
		this.#clock.after(SLICE, () => {
			if (this.#left === 0) return;
			// Out of paper or opened on the way: the label is begun anew when that is mended.
			if (!this.#paper || !this.#head) {
				this.#left = 0;
				this.#waiting.unshift(format);
				return;
			}
			this.#left = Math.max(0, this.#left - SLICE);
			if (this.#jamNext && this.#left <= this.#printTime / 2) {
				this.#jamNext = false;
				this.#paper = false;
				this.#left = 0;
				this.#waiting.unshift(format);
				return;
			}
			if (this.#left > 0) return this.#go(format);
			this.#out(format);
			this.#begin();
		});
	}

	#out(format: string): void {
		try {
			const bitmap = bitmapOfZpl(format);
			const label = { number: ++this.#printed, bitmap, png: pngOf(bitmap) };
			this.#labels = [...this.#labels, label].slice(-KEPT);
		} catch (error) {
			this.#spoilt = [...this.#spoilt, String(error)].slice(-KEPT);
		}
	}
}
