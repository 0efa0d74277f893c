/**
 * The camera that looks at labels: the one on the back, as sharp as it gets.
 *
 * Why it did not open is told apart, because the next step differs: allow it, plug one in, or close the other program.
 */
import { ok, refuse, type Result } from '#lib/domain/result.ts';

export type CameraRefusal = { kind: 'denied' } | { kind: 'no-camera' } | { kind: 'failed'; why: string };

export type CameraDevices = Pick<MediaDevices, 'getUserMedia'>;

/** Undefined where the page is not served over https or from localhost. */
export async function openCamera(devices: CameraDevices | undefined): Promise<Result<MediaStream, CameraRefusal>> {
	if (!devices) return refuse({ kind: 'no-camera' });
	try {
		return ok(
			await devices.getUserMedia({
				audio: false,
				video: { facingMode: 'environment', width: { ideal: 1920, min: 640 }, height: { ideal: 1080, min: 480 } }
			})
		);
	} catch (error) {
		const name = error instanceof DOMException ? error.name : '';
		if (name === 'NotAllowedError' || name === 'SecurityError') return refuse({ kind: 'denied' });
		if (name === 'NotFoundError' || name === 'OverconstrainedError') return refuse({ kind: 'no-camera' });
		return refuse({ kind: 'failed', why: String(error) });
	}
}

/** What some cameras offer beyond the standard types (Image Capture). */
type Extras = { torch?: boolean; focusMode?: string[] };

const extrasOf = (track: MediaStreamTrack): Extras => (track.getCapabilities?.() ?? {}) as Extras;

export const offersTorch = (track: MediaStreamTrack): boolean => extrasOf(track).torch === true;

/** Asks for continuous focus where it is offered; a camera that refuses is used as it is. */
export async function focusContinuously(track: MediaStreamTrack): Promise<void> {
	if (extrasOf(track).focusMode?.includes('continuous') !== true) return;
	await constrain(track, { focusMode: 'continuous' });
}

/** @returns whether the light did as asked. */
export const switchTorch = (track: MediaStreamTrack, on: boolean): Promise<boolean> => constrain(track, { torch: on });

async function constrain(track: MediaStreamTrack, extra: Record<string, unknown>): Promise<boolean> {
	try {
		await track.applyConstraints({ advanced: [extra as MediaTrackConstraintSet] });
		return true;
	} catch {
		return false;
	}
}

/** Longest side of a photo that is kept with a record. */
export const PHOTO_SIDE = 1280;

/** The present frame as JPEG, at most 1280 pixels long; null before the first frame. */
export async function photoOf(video: HTMLVideoElement): Promise<Blob | null> {
	const { videoWidth, videoHeight } = video;
	if (videoWidth === 0) return null;
	const scale = Math.min(1, PHOTO_SIDE / Math.max(videoWidth, videoHeight));
	const canvas = new OffscreenCanvas(Math.round(videoWidth * scale), Math.round(videoHeight * scale));
	canvas.getContext('2d')!.drawImage(video, 0, 0, canvas.width, canvas.height);
	return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 });
}
