/**
 * What the office's screens are given. The server's answers fit these shapes; the screens know no server.
 */
import type { ContainerState, OpenStep } from '#lib/domain/container.ts';
import type { ContainerId, Day, DeviceId, PersonId, PointId } from '#lib/domain/ids.ts';
import type { Grams } from '#lib/domain/weight.ts';
import type { AnyEvent } from '#lib/journal/event.ts';
import type { Flag } from '#lib/journal/project.ts';

export type PointView = { id: PointId; name: string };

export type BandView = { upTo: number | null; containers: number; net: Grams };

export type WasteStock = {
	waste: string;
	/** The catalogue's own words; null for a code it does not list. */
	description: string | null;
	containers: number;
	net: Grams;
	/** Days since the oldest came. */
	age: number;
};

export type PointStock = {
	point: PointView;
	containers: number;
	net: Grams;
	/** Days; null when nothing is in stock. */
	age: number | null;
	bands: BandView[];
	wastes: WasteStock[];
};

export type ContainerLine = {
	id: ContainerId;
	/** Null until a serial is had; the mark on the drum stands in. */
	code: string | null;
	temporary: string | null;
	enterprise: string;
	waste: string;
	description: string | null;
	net: Grams;
	slot: string | null;
	day: Day;
	age: number;
	state: ContainerState;
	steps: OpenStep[];
	flags: Flag[];
};

/** Three proofs made for this showing. */
export type Verification = { ok: boolean; hash: boolean; signature: boolean; chain: boolean; damage: string | null };

export type EventView = {
	position: number;
	device: DeviceId;
	deviceName: string;
	seq: number;
	type: string;
	at: number;
	receivedAt: number;
	hash: string;
	event: AnyEvent | null;
	flags: Flag[];
	verification: Verification;
};

/** Names of the people who act in the events shown. */
export type PeopleNames = Record<PersonId, string>;

export type DeviceView = {
	id: DeviceId;
	point: PointView;
	name: string;
	state: 'active' | 'frozen' | 'revoked';
	alg: string;
	seq: number;
	hash: string;
	enrolledAt: number;
	lastSeenAt: number | null;
	/** How many forgeries or second histories were refused from it and kept aside. */
	refused: number;
};
