/**
 * Which signature seals which field of a manifest 转移联单: one map for all of them.
 *
 * A field is free until its party has signed. Afterwards only a correction changes it, and everybody who has signed that
 * part, or has signed after it and so relied on it, is asked.
 */

/** 移出人, 承运人, 接受人. */
export type Party = 'consignor' | 'carrier' | 'receiver';

/** In the order in which they sign: who signs later has seen what stands before. */
export const parties: readonly Party[] = ['consignor', 'carrier', 'receiver'];

export type Seal =
	| Party
	/** Given by the authority, never made here (令23号 art. 15); whoever signs after it holds a copy that bears it. */
	| 'number'
	/** Says which manifest it is, or is read off events of its own. Where it is wrong, another manifest is made. */
	| 'fixed';

/** Field → seal, in the order of the form. `lines`, `relays` and `decisions` are repeated; the rest stands once. */
export const sealedBy = {
	id: 'fixed',
	point: 'fixed',
	/** Art. 16: one manifest per vehicle trip, and each 移出人 its own. */
	trip: 'fixed',
	'consignor.enterprise': 'fixed',
	state: 'fixed',
	signatures: 'fixed',
	corrections: 'fixed',
	confirmedAt: 'fixed',
	reason: 'fixed',

	number: 'number',
	provinceNumber: 'number',
	/** Art. 20, paper first: the number printed on the paper form; that, when and why it went on paper stays. */
	'paper.number': 'number',
	'paper.reason': 'fixed',
	'paper.at': 'fixed',
	'paper.backEnteredAt': 'fixed',
	'paper.completedOn': 'fixed',

	// 第一部分 移出. Hazards and emergency contact: art. 10.
	'consignor.name': 'consignor',
	'consignor.address': 'consignor',
	'consignor.phone': 'consignor',
	'consignor.emergencyPhone': 'consignor',
	'consignor.handler': 'consignor',
	'consignor.handedOverAt': 'consignor',
	'lines.line': 'consignor',
	'lines.name': 'consignor',
	'lines.waste': 'consignor',
	'lines.hazards': 'consignor',
	'lines.form': 'consignor',
	'lines.components': 'consignor',
	'lines.packaging': 'consignor',
	'lines.count': 'consignor',
	'lines.net': 'consignor',
	/** Labels are linked with the manifest (notice of 2023-11-06, point 5). */
	'lines.containers': 'consignor',
	/** Named by the consignor: the carrier delivers to this one and to no other (art. 11). */
	'receiver.receiver': 'consignor',
	'receiver.name': 'consignor',

	// 第二部分 运输 (art. 11; relays: art. 17).
	'carrierPart.carrier': 'carrier',
	'carrierPart.permit': 'carrier',
	'carrierPart.address': 'carrier',
	'carrierPart.phone': 'carrier',
	'carrierPart.driver': 'carrier',
	'carrierPart.driverPhone': 'carrier',
	'carrierPart.vehicleKind': 'carrier',
	'carrierPart.plate': 'carrier',
	// In backticks: tests/architecture.test.ts would read a plain quote after this word as an import.
	[`carrierPart.from`]: 'carrier',
	'carrierPart.departedAt': 'carrier',
	'carrierPart.via': 'carrier',
	'carrierPart.to': 'carrier',
	'relays.carrier': 'carrier',
	'relays.plate': 'carrier',
	'relays.driver': 'carrier',
	'relays.place': 'carrier',
	'relays.claimedAt': 'carrier',
	arrivedAt: 'carrier',

	// 第三部分 接受 (art. 12).
	'receiver.permit': 'receiver',
	'receiver.address': 'receiver',
	'receiver.phone': 'receiver',
	handler: 'receiver',
	receivedAt: 'receiver',
	'decisions.line': 'receiver',
	'decisions.taken': 'receiver',
	'decisions.discrepancy': 'receiver',
	'decisions.words': 'receiver',
	'decisions.net': 'receiver',
	'decisions.method': 'receiver'
} as const satisfies Record<string, Seal>;

export type ManifestField = keyof typeof sealedBy;
export const manifestFields = Object.keys(sealedBy) as readonly ManifestField[];

type NamesIn<Name extends string, Value> = Value extends string | number | boolean
	? Name
	: Value extends readonly (infer Item)[]
		? NamesIn<Name, Item>
		: `${Name}.${keyof Value & string}`;

/**
 * The fields of a type of manifest that have no rule here: `never`, or it is not complete. A group whose name has a rule
 * (`signatures`) stands under it as a whole.
 */
export type UnsealedIn<Manifest> = Exclude<
	{ [Name in Exclude<keyof Manifest & string, ManifestField>]: NamesIn<Name, NonNullable<Manifest[Name]>> }[Exclude<
		keyof Manifest & string,
		ManifestField
	>],
	ManifestField
>;

export const isManifestField = (field: string): field is ManifestField => Object.hasOwn(sealedBy, field);

export type Editing =
	/** Nobody has signed it. */
	| 'free'
	/** Somebody has: by a correction that those it touches approve. */
	| 'by-correction'
	| 'never';

/** How a field may be changed once `signed` have signed. A number is sealed by the first signature, whosever it is. */
export function mayEdit(field: ManifestField, signed: ReadonlySet<Party>): Editing {
	const seal = sealedBy[field];
	if (seal === 'fixed') return 'never';
	const isSealed = seal === 'number' ? signed.size > 0 : signed.has(seal);
	return isSealed ? 'by-correction' : 'free';
}

/** Who must approve a change of these fields: each that signed their part or after it, in the order of the form. */
export function partiesTouched(fields: readonly ManifestField[], signed: ReadonlySet<Party>): Party[] {
	const from = Math.min(...fields.map(firstTouched));
	return parties.filter((party, at) => at >= from && signed.has(party));
}

function firstTouched(field: ManifestField): number {
	const seal = sealedBy[field];
	if (seal === 'fixed') return Infinity;
	return seal === 'number' ? 0 : parties.indexOf(seal);
}

/** What among the fields no correction may change: it stands there for good, or is no field of a manifest. */
export const fixedAmong = (fields: readonly string[]): string[] =>
	fields.filter((field) => !isManifestField(field) || sealedBy[field] === 'fixed');
