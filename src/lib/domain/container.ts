/**
 * A container as the screens show it: the projection of its events.
 *
 * Every group of fields carries the stamp of the event that set it. The later stamp wins, so that tablets which hear of
 * the same events in another order, or twice, end with the same container.
 */
import type { ContainerId, Day, DeviceId, EnterpriseId, PersonId, PointId, SlotName } from './ids.ts';
import type { PackagingKind, WasteForm } from './packaging.ts';
import type { Grams } from './weight.ts';

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

export type Received = {
	at: string;
	day: Day;
	by: PersonId;
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
	notices: Notice[];
};

export type Container = {
	id: ContainerId;
	point: PointId;
	received: (Received & { stamp: Stamp }) | null;
	code: { code: string | null; source: CodeSource; temporary: string | null; stamp: Stamp } | null;
	/** Highest copy number printed so far; 0 = never. */
	copies: number;
	/** The latest print. A label printed before the code was given shows the temporary mark only. */
	printed: Stamp | null;
	verified: { at: string; stamp: Stamp } | null;
	place: { slot: SlotName; at: string; stamp: Stamp } | null;
	voided: { reason: VoidReason; at: string; by: PersonId; stamp: Stamp } | null;
};

export type VoidReason = 'undone' | 'mistake' | 'duplicate';

export const newContainer = (id: ContainerId, point: PointId): Container => ({
	id,
	point,
	received: null,
	code: null,
	copies: 0,
	printed: null,
	verified: null,
	place: null,
	voided: null
});

/** What is still to do before the container is 五即 complete; in the order in which it is done. */
export type OpenStep = 'code' | 'print' | 'verify' | 'store';

export function openSteps(container: Container): OpenStep[] {
	if (container.voided || !container.received) return [];
	const { code, printed, verified, place } = container;
	const steps: OpenStep[] = [];
	// A label counts when it was printed, or scanned, after the code it has to show: a temporary mark is not the code.
	const showsCode = (stamp: Stamp | undefined | null) => !!stamp && !!code && isLater(stamp, code.stamp);
	if (code?.code == null) steps.push('code');
	// A container that came with its own label keeps it: there is nothing to print, but it is scanned all the same.
	if (code?.source !== 'arrived' && !showsCode(printed)) steps.push('print');
	if (!showsCode(verified?.stamp)) steps.push('verify');
	if (!place) steps.push('store');
	return steps;
}

export type ContainerState = 'unknown' | 'voided' | 'open' | 'stored';

export function containerState(container: Container): ContainerState {
	if (container.voided) return 'voided';
	if (!container.received) return 'unknown';
	return openSteps(container).length > 0 ? 'open' : 'stored';
}

/** Whether its weight counts as stock: received here, not voided. */
export const isInStock = (container: Container): boolean => container.received !== null && container.voided === null;
