/**
 * A container as the screens show it: the projection of its events.
 *
 * Every group of fields carries the stamp of the event that set it, and every list is kept in the order of stamps. The
 * later stamp wins, so that tablets which hear of the same events in another order, or twice, end with the same container.
 */
import type { BookingId, ContainerId, Day, EnterpriseId, LoadId, PersonId, PointId, RoundId, SlotName } from './ids.ts';
import { custody, statesInStock, type Custody, type CustodyFacts } from './lifecycles/custody.ts';
import { follow } from './lifecycles/lifecycle.ts';
import type { PackagingKind, WasteForm } from './packaging.ts';
import { isLater, withEntry, type Stamp } from './stamp.ts';
import type { Grams } from './weight.ts';

/** What the staff was told and the record keeps, because the waste is on the floor all the same. */
export type Notice =
	| 'enterprise-unknown'
	| 'agreement-missing'
	| 'agreement-expired'
	| 'waste-unknown'
	| 'label-disagrees'
	| 'code-pending'
	| 'below-minimum';

export type CodeSource =
	/** Made at the point under the collecting company's unit code. */
	| 'assigned'
	/** On the container when it came; kept. */
	| 'arrived'
	/** No serial was to be had with the line down: a temporary mark stands in until one is. */
	| 'pending';

/** What is in a container and whose it is; weights in grams. */
export type Content = {
	enterprise: EnterpriseId | null;
	/** The name as given when the enterprise is not known here. */
	enterpriseName: string;
	waste: string;
	edition: string;
	hazards: string[];
	form: WasteForm;
	packaging: PackagingKind;
	gross: Grams;
	tare: Grams;
	net: Grams;
};

/** The record as it was made; what was corrected since is in `corrections`, and `contentOf` gives both together. */
export type Received = Content & {
	at: string;
	day: Day;
	by: PersonId;
	notices: Notice[];
	/** The containers it was made out of; none at an intake. */
	from: ContainerId[];
};

/** On the floor before it was weighed, with what was said of it. */
export type Arrival = {
	at: string;
	enterprise: EnterpriseId | null;
	enterpriseName: string;
	booking: BookingId | null;
	round: RoundId | null;
	estimate: Grams | null;
};

/** One leg of its way: the one place it is in from here on. */
export type Leg = {
	action: keyof CustodyFacts;
	/** Where it is after this leg; the same as before where the leg came too late to lead anywhere (`moved`). */
	state: Custody;
	moved: boolean;
	slot: SlotName | null;
	load: LoadId | null;
	/** Why it was set apart, refused, given back …; empty where nothing needs saying. */
	why: string;
	at: string;
	stamp: Stamp;
};

/** Why a figure was changed after it was signed (journal/bodies/parts.ts names the same). */
export type CorrectionReason =
	'moisture-loss' | 'spill' | 'repackaging' | 'metering-error' | 'wrong-choice' | 'label-error' | 'stocktake' | 'other';

export type Correction = {
	/** What it is from here on; only what was changed. `net` is what is in it now. */
	after: Partial<Omit<Content, 'gross'>>;
	/** What whoever corrected it took it for. */
	before: Partial<Omit<Content, 'gross'>>;
	reason: CorrectionReason;
	note: string;
	by: PersonId;
	second: PersonId | null;
	at: string;
	stamp: Stamp;
};

/** Part of its content that went with a load while the container stayed: an allocation by quantity. */
export type Draw = { load: LoadId; grams: Grams; at: string; stamp: Stamp };

export type Reweighing = {
	purpose: 'gate' | 'hand-over' | 'check';
	gross: Grams;
	/** From the record, and as far as it may be. */
	difference: number;
	allowed: Grams;
	at: string;
	stamp: Stamp;
};

export type Container = {
	id: ContainerId;
	point: PointId;
	arrived: (Arrival & { stamp: Stamp }) | null;
	received: (Received & { stamp: Stamp }) | null;
	code: { code: string | null; source: CodeSource; temporary: string | null; stamp: Stamp } | null;
	/** Highest copy number printed so far; 0 = never. */
	copies: number;
	/** The latest print. A label printed before the code was given shows the temporary mark only. */
	printed: Stamp | null;
	verified: { at: string; stamp: Stamp } | null;
	/** Stored without a verified label, by two persons. */
	waived: { reason: string; by: PersonId; second: PersonId; at: string; stamp: Stamp } | null;
	/** Every leg it went, in order; the last is `place`. */
	journey: Leg[];
	place: Leg | null;
	corrections: Correction[];
	draws: Draw[];
	reweighings: Reweighing[];
	voided: { reason: VoidReason; at: string; by: PersonId; stamp: Stamp } | null;
};

export type VoidReason = 'undone' | 'mistake' | 'duplicate';

export const newContainer = (id: ContainerId, point: PointId): Container => ({
	id,
	point,
	arrived: null,
	received: null,
	code: null,
	copies: 0,
	printed: null,
	verified: null,
	waived: null,
	journey: [],
	place: null,
	corrections: [],
	draws: [],
	reweighings: [],
	voided: null
});

/** What a leg says before it is known where it leads. */
export type NewLeg = Omit<Leg, 'state' | 'moved'>;

/** The container with one more leg: its whole way is walked anew, since a leg that is heard of late stands between others. */
export function withLeg(container: Container, leg: NewLeg): Container {
	const journey: Leg[] = [];
	let state = custody.initial;
	let place: Leg | null = null;
	for (const each of withEntry<NewLeg>(container.journey, leg)) {
		const next = follow(custody, state, each.action);
		const moved = next.inTurn || next.state !== state;
		state = next.state;
		// Treated where the load took it: the event names the container alone.
		const load: LoadId | null = each.action === 'treat' ? (place?.load ?? null) : each.load;
		const walked: Leg = { ...each, load, state, moved };
		journey.push(walked);
		if (moved) place = walked;
	}
	return { ...container, journey, place };
}

/** Where it is; `none` when nothing has been heard but, say, a label. */
export const custodyOf = ({ voided, place }: Container): Custody => (voided ? 'voided' : (place?.state ?? 'none'));

/** What is still to do before the container is 五即 complete; in the order in which it is done. */
export type OpenStep = 'code' | 'print' | 'verify' | 'store';

export function openSteps(container: Container): OpenStep[] {
	const state = custodyOf(container);
	if (!container.received || !(state === 'weighed' || state === 'stored' || state === 'quarantined')) return [];
	const { code, printed, verified, waived } = container;
	const steps: OpenStep[] = [];
	// A label counts when it was printed, or scanned, after the code it has to show: a temporary mark is not the code.
	const showsCode = (stamp: Stamp | undefined | null) => !!stamp && !!code && isLater(stamp, code.stamp);
	if (code?.code == null) steps.push('code');
	// A container that came with its own label keeps it: there is nothing to print, but it is scanned all the same.
	if (code?.source !== 'arrived' && !showsCode(printed)) steps.push('print');
	if (!showsCode(verified?.stamp) && !showsCode(waived?.stamp)) steps.push('verify');
	if (state === 'weighed') steps.push('store');
	return steps;
}

export type ContainerState =
	| 'unknown'
	| 'voided'
	| 'arrived'
	/** Weighed and recorded, with steps still to do. */
	| 'open'
	| 'stored'
	| 'quarantined'
	| 'loaded'
	/** Shipped, emptied, lost or given back: no longer at the point. */
	| 'gone';

export function containerState(container: Container): ContainerState {
	const state = custodyOf(container);
	if (state === 'voided' || state === 'arrived') return state;
	if (!container.received) return 'unknown';
	if (state === 'quarantined' || state === 'loaded') return state;
	if (state === 'weighed' || state === 'stored') return openSteps(container).length > 0 ? 'open' : 'stored';
	return 'gone';
}

/** Whether its weight counts as stock: weighed here, not voided, not shipped. */
export const isInStock = (container: Container): boolean =>
	container.received !== null && (statesInStock as readonly Custody[]).includes(custodyOf(container));
