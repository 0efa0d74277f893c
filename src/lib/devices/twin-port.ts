/**
 * A port whose device is a twin: a process that emulates it at byte level, reached over a WebSocket.
 *
 * Every message is a chunk of bytes and nothing else, so that what stands above cannot tell the twin from a cable.
 */
import { emulatedPort, type ConnectLine } from './emulated-port.ts';
import type { BytePort } from './port.ts';

/** The line settings go along in the address (`?baudRate=9600`): at the wrong speed a twin sends rubbish, as a cable does. */
const lineOver =
	(url: string, Socket: typeof WebSocket): ConnectLine =>
	(settings, { onBytes, onLost }) =>
		new Promise((resolve, reject) => {
			const address = new URL(url);
			address.searchParams.set('baudRate', String(settings.baudRate));
			const socket = new Socket(address);
			socket.binaryType = 'arraybuffer';
			socket.onmessage = ({ data }) => {
				if (data instanceof ArrayBuffer) onBytes(new Uint8Array(data));
			};
			socket.onopen = () =>
				resolve({
					send: (bytes) => socket.send(Uint8Array.from(bytes)),
					hangUp: () => {
						socket.onclose = null;
						socket.close();
					}
				});
			socket.onclose = () => {
				reject(new Error('the twin is not there'));
				onLost();
			};
		});

/** A port to the twin at `url` (`ws://…/scale`). Every call is another port, as `getPorts()` gives after a re-plug. */
export const twinPort = (url: string, Socket: typeof WebSocket = WebSocket): BytePort =>
	emulatedPort(lineOver(url, Socket));
