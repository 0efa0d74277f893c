/**
 * A container's history as movements of grams: into the point's stock, within it, and out of it.
 *
 * One walk over its record in the order of stamps; a movement is the difference that a step makes to the stock. So the
 * movements of a container add up to what is in stock of it now, whatever happened: law 6 holds for each one by itself.
 */
import {
	isInStock,
	type Container,
	type Content,
	type Correction,
	type CorrectionReason,
	type Draw,
	type Leg,
	type Received
} from './container.ts';
import { dayInChina } from './day.ts';
import type { Day, EnterpriseId, LoadId } from './ids.ts';
import { statesInStock, statesShipped, type Custody } from './lifecycles/custody.ts';
import { byStamp, isLater, type Stamp } from './stamp.ts';
import { grams, type Grams } from './weight.ts';

/** Why weight was added or taken away without being received or shipped. */
export type MovementReason =
	| CorrectionReason
	/** Recorded for another waste or enterprise from here on. */
	| 'reclassified'
	/** Into other containers, or out of them. */
	| 'repacked'
	| 'lost'
	| 'turned-away'
	| 'voided';

export type Movement = {
	/** What it does to the stock, signed: a load that came back is a positive `shipped`. */
	grams: Grams;
	waste: string;
	enterprise: EnterpriseId | null;
	enterpriseName: string;
	day: Day;
	at: string;
} & (
	| { kind: 'received' }
	/** `load`: it went with, or came back from. */
	| { kind: 'shipped'; load: LoadId | null }
	| { kind: 'corrected'; reason: MovementReason }
);

type Entry = { stamp: Stamp; at: string } & (
	{ leg: Leg } | { correction: Correction } | { draw: Draw } | { voided: true }
);

const isOneOf = (states: readonly Custody[], state: Custody): boolean => states.includes(state);

/** Everything after the reception, in order. What comes before it by stamp has nothing to act on. */
function entriesAfter({ received, journey, corrections, draws, voided }: Container): Entry[] {
	const entries: Entry[] = [
		...journey.map((leg) => ({ leg, stamp: leg.stamp, at: leg.at })),
		...corrections.map((correction) => ({ correction, stamp: correction.stamp, at: correction.at })),
		...draws.map((draw) => ({ draw, stamp: draw.stamp, at: draw.at })),
		...(voided ? [{ voided: true as const, stamp: voided.stamp, at: voided.at }] : [])
	];
	return entries.filter(({ stamp }) => received && isLater(stamp, received.stamp)).sort(byStamp);
}

/** The content after a step. Gross follows net and tare; no more is drawn than is there, so what remains is never below zero. */
function changed(content: Content, entry: Entry): Content {
	let next = content;
	if ('correction' in entry) next = { ...content, ...entry.correction.after };
	if ('draw' in entry) next = { ...content, net: grams(Math.max(0, content.net - entry.draw.grams)) };
	return { ...next, gross: grams(next.net + next.tare) };
}

/** What is in a container now and whose it is: the reception, and every correction and draw since. Null before it. */
export function contentOf(container: Container): Content | null {
	const { received } = container;
	return received && entriesAfter(container).reduce<Content>(changed, initial(received));
}

function initial(received: Received): Content {
	const { enterprise, enterpriseName, waste, edition, hazards, form, packaging, gross, tare, net } = received;
	return { enterprise, enterpriseName, waste, edition, hazards, form, packaging, gross, tare, net };
}

/** What really went with each draw, in order: where more was asked for than was left, what was left. */
export function drawsOf(container: Container): Draw[] {
	const drawn: Draw[] = [];
	let content = container.received && initial(container.received);
	for (const entry of entriesAfter(container)) {
		if ('draw' in entry) drawn.push({ ...entry.draw, grams: grams(Math.min(entry.draw.grams, content!.net)) });
		content = changed(content!, entry);
	}
	return drawn;
}

/** Grams of a container that are in the point's stock now: what its movements add up to. */
export const inStockOf = (container: Container): Grams => (isInStock(container) ? contentOf(container)!.net : grams(0));

/** Where it stands for the stock at one moment. */
type Moment = { content: Content; state: Custody; load: LoadId | null; voided: boolean };

const stockOf = ({ content, state, voided }: Moment): number =>
	!voided && isOneOf(statesInStock, state) ? content.net : 0;

/** Every movement of a container, in order; none before it was received. */
export function movementsOf(container: Container): Movement[] {
	const { received, voided } = container;
	if (!received) return [];
	const moves: Movement[] = [];
	const move = (change: number, { content }: Moment, when: { day: Day; at: string }, kind: Kind) => {
		if (change === 0) return;
		const { waste, enterprise, enterpriseName } = content;
		moves.push({ grams: grams(change), waste, enterprise, enterpriseName, day: when.day, at: when.at, ...kind });
	};
	// Voided for good, also where the reception stands behind it: such a record never was stock.
	const wasVoided = voided !== null && !isLater(voided.stamp, received.stamp);
	let now: Moment = { content: initial(received), state: 'weighed', load: null, voided: wasVoided };
	move(
		stockOf(now),
		now,
		received,
		received.from.length > 0 ? { kind: 'corrected', reason: 'repacked' } : { kind: 'received' }
	);
	for (const entry of entriesAfter(container)) {
		const next: Moment = {
			content: changed(now.content, entry),
			state: 'leg' in entry ? entry.leg.state : now.state,
			load: 'leg' in entry && entry.leg.moved ? entry.leg.load : now.load,
			voided: now.voided || 'voided' in entry
		};
		const when = { day: dayInChina(Date.parse(entry.at)), at: entry.at };
		if (isSameAccount(now.content, next.content)) {
			move(stockOf(next) - stockOf(now), next, when, kindOf(entry, now));
		} else {
			// The weight as it was goes over; what the correction did to it is a movement of its own.
			const carried: Moment = { ...next, content: { ...next.content, net: now.content.net } };
			move(-stockOf(now), now, when, { kind: 'corrected', reason: 'reclassified' });
			move(stockOf(carried), carried, when, { kind: 'corrected', reason: 'reclassified' });
			move(stockOf(next) - stockOf(carried), next, when, kindOf(entry, now));
		}
		now = next;
	}
	return moves;
}

const isSameAccount = (a: Content, b: Content): boolean => a.waste === b.waste && a.enterprise === b.enterprise;

type Kind =
	{ kind: 'received' } | { kind: 'shipped'; load: LoadId | null } | { kind: 'corrected'; reason: MovementReason };

function kindOf(entry: Entry, { state: from, load: cameFrom }: Moment): Kind {
	if ('correction' in entry) return { kind: 'corrected', reason: entry.correction.reason };
	if ('draw' in entry) return { kind: 'shipped', load: entry.draw.load };
	if ('voided' in entry) return { kind: 'corrected', reason: 'voided' };
	const { state: to, load } = entry.leg;
	if (isOneOf(statesShipped, to)) return { kind: 'shipped', load };
	if (isOneOf(statesShipped, from)) return { kind: 'shipped', load: cameFrom };
	if (to === 'lost' || from === 'lost') return { kind: 'corrected', reason: 'lost' };
	if (to === 'turned-away' || from === 'turned-away') return { kind: 'corrected', reason: 'turned-away' };
	return { kind: 'corrected', reason: 'repacked' };
}
