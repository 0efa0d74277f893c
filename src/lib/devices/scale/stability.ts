/**
 * Whether a load lies still, told from readings alone: the A9 frame has no stable bit.
 *
 * Still means at least five readings over at least one second, none farther than one division from the newest
 * (OIML R 76 4.4.2 lets a stored value differ from the final one by at most one e). A gap in the readings starts anew.
 */
import type { Grams } from '#lib/domain/weight.ts';

export type Sample = { gross: Grams; at: number; raw: string };

/** The readings that may still belong to a still moment, oldest first. */
export type StillnessWindow = readonly Sample[];

export const FEWEST_READINGS = 5;
export const SHORTEST_STILLNESS = 1000;
/** Readings farther apart than this say nothing about what was between them. */
export const LONGEST_GAP = 1000;
/** More readings than any scale sends in a second: it bounds the memory. */
const MOST_READINGS = 256;

/** The window with one more reading: as short as it can be and still be long enough. */
export function withSample(window: StillnessWindow, sample: Sample): StillnessWindow {
	const last = window.at(-1);
	if (last && sample.at - last.at > LONGEST_GAP) return [sample];
	const next = [...window, sample];
	let from = Math.max(0, next.length - MOST_READINGS);
	while (isLongEnough(next, from + 1)) from++;
	return next.slice(from);
}

export function isStill(window: StillnessWindow, division: Grams): boolean {
	const newest = window.at(-1);
	return (
		newest !== undefined &&
		isLongEnough(window, 0) &&
		window.every((earlier) => Math.abs(earlier.gross - newest.gross) <= division)
	);
}

function isLongEnough(window: StillnessWindow, from: number): boolean {
	const first = window[from];
	if (!first || window.length - from < FEWEST_READINGS) return false;
	return window.at(-1)!.at - first.at >= SHORTEST_STILLNESS;
}
