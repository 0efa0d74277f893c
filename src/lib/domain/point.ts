/** A point's master data as the kiosk needs it: the point and its company, its zones, the enterprises it serves. */
import type { Stamp } from './stamp.ts';
import type { Day, DeviceId, EnterpriseId, PersonId, PointId, ShiftId, SlotName, ZoneId } from './ids.ts';

export type Company = { name: string; unit: string };

export type Point = { id: PointId; name: string; company: Company; address: string; stamp: Stamp };

/** A 贮存分区: its slots, and the categories (HW08 …) it is meant for; none means any. */
export type Zone = { id: ZoneId; point: PointId; name: string; takes: string[]; slots: SlotName[]; stamp: Stamp };

export type Enterprise = {
	id: EnterpriseId;
	point: PointId;
	name: string;
	/** Null for a workshop that has none: a code is never faked. */
	uscc: string | null;
	district: string;
	/** Last day of the collection agreement; null = none. */
	agreementUntil: Day | null;
	/** Codes it declared; what it really brings is counted from the containers. */
	declared: string[];
	stamp: Stamp;
};

export type EnrolledDevice = {
	id: DeviceId;
	point: PointId;
	name: string;
	alg: 'ES256' | 'EdDSA';
	/** SPKI, base64url. */
	publicKey: string;
	lane: number | null;
	stamp: Stamp;
};

export type Shift = {
	id: ShiftId;
	point: PointId;
	person: PersonId;
	device: DeviceId;
	openedAt: string;
	/** Null when only its closing has been heard of: then person, device and `openedAt` are those of the closing. */
	opened: Stamp | null;
	closedAt: string | null;
	closed: Stamp | null;
};

/** The slot that holds least: in a zone meant for this category, else in one meant for any. A zone without slots is no place. */
export function suggestedSlot(
	zones: readonly Zone[],
	category: string,
	taken: ReadonlyMap<SlotName, number>
): { zone: Zone; slot: SlotName } | undefined {
	const meant = zones.filter((zone) => zone.slots.length > 0 && zone.takes.includes(category));
	const candidates = meant.length > 0 ? meant : zones.filter((zone) => zone.takes.length === 0);
	const slots = candidates.flatMap((zone) => zone.slots.map((slot) => ({ zone, slot, held: taken.get(slot) ?? 0 })));
	return slots.reduce<(typeof slots)[number] | undefined>(
		(best, slot) => (!best || slot.held < best.held ? slot : best),
		undefined
	);
}

/** The agreement on a day: 'none' and 'expired' are told and flagged, never a reason to turn waste away at the counter. */
export function agreementOn(enterprise: Pick<Enterprise, 'agreementUntil'>, day: Day): 'valid' | 'none' | 'expired' {
	if (enterprise.agreementUntil === null) return 'none';
	return enterprise.agreementUntil >= day ? 'valid' : 'expired';
}
