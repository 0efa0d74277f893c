/**
 * The devices of this kiosk: scale, printer, scanners. Under `npm start` they are the bench's twins, in the field the
 * ports that a person chose (Web Serial); what stands above cannot tell which.
 */
import type { ScaleProfile } from '#lib/domain/weighing.ts';
import type { Clock } from '#lib/devices/clock.ts';
import type { DeviceLock } from '#lib/devices/device-lock.ts';
import { listenLines } from '#lib/devices/line-scanner.ts';
import type { BytePort, PortInfo } from '#lib/devices/port.ts';
import { twinPrinter } from '#lib/devices/printer/printer.ts';
import type { PrinterPort } from '#lib/devices/printer/printer-port.ts';
import { serialPrinter } from '#lib/devices/printer/serial-printer.ts';
import { ScaleSession } from '#lib/devices/scale/session.ts';
import { twinPort } from '#lib/devices/twin-port.ts';
import { grantedPort, requestPort, webSerial } from '#lib/devices/web-serial.ts';
import type { KioskState } from './kiosk-state.svelte.ts';

type Device = 'scale' | 'printer' | 'scanner';

export type KioskDeviceParts = {
	state: KioskState;
	profile: ScaleProfile;
	clock: Clock;
	lock: DeviceLock;
	/** The host this page came from: the twins listen there too. */
	hostname: string;
	/** Where the choice of a port is kept. */
	kept: { load(key: string): Promise<string | undefined>; save(key: string, json: string): Promise<void> };
	/** A line that the serial scanner sent. */
	onLine(text: string): void;
};

/** Between two questions to an idle printer (milliseconds). */
const PRINTER_ASKED_EVERY = 8_000;

export function kioskDevices({ state, profile, clock, lock, hostname, kept, onLine }: KioskDeviceParts) {
	let printer: PrinterPort | null = null;
	const bench = () => {
		const port = state.identity?.twins?.bench;
		return port === undefined ? null : `ws://${hostname}:${port}`;
	};
	const portOf = (device: Device) => async (): Promise<BytePort | null> => {
		const twins = bench();
		if (twins) return twinPort(`${twins}/${device}`);
		const serial = webSerial();
		const chosen = await kept.load(`${device}-port`);
		return serial && chosen !== undefined ? grantedPort(serial, JSON.parse(chosen) as PortInfo) : null;
	};
	const scale = new ScaleSession({ profile, openPort: portOf('scale'), clock, lock });
	scale.subscribe((snapshot) => (state.scale = snapshot));

	const askPrinter = async () => {
		state.printer = printer ? await printer.status() : 'none';
		clock.after(PRINTER_ASKED_EVERY, () => void askPrinter());
	};

	return {
		scale,
		printer: () => printer,
		/** Opens them all; called once the tablet is enrolled. */
		start(): void {
			scale.start();
			printer = bench()
				? twinPrinter(`${bench()}/printer`, clock)
				: serialPrinter({ name: 'ZPL', openPort: portOf('printer'), clock });
			void askPrinter();
			listenLines({ openPort: portOf('scanner'), clock, onLine });
		},
		/** Opens the browser's chooser; call it from a click. */
		async choose(device: 'scale' | 'printer'): Promise<void> {
			const serial = webSerial();
			const port = serial && (await requestPort(serial));
			if (port) await kept.save(`${device}-port`, JSON.stringify(port.getInfo()));
		}
	};
}
