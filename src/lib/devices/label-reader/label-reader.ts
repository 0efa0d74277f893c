/**
 * Reads labels that are held before the camera.
 *
 * A text is handed on once a showing (see acceptance.ts). The camera is off whenever nobody asked for it: `stop` gives the
 * tracks back, so that the light beside the lens goes out.
 */
import type { Clock } from '../clock.ts';
import { accept, CONFIRM_WITHIN, noSights, type Sights } from './acceptance.ts';
import { focusContinuously, offersTorch, openCamera, photoOf, switchTorch, type CameraDevices } from './camera.ts';
import type { FromWorker, LabelRead, LabelReaderSnapshot, ToWorker } from './reading.ts';

/** The part of a Worker that is needed. */
export type DecodingWorker = {
	postMessage(message: ToWorker, transfer: Transferable[]): void;
	terminate(): void;
	onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
};

export type LabelReaderParts = {
	clock: Clock;
	devices: CameraDevices | undefined;
	startWorker(): DecodingWorker;
	onLabel(read: LabelRead): void;
};

const off: LabelReaderSnapshot = {
	camera: 'off',
	decoder: 'untested',
	torch: 'not-offered',
	frames: 0,
	lastMilliseconds: null
};

export class LabelReader {
	readonly #parts: LabelReaderParts;
	readonly #listeners = new Set<(snapshot: LabelReaderSnapshot) => void>();
	#snapshot: LabelReaderSnapshot = off;
	#worker: DecodingWorker | null = null;
	#stream: MediaStream | null = null;
	#video: HTMLVideoElement | null = null;
	#sights: Sights = noSights;
	#busy = false;
	/** Which start is the present one: an answer to an older one is dropped. */
	#turn = 0;

	constructor(parts: LabelReaderParts) {
		this.#parts = parts;
	}

	get snapshot(): LabelReaderSnapshot {
		return this.#snapshot;
	}

	/** Calls with every new snapshot, and at once with the present one. The answer unsubscribes. */
	subscribe(listener: (snapshot: LabelReaderSnapshot) => void): () => void {
		this.#listeners.add(listener);
		listener(this.#snapshot);
		return () => void this.#listeners.delete(listener);
	}

	/** Opens the camera into this element and reads until `stop`. Why it did not open is in `snapshot.camera`. */
	async start(video: HTMLVideoElement): Promise<void> {
		this.stop();
		const turn = ++this.#turn;
		this.#publish({ ...off, camera: 'starting' });
		const worker = this.#startWorker();
		const opened = await openCamera(this.#parts.devices);
		if (turn !== this.#turn) return opened.ok ? release(opened.value) : undefined;
		if (!opened.ok) return this.#fail(opened.refusal.kind);

		const stream = opened.value;
		const track = stream.getVideoTracks()[0]!;
		this.#stream = stream;
		this.#video = video;
		track.onended = () => turn === this.#turn && this.#fail('failed');
		await focusContinuously(track);
		video.srcObject = stream;
		video.muted = true;
		video.playsInline = true;
		try {
			await video.play();
		} catch {
			return turn === this.#turn ? this.#fail('failed') : undefined;
		}
		if (turn !== this.#turn) return;
		this.#publish({ camera: 'reading', torch: offersTorch(track) ? 'off' : 'not-offered' });
		const watch = () => {
			if (turn !== this.#turn) return;
			void this.#look(video, worker, turn);
			video.requestVideoFrameCallback(watch);
		};
		video.requestVideoFrameCallback(watch);
	}

	stop(): void {
		this.#turn++;
		this.#giveBack();
		this.#publish(off);
	}

	/** Switches the light beside the lens, where the camera has one. */
	async torch(on: boolean): Promise<void> {
		const track = this.#stream?.getVideoTracks()[0];
		if (!track || this.#snapshot.torch === 'not-offered') return;
		if (await switchTorch(track, on)) this.#publish({ torch: on ? 'on' : 'off' });
	}

	/** The present frame as JPEG, at most 1280 pixels long; null while no camera is open. */
	async snapshotPhoto(): Promise<Blob | null> {
		return this.#video && this.#snapshot.camera === 'reading' ? photoOf(this.#video) : null;
	}

	#startWorker(): DecodingWorker {
		const worker = this.#parts.startWorker();
		this.#worker = worker;
		this.#busy = false;
		worker.onmessage = ({ data }) => this.#heard(data);
		worker.onerror = () => this.#publish({ decoder: 'broken' });
		return worker;
	}

	async #look(video: HTMLVideoElement, worker: DecodingWorker, turn: number): Promise<void> {
		if (this.#busy || this.#snapshot.decoder === 'broken') return;
		this.#busy = true;
		try {
			const image = await createImageBitmap(video);
			if (turn === this.#turn) worker.postMessage({ kind: 'frame', image }, [image]);
			else image.close();
		} catch {
			// The camera stands between two pictures: the next one comes.
			this.#busy = false;
		}
	}

	#heard(message: FromWorker): void {
		if (message.kind === 'self-test') return this.#publish({ decoder: message.passed ? 'ready' : 'broken' });
		this.#busy = false;
		if (message.kind === 'fault') return;
		this.#publish({ frames: this.#snapshot.frames + 1, lastMilliseconds: message.milliseconds });
		const { sights, accepted } = accept(
			this.#sights,
			message.reads.map((read) => read.text),
			this.#parts.clock.now(),
			Math.max(CONFIRM_WITHIN, 3 * message.milliseconds)
		);
		this.#sights = sights;
		const byText = new Map(message.reads.map((read) => [read.text, read]));
		for (const text of accepted) this.#parts.onLabel(byText.get(text)!);
	}

	#fail(camera: 'denied' | 'no-camera' | 'failed'): void {
		this.#turn++;
		this.#giveBack();
		this.#publish({ ...off, camera });
	}

	#giveBack(): void {
		this.#worker?.terminate();
		this.#worker = null;
		if (this.#stream) release(this.#stream);
		this.#stream = null;
		if (this.#video) this.#video.srcObject = null;
		this.#video = null;
		this.#sights = noSights;
	}

	#publish(change: Partial<LabelReaderSnapshot>): void {
		this.#snapshot = { ...this.#snapshot, ...change };
		for (const listener of this.#listeners) listener(this.#snapshot);
	}
}

function release(stream: MediaStream): void {
	for (const track of stream.getTracks()) {
		track.onended = null;
		track.stop();
	}
}
