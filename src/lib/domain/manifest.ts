/**
 * A manifest 转移联单 as its parties see it: three parts, the numbers as received, and its versions.
 *
 * A correction never overwrites: it is a version that every party it touches has approved, beside the one that was signed.
 */
import type { ContainerId, Day, EnterpriseId, ManifestId, PersonId, PointId, ReceiverId } from './ids.ts';
import type { ManifestState } from './lifecycles/manifest.ts';
import type { Party } from './manifest-seals.ts';
import type { WasteForm } from './packaging.ts';
import type { Grams } from './weight.ts';

export type ManifestLine = {
	line: number;
	name: string;
	waste: string;
	hazards: string[];
	form: WasteForm;
	components: string;
	packaging: string;
	count: number;
	net: Grams;
	containers: ContainerId[];
};

export type LineDecision = {
	line: number;
	taken: boolean;
	discrepancy: boolean;
	words: string;
	net: Grams;
	method: string;
};

/** What a party claims as its time, and the time of the system that took it: both are kept, neither replaces the other. */
export type PartySignature = { signer: string; claimedAt: string; at: string; by: PersonId };

export type CarrierPart = {
	carrier: string;
	permit: string;
	phone: string;
	address: string;
	driver: string;
	driverPhone: string;
	vehicleKind: string;
	plate: string;
	from: string;
	departedAt: string;
	via: string;
	to: string;
};

export type ManifestChange = { field: string; line: number | null; before: string; after: string };

export type ManifestCorrection = {
	correction: string;
	changes: ManifestChange[];
	reason: string;
	by: Party;
	proposedAt: string;
	/** Who has still to answer. */
	asked: Party[];
	approved: Party[];
	rejected: { party: Party; reason: string } | null;
	/** The version it became once everybody had approved; 1 is the one that was signed. */
	version: number | null;
};

export type Manifest = {
	id: ManifestId;
	point: PointId;
	state: ManifestState;
	trip: { kind: 'round' | 'load'; id: string } | null;
	consignor: {
		enterprise: EnterpriseId;
		name: string;
		address: string;
		phone: string;
		emergencyPhone: string;
		handler: string;
		handedOverAt: string | null;
	} | null;
	receiver: { receiver: ReceiverId; name: string; address: string; phone: string; permit: string } | null;
	lines: ManifestLine[];
	number: string | null;
	provinceNumber: string | null;
	/** Paper first (art. 20): since when, and entered again when. */
	paper: { number: string; reason: string; at: string; backEnteredAt: string | null; completedOn: Day | null } | null;
	carrierPart: CarrierPart | null;
	relays: { carrier: string; plate: string; driver: string; place: string; claimedAt: string }[];
	arrivedAt: string | null;
	decisions: LineDecision[];
	handler: string;
	receivedAt: string | null;
	signatures: Partial<Record<Party, PartySignature>>;
	confirmedAt: string | null;
	corrections: ManifestCorrection[];
	reason: string;
};

export const newManifest = (id: ManifestId, point: PointId): Manifest => ({
	id,
	point,
	state: 'none',
	trip: null,
	consignor: null,
	receiver: null,
	lines: [],
	number: null,
	provinceNumber: null,
	paper: null,
	carrierPart: null,
	relays: [],
	arrivedAt: null,
	decisions: [],
	handler: '',
	receivedAt: null,
	signatures: {},
	confirmedAt: null,
	corrections: [],
	reason: ''
});

/** Parties that have signed so far. */
export const signedBy = ({ signatures }: Manifest): ReadonlySet<Party> => new Set(Object.keys(signatures) as Party[]);

/** The version that counts now. */
export const versionOf = ({ corrections }: Manifest): number =>
	corrections.reduce((last, { version }) => Math.max(last, version ?? 1), 1);
