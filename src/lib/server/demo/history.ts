/**
 * Some weeks at a collection point: so many events of one kiosk, spread over working days up to a last one.
 *
 * Pure, and exact: it makes neither more nor fewer events than asked for.
 */
import type { Day } from '#lib/domain/ids.ts';
import type { Draft } from '#lib/journal/event.ts';
import type { SimulatedKiosk } from './simulated-kiosk.ts';
import type { Seeded } from './random.ts';

/** About ten containers with their shift. */
const EVENTS_A_DAY = 40;
/** The longest story of one container. */
const LONGEST = 5;
const OPENING = 8 * 3600;
const CLOSING = 17 * 3600;
const MOVING = 16 * 3600 + 1800;

/** @param until the last day; a Sunday counts as the Saturday before it */
export function* history(
	kiosk: SimulatedKiosk,
	random: Seeded,
	{ events, until }: { events: number; until: Day }
): Generator<Draft> {
	const days = workingDays(until, Math.max(1, Math.ceil(events / EVENTS_A_DAY)));
	let made = 0;
	for (const [index, day] of days.entries()) {
		const share = Math.round((events * (index + 1)) / days.length) - made;
		made += share;
		kiosk.begin(day);
		yield* oneDay(kiosk, random, share, index === days.length - 1);
	}
}

/** A day of exactly `count` events. The last day ends with one container that still waits for its slot. */
function oneDay(kiosk: SimulatedKiosk, random: Seeded, count: number, last: boolean): Draft[] {
	const drafts = [kiosk.openShift(OPENING + random.below(900))];
	const kept = last && count >= 4 ? 3 : 1;
	const containers = Math.max(1, Math.floor((count - 1 - kept) / LONGEST));
	const pace = Math.floor((MOVING - OPENING - 1800) / (containers * 1.4 + 1));
	let second = OPENING + 1200;
	while (count - drafts.length - kept >= LONGEST) {
		drafts.push(...kiosk.receive(second));
		second += Math.max(100, Math.floor(pace / 2) + random.below(Math.floor(pace / 2)));
	}
	for (let minute = 0; count - drafts.length > kept; minute++) {
		drafts.push(kiosk.move(MOVING + minute * 120) ?? kiosk.openShift(MOVING + minute * 120));
	}
	if (kept === 3) drafts.push(...kiosk.receiveAndLeaveOpen(CLOSING - 600));
	drafts.push(kiosk.closeShift(CLOSING + random.below(1200)));
	return drafts.slice(0, count);
}

/** Days from Monday to Saturday, in order, the last of them not after `until`. */
export function workingDays(until: Day, count: number): Day[] {
	const days: Day[] = [];
	for (let at = Date.parse(`${until}T00:00:00Z`); days.length < count; at -= 86_400_000) {
		const date = new Date(at);
		if (date.getUTCDay() !== 0) days.unshift(date.toISOString().slice(0, 10) as Day);
	}
	return days;
}
