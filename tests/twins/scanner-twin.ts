/**
 * A hand scanner on a serial line (USB-COM) as a twin: what is scanned goes out as one line, ended by CR.
 */
import type { LineEnd } from '#lib/devices/emulated-port.ts';

type Heard = { onBytes(bytes: Uint8Array): void; onLost(): void };

export class ScannerTwin {
	readonly #listeners = new Set<Heard>();

	async connect(heard: Heard): Promise<LineEnd> {
		this.#listeners.add(heard);
		return { send: () => {}, hangUp: () => void this.#listeners.delete(heard) };
	}

	/** @returns whether anybody listened. */
	scan(text: string): boolean {
		return this.send(`${text}\r`);
	}

	/** Sends these characters and nothing else. */
	send(text: string): boolean {
		for (const { onBytes } of this.#listeners) onBytes(new TextEncoder().encode(text));
		return this.#listeners.size > 0;
	}

	get state() {
		return { listeners: this.#listeners.size };
	}

	unplug(): void {
		const lost = [...this.#listeners];
		this.#listeners.clear();
		for (const { onLost } of lost) onLost();
	}
}
