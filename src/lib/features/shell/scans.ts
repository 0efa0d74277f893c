/**
 * One road for everything that is scanned: camera, keyboard wedge and serial scanner come in here, screens take it up.
 *
 * The screen that began to listen last is asked first; what it does not want goes to the one below, and last to the frame.
 */
import { readScan, type Scanned } from '#lib/domain/codes/scanned.ts';

export type ScanSource = 'camera' | 'wedge' | 'scanner';

/** Returns whether it took the scan. */
export type ScanHandler = (scan: Scanned, source: ScanSource) => boolean;

export class ScanRoad {
	readonly #handlers: ScanHandler[] = [];

	/** Listens until the returned function is called. */
	hear(handler: ScanHandler): () => void {
		this.#handlers.push(handler);
		return () => this.#forget(handler);
	}

	/** Listens below everyone, also when it begins after them: on a page load the screen is there before its frame. */
	otherwise(handler: ScanHandler): () => void {
		this.#handlers.unshift(handler);
		return () => this.#forget(handler);
	}

	#forget(handler: ScanHandler): void {
		const index = this.#handlers.lastIndexOf(handler);
		if (index >= 0) this.#handlers.splice(index, 1);
	}

	deliver(text: string, source: ScanSource): void {
		const scan = readScan(text);
		for (let index = this.#handlers.length - 1; index >= 0; index--) {
			if (this.#handlers[index]!(scan, source)) return;
		}
	}
}
