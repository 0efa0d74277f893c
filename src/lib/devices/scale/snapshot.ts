/**
 * What the scale session shows to screens: the link, the state the domain decides by, and what went wrong how often.
 *
 * A snapshot is never changed; a new one takes its place.
 */
import type { ScaleState } from '#lib/domain/weighing.ts';

/** Counted since the session began. `noise` counts bytes, the others frames. */
export type ScaleFaults = {
	/** A whole frame whose check characters do not fit: disturbed on the cable. */
	checksum: number;
	/** A frame that broke off. */
	cut: number;
	/** Began like a frame and is none. */
	shape: number;
	/** Bytes that belong to no frame. */
	noise: number;
	/** A valid frame whose value is no whole number of the scale's division: wrong decimals or the wrong scale. */
	division: number;
};

export type ScaleHint =
	/** The port is open and nothing comes: cable, port, or the indicator is off. */
	| 'no-bytes'
	/** Bytes come and no frame: baud rate, or another protocol. */
	| 'foreign-protocol'
	/** Frames come damaged. */
	| 'damaged-frames'
	/** Frames are valid, their values are not of this scale. */
	| 'wrong-division'
	/** Another tab of this tablet owns the scale. */
	| 'other-tab';

export type ScaleLink = 'closed' | 'opening' | 'open' | 'lost';

export type ScaleSnapshot = {
	link: ScaleLink;
	scale: ScaleState;
	/** Seen stable at zero (± 1 d) since `taken()`; false at the start, for a drum may still stand there. */
	emptied: boolean;
	faults: Readonly<ScaleFaults>;
	hint: ScaleHint | null;
	/** Clock time of the last reading that was used; null before the first. */
	lastFrameAt: number | null;
};
