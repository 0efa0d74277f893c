/** Master data beside the point itself: vehicles, receivers, waste profiles, scales, incidents, limits a point sets itself. */
import type { ContainerId, Day, EnterpriseId, PersonId, PointId, ReceiverId, VehicleId } from './ids.ts';
import type { Stamp } from './stamp.ts';
import type { Grams } from './weight.ts';

export type Vehicle = {
	id: VehicleId;
	point: PointId;
	plate: string;
	kind: 'box' | 'tank' | 'open';
	/** 营运证件号 */
	permit: string;
	capacity: Grams;
	litres: number | null;
	/** Categories it may carry; none means any. */
	carries: string[];
	until: Day | null;
	stamp: Stamp;
};

export type Receiver = {
	id: ReceiverId;
	point: PointId;
	name: string;
	uscc: string | null;
	permit: string;
	address: string;
	/** Waste codes or categories that its licence covers. */
	takes: string[];
	until: Day | null;
	stamp: Stamp;
};

/** What an enterprise's waste is, as a person chose it. Its id is that of the enterprise and the waste together. */
export type WasteProfile = {
	id: string;
	point: PointId;
	enterprise: EnterpriseId;
	waste: string;
	name: string;
	hazards: string[];
	/** EPA groups; null = the default of the waste code (compatibility). */
	groups: number[] | null;
	why: string;
	by: PersonId;
	stamp: Stamp;
};

export const profileId = (enterprise: string, waste: string): string => `${enterprise}/${waste}`;

export type ScaleRecord = {
	id: string;
	point: PointId;
	profile: {
		protocol: string;
		serialNumber: string;
		division: Grams;
		max: Grams;
		baudRate: number;
		testWeight: { mass: Grams; read: Grams };
		stamp: Stamp;
	} | null;
	checked: {
		mass: Grams;
		read: number;
		allowed: Grams;
		passed: boolean;
		at: string;
		by: PersonId;
		stamp: Stamp;
	} | null;
};

/** 撒漏, 事故 */
export type Incident = {
	id: string;
	point: PointId;
	reported: {
		kind: 'spill' | 'fire' | 'injury' | 'other';
		containers: ContainerId[];
		lost: Grams | null;
		words: string;
		at: string;
		by: PersonId;
		stamp: Stamp;
	} | null;
	closed: { words: string; at: string; by: PersonId; stamp: Stamp } | null;
};

export type RuleOverride = {
	/** The key of the rule (rules/). */
	id: string;
	point: PointId;
	value: string;
	from: Day;
	until: Day | null;
	why: string;
	by: PersonId;
	stamp: Stamp;
};

/** Whether a licence or a vehicle covers a waste: by its code, or by its category. A list of none covers none. */
export const covers = (takes: readonly string[], waste: string): boolean =>
	takes.includes(waste) || takes.includes(`HW${waste.slice(-2)}`);
