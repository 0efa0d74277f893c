/** The WebSocket ends of the bench: `/scale`, `/scanner`, `/printer`. Every message is a chunk of bytes, both ways. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import type { LineEnd } from '#lib/devices/emulated-port.ts';
import type { PrinterTwin } from './printer-twin.ts';
import type { ScaleTwin } from './scale-twin.ts';
import type { ScannerTwin } from './scanner-twin.ts';

type Devices = { scale: ScaleTwin; scanner: ScannerTwin; printer: PrinterTwin };
type Heard = { onBytes(bytes: Uint8Array): void; onLost(): void };

/** Plugs a page's port into its device. An unplugged device refuses, as a missing cable does. */
export async function joinDevice(
	devices: Devices,
	sockets: WebSocketServer,
	request: IncomingMessage,
	stream: Duplex,
	head: Buffer
): Promise<void> {
	const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bench');
	const baudRate = Number(searchParams.get('baudRate')) || 9600;
	const connects: Record<string, (heard: Heard) => Promise<LineEnd>> = {
		'/scale': (heard) => devices.scale.connect({ baudRate }, heard),
		'/scanner': (heard) => devices.scanner.connect(heard),
		'/printer': (heard) => devices.printer.connect(heard)
	};
	const connect = connects[pathname];
	if (!connect) return void stream.end('HTTP/1.1 404 Not Found\r\n\r\n');

	let socket: WebSocket | null = null;
	const heard: Heard = {
		onBytes: (bytes) => socket?.send(bytes),
		// As when a cable is pulled: no farewell.
		onLost: () => socket?.terminate()
	};
	try {
		const end = await connect(heard);
		sockets.handleUpgrade(request, stream, head, (upgraded) => {
			socket = upgraded;
			upgraded.on('message', (data: Buffer) => end.send(data));
			upgraded.on('close', () => end.hangUp());
			upgraded.on('error', () => upgraded.terminate());
		});
		stream.once('close', () => end.hangUp());
	} catch {
		stream.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
	}
}
