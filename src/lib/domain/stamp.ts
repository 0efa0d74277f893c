/**
 * Where an event stands among all events of a point, and lists kept in that order.
 *
 * Tablets hear of the same events in another order, or twice. What is kept by stamp comes out the same everywhere.
 */
import type { DeviceId } from './ids.ts';

/** Where an event stands: its position in the point's sequence once the server gave it one, else only its device's seq. */
export type Stamp = { position: number | null; device: DeviceId; seq: number };

/**
 * Whether `a` comes after `b`. On one device the device's own order decides. Between devices the point's order does;
 * what has no position yet comes after everything that has one, because the server will place it there.
 *
 * This is the order of `(position or endless, device, seq)`, and so a strict total order, as long as positions grow with
 * seq on every device and a device's events without one are its last: the server places each chain in its own order.
 */
export function isLater(a: Stamp, b: Stamp): boolean {
	if (a.device === b.device) return a.seq > b.seq;
	if (a.position !== null && b.position !== null) return a.position > b.position;
	if (a.position === null && b.position === null) return a.device > b.device;
	return a.position === null;
}

/** Whether two stamps are of one event. */
export const isSame = (a: Stamp, b: Stamp): boolean => a.device === b.device && a.seq === b.seq;

/** The same event again wins too: that is how an event gets its position once the server has given it one. */
export function wins(stamp: Stamp, current: Stamp | null | undefined): boolean {
	if (!current) return true;
	if (isSame(stamp, current)) return stamp.position !== null || current.position === null;
	return isLater(stamp, current);
}

type Stamped = { stamp: Stamp };

/** A list in the order of stamps with one more entry; an event that is in it already is there once. */
export function withEntry<Entry extends Stamped>(list: readonly Entry[], entry: Entry): Entry[] {
	const known = list.find(({ stamp }) => isSame(stamp, entry.stamp));
	if (known && !wins(entry.stamp, known.stamp)) return [...list];
	const others = list.filter((each) => each !== known);
	return [...others, entry].sort((a, b) => (isLater(a.stamp, b.stamp) ? 1 : -1));
}

export const byStamp = (a: Stamped, b: Stamped): number =>
	isSame(a.stamp, b.stamp) ? 0 : isLater(a.stamp, b.stamp) ? 1 : -1;
