/**
 * What should be in stock, by the events alone: each container's grams as they come, change and go, in order of positions.
 *
 * It knows neither lifecycles nor rows, so that a fault in the projection does not hide itself. What it states:
 * - a reception, or being made by repacking, begins a container's record anew; what stood before it does not count;
 * - it is in stock from there until it departs, is given back, lost, emptied or treated; found or returned, it is again;
 * - what is told late of a load does not bring back what has gone further; a voided record never counts;
 * - a correction says what is in it now; a draw takes what there is at most.
 */
import type { Body, EventType } from '#lib/journal/bodies.ts';
import type { AnyEvent } from '#lib/journal/event.ts';

type Held = { waste: string; net: number } | null;
type Mass = { held: Held; stage: number; isOut: boolean; isVoided: boolean };

/** Stages of a journey with a load, in order. From the second on it is off the point. */
const stages: readonly EventType[] = [
	'container.loaded',
	'load.departed',
	'load.delivered',
	'load.accepted',
	'load.refused',
	'container.treated'
];
const REFUSED = stages.indexOf('load.refused');
/** Not on the way with a load. */
const AT_THE_POINT = -1;

const leaves: ReadonlySet<string> = new Set<EventType>(['container.turned-away', 'container.lost']);
const isBack: ReadonlySet<string> = new Set<EventType>([
	'container.stored',
	'container.quarantined',
	'container.unloaded',
	'container.returned',
	'container.found'
]);

export class MassOfEvents {
	readonly #masses = new Map<string, Mass>();

	/** @param event one that its schema takes, in order of positions. */
	take({ type, body }: AnyEvent): void {
		const stage = stages.indexOf(type as EventType);
		if (stage >= 0) {
			const ids = 'containers' in body ? (body.containers as string[]) : [body.container as string];
			for (const id of ids) advance(this.#of(id), stage);
		} else if (type === 'container.repacked') {
			const { from, into } = body as Body<'container.repacked'>;
			for (const id of from) move(this.#of(id), false);
			for (const { container, waste, net } of into) begin(this.#of(container), { waste, net });
		} else if (type.startsWith('container.')) {
			happen(this.#of(body.container as string), type, body);
		}
	}

	/** Grams in stock by waste code. */
	byWaste(): Map<string, number> {
		const sums = new Map<string, number>();
		for (const { held, stage, isOut, isVoided } of this.#masses.values()) {
			if (held && !isOut && !isVoided && stage < 1) sums.set(held.waste, (sums.get(held.waste) ?? 0) + held.net);
		}
		return sums;
	}

	#of(id: string): Mass {
		const fresh: Mass = { held: null, stage: AT_THE_POINT, isOut: false, isVoided: false };
		const mass = this.#masses.get(id) ?? fresh;
		this.#masses.set(id, mass);
		return mass;
	}
}

function happen(mass: Mass, type: string, body: Record<string, unknown>): void {
	if (type === 'container.received') {
		const { waste, weighing } = body as Body<'container.received'>;
		begin(mass, { waste, net: weighing.net });
	} else if (type === 'container.voided') {
		mass.isVoided = true;
	} else if (type === 'container.drawn' && mass.held) {
		mass.held.net -= Math.min(mass.held.net, (body as Body<'container.drawn'>).grams);
	} else if (type === 'container.corrected' && mass.held) {
		const { net, waste } = (body as Body<'container.corrected'>).changes;
		if (net) mass.held.net = net.after;
		if (waste) mass.held.waste = waste.after.code;
	} else if (isBack.has(type) || leaves.has(type)) {
		move(mass, isBack.has(type));
	}
}

function begin(mass: Mass, held: Held): void {
	mass.held = held;
	move(mass, true);
}

function move(mass: Mass, isHere: boolean): void {
	mass.isOut = !isHere;
	mass.stage = AT_THE_POINT;
}

function advance(mass: Mass, stage: number): void {
	const isTakenAfterAll = mass.stage === REFUSED && stages[stage] === 'load.accepted';
	if (stage < mass.stage && !isTakenAfterAll) return;
	mass.stage = stage;
	mass.isOut = false;
}
