import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeClock, settled } from '../../../../tests/twins/fake-clock.ts';
import { LabelReader, type DecodingWorker } from './label-reader.ts';
import type { FromWorker, LabelRead, ToWorker } from './reading.ts';

class Track {
	stopped = false;
	onended: (() => void) | null = null;
	torch = false;
	getCapabilities = () => ({ torch: true, focusMode: ['continuous'] });
	applyConstraints = async ({ advanced }: { advanced: { torch?: boolean }[] }) => {
		this.torch = advanced[0]?.torch ?? this.torch;
	};
	stop = () => (this.stopped = true);
}

class Video {
	srcObject: unknown = null;
	#callbacks: (() => void)[] = [];
	play = async () => {};
	requestVideoFrameCallback = (call: () => void) => this.#callbacks.push(call);
	/** The camera shows one more picture. */
	async picture(): Promise<void> {
		for (const call of this.#callbacks.splice(0)) call();
		await settled();
	}
}

class Worker implements DecodingWorker {
	onmessage: DecodingWorker['onmessage'] = null;
	onerror: DecodingWorker['onerror'] = null;
	frames = 0;
	terminated = false;
	postMessage = (message: ToWorker) => void (this.frames += message.kind === 'frame' ? 1 : 0);
	terminate = () => void (this.terminated = true);
	answer(data: FromWorker): void {
		this.onmessage?.({ data } as MessageEvent<FromWorker>);
	}
	sees(...reads: LabelRead[]): void {
		this.answer({ kind: 'result', reads, milliseconds: 16 });
	}
}

beforeEach(() => vi.stubGlobal('createImageBitmap', async () => ({ close() {} })));
afterEach(() => vi.unstubAllGlobals());

function setUp(getUserMedia?: () => Promise<MediaStream>) {
	const clock = new FakeClock();
	const track = new Track();
	const workers: Worker[] = [];
	const labels: LabelRead[] = [];
	const stream = { getVideoTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
	const reader = new LabelReader({
		clock,
		devices: { getUserMedia: getUserMedia ?? (async () => stream) },
		startWorker: () => {
			workers.push(new Worker());
			return workers.at(-1)!;
		},
		onLabel: (read) => labels.push(read)
	});
	const video = new Video();
	const start = () => reader.start(video as unknown as HTMLVideoElement);
	return { clock, track, workers, labels, reader, video, start };
}

const card: LabelRead = { text: 'WUJI:E:E-0007', kind: 'qr' };

test('a label seen in two frames is handed on once', async () => {
	const { clock, workers, labels, reader, video, start } = setUp();
	await start();
	expect(reader.snapshot).toMatchObject({ camera: 'reading', torch: 'off' });
	for (let index = 0; index < 10; index++) {
		await video.picture();
		workers[0]!.sees(card);
		await clock.advance(33);
	}
	expect(workers[0]!.frames).toBe(10);
	expect(labels).toEqual([card]);
	expect(reader.snapshot).toMatchObject({ frames: 10, lastMilliseconds: 16 });
});

test('no frame is sent while the one before is being decoded', async () => {
	const { workers, video, start } = setUp();
	await start();
	for (let index = 0; index < 5; index++) await video.picture();
	expect(workers[0]!.frames).toBe(1);
	workers[0]!.answer({ kind: 'fault', why: 'odd picture' });
	await video.picture();
	expect(workers[0]!.frames).toBe(2);
});

test.each([
	['NotAllowedError', 'denied'],
	['NotFoundError', 'no-camera'],
	['OverconstrainedError', 'no-camera'],
	['NotReadableError', 'failed']
])('%s is told as %s, and nothing stays on', async (name, camera) => {
	const { reader, workers, start } = setUp(() => Promise.reject(new DOMException('', name)));
	await start();
	expect(reader.snapshot.camera).toBe(camera);
	expect(workers[0]!.terminated).toBe(true);
});

test('stopped means that the camera and the worker are given back', async () => {
	const { reader, track, workers, video, start } = setUp();
	await start();
	reader.stop();
	expect([track.stopped, workers[0]!.terminated, video.srcObject]).toEqual([true, true, null]);
	expect(reader.snapshot.camera).toBe('off');
});

test('a camera that opens after it was stopped is given back at once', async () => {
	let open: (stream: MediaStream) => void = () => {};
	const late = new Track();
	const { reader, start } = setUp(() => new Promise((resolve) => (open = resolve)));
	const started = start();
	reader.stop();
	open({ getVideoTracks: () => [late], getTracks: () => [late] } as unknown as MediaStream);
	await started;
	expect(late.stopped).toBe(true);
	expect(reader.snapshot.camera).toBe('off');
});

test('a camera that is unplugged while it reads has failed', async () => {
	const { reader, track, start } = setUp();
	await start();
	track.onended!();
	expect(reader.snapshot.camera).toBe('failed');
});

test('a decoder that does not read its known image is said to be broken and gets no frames', async () => {
	const { reader, workers, video, start } = setUp();
	await start();
	workers[0]!.answer({ kind: 'self-test', passed: false, why: 'wrong version' });
	await video.picture();
	expect(reader.snapshot.decoder).toBe('broken');
	expect(workers[0]!.frames).toBe(0);
});

test('the light is switched where there is one', async () => {
	const { reader, track, start } = setUp();
	await start();
	await reader.torch(true);
	expect([track.torch, reader.snapshot.torch]).toEqual([true, 'on']);
});
