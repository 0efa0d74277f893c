/**
 * A manifest 转移联单: 移出, 运输, 接受 (危险废物转移管理办法, 令23号).
 *
 * One enterprise a vehicle trip (art. 16). Its national number is only ever received. That it ran on paper first, and what
 * was corrected, are marks beside the state and never replace it.
 */
import { reasonGiven } from './witness.ts';
import type { Lifecycle } from './lifecycle.ts';

export type ManifestState =
	| 'none'
	| 'drafted'
	/** It has its national number, or goes on paper (art. 20). */
	| 'issued'
	/** 移出: the consignor has signed. */
	| 'moved-out'
	/** 运输: the carrier has signed. */
	| 'in-transit'
	| 'arrived'
	/** 接受: the receiver has decided. */
	| 'accepted'
	| 'partly-refused'
	| 'refused'
	/** Confirmed in the system (art. 18): nothing but a correction can follow. */
	| 'confirmed'
	| 'voided';

export type DraftFacts = {
	/** Enterprises whose waste is on it. */
	consignors: readonly string[];
	lines: number;
	receiver: string | null;
};

export type DecisionFacts = {
	/** Lines of the manifest, and how many were decided on. */
	lines: number;
	decided: number;
	/** Of those, how many are not taken: the three decisions are read off the lines, and none may say what they do not. */
	refused: number;
	/** Lines with 重大差异 whose text is missing. */
	unexplained: readonly string[];
};

export type CorrectionFacts = {
	reason: string;
	/** Fields it changes, and those among them that no signature and no correction may change. */
	fields: readonly string[];
	fixed: readonly string[];
};

export type ManifestFacts = {
	draft: DraftFacts;
	amend: DraftFacts;
	/** `refusal` of `parseManifestNumber`, null when the number has the form. `held`: the number it has already. */
	number: { refusal: string | null; held: string | null };
	'go-on-paper': { reason: string };
	'back-enter': { onPaper: boolean; refusal: string | null };
	/** Art. 10: weighed; art. 13: the label agrees or it is not loaded. */
	'sign-out': { unweighed: readonly string[]; labelsDisagree: readonly string[] };
	/** Art. 11: vehicle with its 营运证件号, driver. */
	'sign-carrier': { vehiclePermit: string; driver: string };
	relay: { place: string };
	arrive: object;
	accept: DecisionFacts;
	'accept-partly': DecisionFacts;
	refuse: DecisionFacts & { reason: string };
	confirm: object;
	'propose-correction': CorrectionFacts;
	/** `asked`: parties that have not answered yet. */
	'approve-correction': { party: string; asked: readonly string[] };
	'reject-correction': { party: string; asked: readonly string[]; reason: string };
	void: { reason: string };
};

function draftGuard({ consignors, lines, receiver }: DraftFacts) {
	const enterprises = [...new Set(consignors)];
	if (enterprises.length > 1) return { kind: 'one-enterprise-only', enterprises } as const;
	if (enterprises.length === 0) return { kind: 'consignor-missing' } as const;
	if (lines === 0) return { kind: 'no-lines' } as const;
	return receiver === null ? ({ kind: 'receiver-missing' } as const) : undefined;
}

const numberGuard = ({ refusal }: { refusal: string | null }) =>
	refusal === null ? undefined : ({ kind: 'number-malformed', why: refusal } as const);

function decisionGuard({ lines, decided, refused, unexplained }: DecisionFacts, says: (facts: Counts) => boolean) {
	if (decided < lines) return { kind: 'lines-undecided', count: lines - decided } as const;
	if (!says({ lines, refused })) return { kind: 'decision-disagrees', lines, refused } as const;
	return unexplained.length > 0 ? ({ kind: 'discrepancy-unexplained', lines: unexplained } as const) : undefined;
}

type Counts = Pick<DecisionFacts, 'lines' | 'refused'>;
const allTaken = ({ refused }: Counts) => refused === 0;
const someTaken = ({ lines, refused }: Counts) => refused > 0 && refused < lines;
const noneTaken = ({ lines, refused }: Counts) => refused === lines;

function correctionGuard({ reason, fields, fixed }: CorrectionFacts) {
	if (fields.length === 0) return { kind: 'nothing-changed' } as const;
	return fixed.length > 0 ? ({ kind: 'field-fixed', fields: fixed } as const) : reasonGiven({ reason });
}

const askedGuard = ({ party, asked }: { party: string; asked: readonly string[] }) =>
	asked.includes(party) ? undefined : ({ kind: 'not-asked', party } as const);

/** What may happen beside the transfer while it is under way or done. */
const corrections = <State extends ManifestState>(state: State) =>
	({
		number: state,
		'back-enter': state,
		'propose-correction': state,
		'approve-correction': state,
		'reject-correction': state
	}) as const;

export const manifest: Lifecycle<ManifestState, ManifestFacts> = {
	subject: 'manifest',
	initial: 'none',
	stages: [
		'drafted',
		'issued',
		'moved-out',
		'in-transit',
		'arrived',
		'accepted',
		'partly-refused',
		'refused',
		'confirmed'
	],
	actions: {
		draft: { writes: 'manifest.drafted', guard: draftGuard },
		amend: { writes: 'manifest.amended', guard: draftGuard },
		number: {
			writes: 'manifest.numbered',
			// A number that was received is put right by a correction only.
			guard: (facts) =>
				facts.held === null ? numberGuard(facts) : ({ kind: 'already-numbered', number: facts.held } as const)
		},
		'go-on-paper': { writes: 'manifest.put-on-paper', guard: reasonGiven },
		'back-enter': {
			writes: 'manifest.back-entered',
			guard: (facts) => (facts.onPaper ? numberGuard(facts) : ({ kind: 'not-on-paper' } as const))
		},
		'sign-out': {
			writes: 'manifest.signed-out',
			lands: 'moved-out',
			guard: ({ unweighed, labelsDisagree }) =>
				unweighed.length > 0
					? ({ kind: 'not-weighed', containers: unweighed } as const)
					: labelsDisagree.length > 0
						? ({ kind: 'label-disagrees', containers: labelsDisagree } as const)
						: undefined
		},
		'sign-carrier': {
			writes: 'manifest.carrier-signed',
			lands: 'in-transit',
			guard: ({ vehiclePermit, driver }) =>
				vehiclePermit.trim() === ''
					? ({ kind: 'vehicle-permit-missing' } as const)
					: driver.trim() === ''
						? ({ kind: 'driver-missing' } as const)
						: undefined
		},
		relay: {
			writes: 'manifest.relayed',
			guard: ({ place }) => (place.trim() === '' ? ({ kind: 'place-missing' } as const) : undefined)
		},
		arrive: { writes: 'manifest.arrived', lands: 'arrived' },
		accept: { writes: 'manifest.accepted', guard: (facts) => decisionGuard(facts, allTaken) },
		'accept-partly': { writes: 'manifest.partly-refused', guard: (facts) => decisionGuard(facts, someTaken) },
		refuse: { writes: 'manifest.refused', guard: (facts) => reasonGiven(facts) ?? decisionGuard(facts, noneTaken) },
		confirm: { writes: 'manifest.confirmed' },
		'propose-correction': { writes: 'manifest.correction-proposed', guard: correctionGuard },
		'approve-correction': { writes: 'manifest.correction-approved', guard: askedGuard },
		'reject-correction': {
			writes: 'manifest.correction-rejected',
			guard: (facts) => askedGuard(facts) ?? reasonGiven(facts)
		},
		void: { writes: 'manifest.voided', guard: reasonGiven }
	},
	table: {
		none: { draft: 'drafted' },
		drafted: { amend: 'drafted', number: 'issued', 'go-on-paper': 'issued', void: 'voided' },
		// Nobody has signed it yet: a wrong line is amended, not corrected and not voided together with its number.
		issued: { amend: 'issued', number: 'issued', 'go-on-paper': 'issued', 'sign-out': 'moved-out', void: 'voided' },
		'moved-out': { ...corrections('moved-out'), 'sign-carrier': 'in-transit', void: 'voided' },
		'in-transit': { ...corrections('in-transit'), relay: 'in-transit', arrive: 'arrived' },
		arrived: {
			...corrections('arrived'),
			accept: 'accepted',
			'accept-partly': 'partly-refused',
			refuse: 'refused'
		},
		accepted: { ...corrections('accepted'), confirm: 'confirmed' },
		'partly-refused': { ...corrections('partly-refused'), confirm: 'confirmed' },
		refused: { ...corrections('refused'), confirm: 'confirmed' },
		confirmed: corrections('confirmed'),
		voided: {}
	}
};
