/**
 * Manifests from their steps: three parts, signatures, decisions, and corrections as versions.
 *
 * What a party has signed is never overwritten here: a correction stays beside it, with the parties that have to approve.
 */
import type { Day, EnterpriseId, ManifestId, PersonId, ReceiverId } from '#lib/domain/ids.ts';
import { manifest, type ManifestFacts, type ManifestState } from '#lib/domain/lifecycles/manifest.ts';
import {
	newManifest,
	signedBy,
	versionOf,
	type Manifest,
	type ManifestCorrection,
	type ManifestLine
} from '#lib/domain/manifest.ts';
import { fixedAmong, partiesTouched, type ManifestField, type Party } from '#lib/domain/manifest-seals.ts';
import { grams } from '#lib/domain/weight.ts';
import type { Flag } from './flags.ts';
import { bodyOf, type PaperForm } from './paper.ts';
import type { PaperStep } from './rows.ts';

const signature = (step: PaperStep, signer: string, claimedAt: string) => ({
	signer,
	claimedAt,
	at: step.at,
	by: step.by as PersonId
});

function drafted(row: Manifest, step: PaperStep): Manifest {
	const { trip, consignor, receiver, lines } = bodyOf<'manifest.drafted'>(step);
	return {
		...row,
		// The trip and the consignor are of the first draft: another trip, or another enterprise, is another manifest.
		trip: row.trip ?? trip,
		consignor: {
			...consignor,
			enterprise: row.consignor?.enterprise ?? (consignor.enterprise as EnterpriseId),
			handedOverAt: null
		},
		receiver: { ...receiver, receiver: receiver.receiver as ReceiverId },
		lines: lines as ManifestLine[]
	};
}

function decided(row: Manifest, step: PaperStep): Manifest {
	const { handler, receivedAt, decisions } = bodyOf<'manifest.accepted'>(step);
	return {
		...row,
		handler,
		receivedAt,
		decisions: decisions.map((each) => ({ ...each, net: grams(each.net) })),
		signatures: { ...row.signatures, receiver: signature(step, handler, receivedAt) }
	};
}

/** A correction of what stands there for good is none, and no second one goes by the name of another. */
function proposed(row: Manifest, step: PaperStep): Manifest {
	const { correction, changes, reason, by } = bodyOf<'manifest.correction-proposed'>(step);
	const fields = changes.map(({ field }) => field as ManifestField);
	if (fixedAmong(fields).length > 0 || isKnown(row, correction)) return row;
	// Who proposes has approved.
	const asked = partiesTouched(fields, signedBy(row)).filter((party) => party !== by);
	const entry: ManifestCorrection = {
		correction,
		changes,
		reason,
		by,
		proposedAt: step.at,
		asked,
		approved: [by],
		rejected: null,
		version: asked.length === 0 ? versionOf(row) + 1 : null
	};
	return { ...row, corrections: [...row.corrections, entry] };
}

const isKnown = ({ corrections }: Manifest, id: string): boolean =>
	corrections.some(({ correction }) => correction === id);

/** An answer to a correction that still waits for it; any other changes nothing. */
function answered(
	row: Manifest,
	id: string,
	party: Party,
	answer: (open: ManifestCorrection) => ManifestCorrection
): Manifest {
	const corrections = row.corrections.map((each) =>
		each.correction === id && each.asked.includes(party) && each.rejected === null ? answer(each) : each
	);
	return { ...row, corrections };
}

function approved(row: Manifest, step: PaperStep): Manifest {
	const { correction, party } = bodyOf<'manifest.correction-approved'>(step);
	return answered(row, correction, party, (open) => {
		const asked = open.asked.filter((each) => each !== party);
		const version = asked.length === 0 ? versionOf(row) + 1 : null;
		return { ...open, asked, approved: [...open.approved, party], version };
	});
}

const sealedFlag = (fields: readonly string[]): Flag[] =>
	fields.length > 0 ? [{ kind: 'field-sealed', fields: [...fields] }] : [];

/** What does not fit into a manifest besides its turn, seen from the manifest as it stood. */
function odd(row: Manifest, step: PaperStep): Flag[] {
	switch (step.type) {
		case 'manifest.drafted':
		case 'manifest.amended':
			return oddDraft(row, step);
		case 'manifest.numbered':
		case 'manifest.back-entered': {
			const { number } = bodyOf<'manifest.numbered'>(step);
			return sealedFlag(row.number === null || row.number === number ? [] : ['number']);
		}
		case 'manifest.correction-proposed': {
			const { correction, changes } = bodyOf<'manifest.correction-proposed'>(step);
			const again: Flag = { kind: 'known-already', subject: 'correction', id: correction };
			return [
				...sealedFlag(fixedAmong(changes.map(({ field }) => field))),
				...(isKnown(row, correction) ? [again] : [])
			];
		}
		case 'manifest.correction-approved':
		case 'manifest.correction-rejected': {
			const { correction, party } = bodyOf<'manifest.correction-approved'>(step);
			const waits = row.corrections.some(
				({ correction: each, asked, rejected }) => each === correction && asked.includes(party) && rejected === null
			);
			return waits ? [] : [{ kind: 'not-known', subject: 'correction', id: correction }];
		}
		default:
			return [];
	}
}

/** Another enterprise or another trip than the first draft's. */
function oddDraft({ consignor, trip }: Manifest, step: PaperStep): Flag[] {
	const said = bodyOf<'manifest.drafted'>(step);
	if (!consignor || !trip) return [];
	const enterprises = [consignor.enterprise, said.consignor.enterprise];
	const isMixed = enterprises[0] !== enterprises[1];
	const isSameTrip = trip.kind === said.trip.kind && trip.id === said.trip.id;
	return [
		...(isMixed ? [{ kind: 'enterprises-mixed', enterprises } as const] : []),
		...sealedFlag(isSameTrip ? [] : ['trip'])
	];
}

export const manifestForm: PaperForm<ManifestState, ManifestFacts, Manifest> = {
	lifecycle: manifest,
	blank: (id, point) => newManifest(id as ManifestId, point),
	odd,
	apply: (row, step) => {
		switch (step.type) {
			case 'manifest.drafted':
			case 'manifest.amended':
				return drafted(row, step);
			case 'manifest.numbered': {
				const { number, provinceNumber } = bodyOf<'manifest.numbered'>(step);
				// A number that was received is put right by a correction only.
				return row.number === null ? { ...row, number, provinceNumber } : row;
			}
			case 'manifest.put-on-paper': {
				const { paperNumber, reason } = bodyOf<'manifest.put-on-paper'>(step);
				const paper = { number: paperNumber, reason, at: step.at, backEnteredAt: null, completedOn: null };
				return { ...row, paper };
			}
			case 'manifest.back-entered': {
				const { number, completedOn } = bodyOf<'manifest.back-entered'>(step);
				const paper = row.paper && { ...row.paper, backEnteredAt: step.at, completedOn: completedOn as Day };
				return { ...row, number: row.number ?? number, paper };
			}
			case 'manifest.signed-out': {
				const { signer, claimedAt } = bodyOf<'manifest.signed-out'>(step);
				const consignor = row.consignor && { ...row.consignor, handedOverAt: claimedAt };
				return { ...row, consignor, signatures: { ...row.signatures, consignor: signature(step, signer, claimedAt) } };
			}
			case 'manifest.carrier-signed': {
				const { manifest: _, claimedAt, ...said } = bodyOf<'manifest.carrier-signed'>(step);
				const carrierPart = { ...said, departedAt: claimedAt };
				const carrier = signature(step, said.driver, claimedAt);
				return { ...row, carrierPart, signatures: { ...row.signatures, carrier } };
			}
			case 'manifest.relayed': {
				const { manifest: _, ...relay } = bodyOf<'manifest.relayed'>(step);
				return { ...row, relays: [...row.relays, relay] };
			}
			case 'manifest.arrived':
				return { ...row, arrivedAt: bodyOf<'manifest.arrived'>(step).claimedAt };
			case 'manifest.accepted':
			case 'manifest.partly-refused':
				return decided(row, step);
			case 'manifest.refused':
				return { ...decided(row, step), reason: bodyOf<'manifest.refused'>(step).reason };
			case 'manifest.confirmed':
				return { ...row, confirmedAt: step.at };
			case 'manifest.correction-proposed':
				return proposed(row, step);
			case 'manifest.correction-approved':
				return approved(row, step);
			case 'manifest.correction-rejected': {
				const { correction, party, reason } = bodyOf<'manifest.correction-rejected'>(step);
				return answered(row, correction, party, (open) => ({ ...open, rejected: { party, reason } }));
			}
			default:
				return { ...row, reason: bodyOf<'manifest.voided'>(step).reason };
		}
	}
};
