/**
 * What the label reader says to screens, and what the page and its worker say to each other.
 *
 * A text leaves here exactly as it stood in the symbol: nothing is trimmed, translated or looked up.
 */
export type LabelKind = 'qr' | 'datamatrix' | 'code128';

export type LabelRead = { text: string; kind: LabelKind };

export type CameraState = 'off' | 'starting' | 'reading' | 'denied' | 'no-camera' | 'failed';

export type LabelReaderSnapshot = {
	camera: CameraState;
	/** Whether the decoder read its own known image: `broken` means that no label can be read on this machine. */
	decoder: 'untested' | 'ready' | 'broken';
	torch: 'not-offered' | 'off' | 'on';
	/** Frames decoded since the camera was opened, and how long the last one took (milliseconds). */
	frames: number;
	lastMilliseconds: number | null;
};

export type ToWorker = { kind: 'frame'; image: ImageBitmap };

export type FromWorker =
	| { kind: 'self-test'; passed: boolean; why: string | null }
	| { kind: 'result'; reads: LabelRead[]; milliseconds: number }
	| { kind: 'fault'; why: string };
