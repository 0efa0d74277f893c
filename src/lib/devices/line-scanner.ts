/**
 * A scanner on a serial line (USB-COM): one text a line, no keyboard in between, so no input method can touch it.
 *
 * A line counts only with its end: the rest of a text whose cable was pulled is dropped, never handed on.
 */
import type { Clock } from './clock.ts';
import { watchPort, type PortLink, type PortWatch } from './port-watch.ts';
import type { PortFactory } from './port.ts';

/** Bytes; longer than any code we read. */
const LONGEST_LINE = 1024;
/** A line that goes on after this long is another one (milliseconds). */
const PATIENCE = 500;

/** Cuts bytes into lines of UTF-8 text. Too long or not text: the line is dropped. Keeps at most one line. */
export class LineFramer {
	#held: number[] = [];
	#tooLong = false;
	#lastByteAt = -Infinity;

	/** @param at clock time of arrival in milliseconds. */
	feed(bytes: Uint8Array, at: number): string[] {
		if (at - this.#lastByteAt > PATIENCE) this.reset();
		this.#lastByteAt = at;
		const lines: string[] = [];
		for (const byte of bytes) {
			if (byte === 0x0a || byte === 0x0d) {
				const text = this.#tooLong ? '' : textOf(this.#held);
				if (text !== '') lines.push(text);
				this.reset();
			} else if (this.#held.length < LONGEST_LINE) this.#held.push(byte);
			else this.#tooLong = true;
		}
		return lines;
	}

	reset(): void {
		this.#held = [];
		this.#tooLong = false;
	}
}

function textOf(bytes: number[]): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
	} catch {
		return '';
	}
}

export type LineScannerParts = {
	openPort: PortFactory;
	clock: Clock;
	onLine(text: string): void;
	onLink?(link: PortLink): void;
	baudRate?: number;
};

/** Listens until stopped; the port is opened afresh after a loss. */
export function listenLines({
	openPort,
	clock,
	onLine,
	onLink,
	baudRate = 9600
}: LineScannerParts): Pick<PortWatch, 'stop'> {
	const framer = new LineFramer();
	return watchPort({
		openPort,
		settings: { baudRate, dataBits: 8, stopBits: 1, parity: 'none' },
		clock,
		onBytes: (bytes) => framer.feed(bytes, clock.now()).forEach(onLine),
		onLink: (link) => {
			framer.reset();
			onLink?.(link);
		}
	});
}
