/**
 * How the 999 serials of one company, waste and day are shared by kiosks that cannot ask each other.
 *
 * Serials 1–720 are split into 24 lanes of 30. A kiosk is given one lane of its company when it is enrolled and keeps it
 * for good, so two kiosks that are both offline never print one number. Serials 721–999 are a reserve that only the
 * server hands out, in leases of 9, for one waste and day. A kiosk whose lane and leases are used up and whose line is
 * down takes no number at all: the container is received under a temporary mark and coded when the line is back.
 */
import { LAST_SERIAL } from './digital-id.ts';

export const LANES = 24;
export const LANE_SIZE = 30;
export const LEASE_SIZE = 9;
const RESERVE_FROM = LANES * LANE_SIZE + 1;
/** How many leases the reserve of one company, waste and day holds. */
export const LEASES = Math.floor((LAST_SERIAL - RESERVE_FROM + 1) / LEASE_SIZE);

/** A run of serials, both ends included. */
export type SerialRange = { from: number; to: number };

/** The 30 serials of a lane (0 to 23). */
export function laneRange(lane: number): SerialRange {
	if (!Number.isInteger(lane) || lane < 0 || lane >= LANES) throw new RangeError(`no such lane: ${lane}`);
	return { from: lane * LANE_SIZE + 1, to: (lane + 1) * LANE_SIZE };
}

/** The serials of the n-th lease (0 to 30) out of the reserve. */
export function leaseRange(lease: number): SerialRange {
	if (!Number.isInteger(lease) || lease < 0 || lease >= LEASES) throw new RangeError(`no such lease: ${lease}`);
	const from = RESERVE_FROM + lease * LEASE_SIZE;
	return { from, to: from + LEASE_SIZE - 1 };
}

/** The smallest serial in these ranges that is not used; undefined when all are. */
export function nextSerial(ranges: readonly SerialRange[], used: ReadonlySet<number>): number | undefined {
	for (const { from, to } of ranges) {
		for (let serial = from; serial <= to; serial++) if (!used.has(serial)) return serial;
	}
	return undefined;
}

/** How many serials are left, so that a kiosk asks for a lease while it still has a line. */
export function serialsLeft(ranges: readonly SerialRange[], used: ReadonlySet<number>): number {
	let left = 0;
	for (const { from, to } of ranges) for (let serial = from; serial <= to; serial++) if (!used.has(serial)) left++;
	return left;
}
