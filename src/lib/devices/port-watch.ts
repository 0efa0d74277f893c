/**
 * Keeps a port open: opens it, hands on its bytes, and after a loss opens a fresh one, again and again until stopped.
 *
 * A port that was lost is never opened again, and a loss need not announce itself: whoever misses bytes calls `reopen`.
 */
import { passed, type Clock } from './clock.ts';
import type { BytePort, PortFactory, PortSettings } from './port.ts';

export type PortLink = 'closed' | 'opening' | 'open' | 'lost';

export type PortWatch = {
	/** Gives the port up and opens a fresh one. */
	reopen(): void;
	/** The port is closed when the promise is kept. */
	stop(): Promise<void>;
};

export type PortWatchParts = {
	openPort: PortFactory;
	settings: PortSettings;
	clock: Clock;
	onBytes(bytes: Uint8Array): unknown;
	/** `closed` also while no port is granted or plugged in. `lost` stays until a port is open again, whatever is tried. */
	onLink(link: PortLink): unknown;
	/** Milliseconds between two tries. */
	pause?: number;
};

const PAUSE = 1000;

export function watchPort({ openPort, settings, clock, onBytes, onLink, pause = PAUSE }: PortWatchParts): PortWatch {
	let running = true;
	let cancelReading = () => {};
	let wake = () => {};

	const rest = () => Promise.race([passed(clock, pause), new Promise<void>((resolve) => (wake = resolve))]);

	async function readAll(port: BytePort): Promise<void> {
		let readable = port.readable;
		while (running && readable) {
			const reader = readable.getReader();
			cancelReading = () => void reader.cancel().catch(() => {});
			try {
				for (;;) {
					const { value, done } = await reader.read();
					if (done) return;
					if (running) onBytes(value);
				}
			} catch {
				// Framing, parity and overrun errors leave a new stream on the port; a loss leaves none.
			} finally {
				cancelReading = () => {};
				reader.releaseLock();
			}
			if (port.readable === readable) return;
			readable = port.readable;
		}
	}

	async function once(before: PortLink): Promise<PortLink> {
		const port = await openPort().catch(() => null);
		if (!port) return 'closed';
		if (before === 'closed') onLink('opening');
		try {
			await port.open(settings);
		} catch {
			return 'lost';
		}
		if (running) {
			onLink('open');
			await readAll(port);
		}
		await port.close().catch(() => {});
		return 'lost';
	}

	async function run(): Promise<void> {
		let link: PortLink = 'closed';
		while (running) {
			link = await once(link);
			if (!running) break;
			onLink(link);
			await rest();
		}
		onLink('closed');
	}

	const ended = run();
	return {
		reopen: () => cancelReading(),
		stop: async () => {
			running = false;
			cancelReading();
			wake();
			await ended;
		}
	};
}
