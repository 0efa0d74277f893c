/**
 * A stream of bytes to a device: the part of the W3C SerialPort that we use.
 *
 * Whoever speaks to a device knows only this shape, so a cable, a twin and a test are the same to it. A port that was
 * lost is never opened again: ask the factory for a fresh one.
 */
export type PortSettings = {
	baudRate: number;
	dataBits?: 7 | 8;
	stopBits?: 1 | 2;
	parity?: 'none' | 'even' | 'odd';
};

export type PortInfo = { usbVendorId?: number; usbProductId?: number; bluetoothServiceClassId?: number | string };

/**
 * Rules of the real one, which twins copy: `open` twice is an InvalidStateError; `close` with a locked stream a
 * TypeError; after a loss `read` rejects with a NetworkError and `readable` is null. A loss may come without `disconnect`.
 */
export interface BytePort {
	open(settings: PortSettings): Promise<void>;
	close(): Promise<void>;
	readonly readable: ReadableStream<Uint8Array> | null;
	readonly writable: WritableStream<Uint8Array> | null;
	getInfo(): PortInfo;
	addEventListener(type: 'disconnect', heard: (event: Event) => void): void;
	removeEventListener(type: 'disconnect', heard: (event: Event) => void): void;
}

/** A fresh port of the device, or null when none is granted or plugged in. */
export type PortFactory = () => Promise<BytePort | null>;
