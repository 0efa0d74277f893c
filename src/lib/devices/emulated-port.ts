/**
 * A port with the manners of the real Web Serial one, over any two-way line of bytes.
 *
 * Its rules are those measured on Chromium; code that works against it must not be surprised by a cable.
 */
import type { BytePort, PortInfo, PortSettings } from './port.ts';

/** The far end of the line, once it is up. */
export type LineEnd = { send(bytes: Uint8Array): void; hangUp(): void };

/** Puts the line up. `onLost` is called at most once, when it goes down from the far side. */
export type ConnectLine = (
	settings: PortSettings,
	heard: { onBytes(bytes: Uint8Array): void; onLost(): void }
) => Promise<LineEnd>;

const refusal = (name: string, message: string) => new DOMException(message, name);

type Phase = 'new' | 'opening' | 'open' | 'closed' | 'lost';

class EmulatedPort extends EventTarget implements BytePort {
	readonly #connect: ConnectLine;
	readonly #announceLoss: boolean;
	#phase: Phase = 'new';
	#end: LineEnd | null = null;
	#readable: ReadableStream<Uint8Array> | null = null;
	#writable: WritableStream<Uint8Array> | null = null;
	#incoming: ReadableStreamDefaultController<Uint8Array> | null = null;
	#cancelled = false;

	constructor(connect: ConnectLine, announceLoss: boolean) {
		super();
		this.#connect = connect;
		this.#announceLoss = announceLoss;
	}

	get readable(): ReadableStream<Uint8Array> | null {
		if (this.#phase !== 'open') return null;
		if (!this.#readable || this.#cancelled) this.#readable = this.#newReadable();
		return this.#readable;
	}

	get writable(): WritableStream<Uint8Array> | null {
		if (this.#phase !== 'open') return null;
		this.#writable ??= new WritableStream<Uint8Array>({
			write: (bytes) => {
				if (this.#phase !== 'open') throw refusal('NetworkError', 'The device has been lost.');
				this.#end?.send(bytes);
			}
		});
		return this.#writable;
	}

	getInfo(): PortInfo {
		return {};
	}

	async open(settings: PortSettings): Promise<void> {
		if (this.#phase === 'open' || this.#phase === 'opening')
			throw refusal('InvalidStateError', 'The port is already open.');
		if (this.#phase === 'lost') throw refusal('NetworkError', 'Failed to open serial port.');
		this.#phase = 'opening';
		try {
			this.#end = await this.#connect(settings, {
				onBytes: (bytes) => this.#incoming?.enqueue(bytes),
				onLost: () => this.#lose()
			});
		} catch {
			this.#phase = 'closed';
			throw refusal('NetworkError', 'Failed to open serial port.');
		}
		// A line may go down while it is being put up.
		if (this.#phase !== 'opening') throw refusal('NetworkError', 'Failed to open serial port.');
		this.#phase = 'open';
		this.#readable = this.#newReadable();
	}

	async close(): Promise<void> {
		if (this.#phase !== 'open' && this.#phase !== 'lost')
			throw refusal('InvalidStateError', 'The port is already closed.');
		if (this.#readable?.locked || this.#writable?.locked)
			throw new TypeError('Cannot close a port with a locked stream.');
		if (this.#phase === 'lost') return;
		this.#phase = 'closed';
		this.#incoming = null;
		this.#readable = null;
		this.#writable = null;
		this.#end?.hangUp();
		this.#end = null;
	}

	#newReadable(): ReadableStream<Uint8Array> {
		this.#cancelled = false;
		return new ReadableStream<Uint8Array>({
			start: (controller) => void (this.#incoming = controller),
			cancel: () => {
				this.#cancelled = true;
				this.#incoming = null;
			}
		});
	}

	#lose(): void {
		if (this.#phase !== 'open' && this.#phase !== 'opening') return;
		const wasOpen = this.#phase === 'open';
		this.#phase = 'lost';
		this.#end = null;
		if (!wasOpen) return;
		this.#incoming?.error(refusal('NetworkError', 'The device has been lost.'));
		this.#incoming = null;
		if (this.#announceLoss) this.dispatchEvent(new Event('disconnect'));
	}
}

/** @param announceLoss whether a loss fires `disconnect`; the real one does not always (a pty never does). */
export const emulatedPort = (connect: ConnectLine, announceLoss = true): BytePort =>
	new EmulatedPort(connect, announceLoss);
