/**
 * Decodes camera frames away from the page's own thread.
 *
 * One frame at a time: the page sends the next when this one is answered. The whole frame is tried first, then its middle
 * at twice the size, for a label held too far away.
 */
import { decode, prepareDecoder } from './decode.ts';
import { KNOWN_TEXT, knownImage } from './known-image.ts';
import type { FromWorker, LabelRead, ToWorker } from './reading.ts';

type WorkerScope = {
	/** Where the .wasm is (start-worker.ts). */
	readonly name: string;
	postMessage(message: FromWorker): void;
	addEventListener(type: 'message', heard: (event: MessageEvent<ToWorker>) => void): void;
};
const scope = self as unknown as WorkerScope;

const ready = selfTest();
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true })!;

async function selfTest(): Promise<void> {
	try {
		await prepareDecoder({ url: scope.name });
		const { data, side } = knownImage();
		const reads = await decode(new ImageData(data, side, side));
		const passed = reads.length === 1 && reads[0]!.text === KNOWN_TEXT;
		scope.postMessage({ kind: 'self-test', passed, why: passed ? null : 'the known image was not read' });
	} catch (error) {
		scope.postMessage({ kind: 'self-test', passed: false, why: String(error) });
	}
}

async function readFrame(image: ImageBitmap): Promise<LabelRead[]> {
	const { width, height } = image;
	canvas.width = width;
	canvas.height = height;
	context.drawImage(image, 0, 0);
	const whole = await decode(context.getImageData(0, 0, width, height));
	if (whole.length > 0) return whole;
	context.drawImage(image, width / 4, height / 4, width / 2, height / 2, 0, 0, width, height);
	return decode(context.getImageData(0, 0, width, height));
}

scope.addEventListener('message', async ({ data: { image } }) => {
	await ready;
	const began = performance.now();
	try {
		const reads = await readFrame(image);
		scope.postMessage({ kind: 'result', reads, milliseconds: performance.now() - began });
	} catch (error) {
		scope.postMessage({ kind: 'fault', why: String(error) });
	} finally {
		image.close();
	}
});
