/**
 * Ports of `navigator.serial` (Web Serial).
 *
 * `grantedPort` asks nobody; `requestPort` opens the browser's chooser and must be called from a click or a key.
 */
import type { BytePort, PortInfo } from './port.ts';

/** Absent in browsers without Web Serial, and on pages that are not served over https or from localhost. */
export const webSerial = (): Serial | undefined => ('serial' in navigator ? navigator.serial : undefined);

/**
 * The granted port that looks like `info`; without `info` the only granted one. Null when there is none, and when several
 * would do: which of two cables is the scale is for a person to say.
 */
export async function grantedPort(serial: Pick<Serial, 'getPorts'>, info?: PortInfo): Promise<BytePort | null> {
	const ports = await serial.getPorts();
	const fitting = info
		? ports.filter((port) => {
				const found = port.getInfo();
				return found.usbVendorId === info.usbVendorId && found.usbProductId === info.usbProductId;
			})
		: ports;
	return fitting.length === 1 ? fitting[0]! : null;
}

/** The port a person picks in the chooser; null when the chooser was closed without a choice. */
export async function requestPort(serial: Pick<Serial, 'requestPort'>): Promise<BytePort | null> {
	try {
		return await serial.requestPort();
	} catch (error) {
		if (error instanceof DOMException && error.name === 'NotFoundError') return null;
		throw error;
	}
}
