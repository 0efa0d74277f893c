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
	const { trip, consignor, receiver, lines } = bodyOf(step, 'manifest.drafted');
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
	const { handler, receivedAt, decisions } = bodyOf(step, 'manifest.accepted');
	return {
		...row,
		handler,
		receivedAt,
		decisions: decisions.map((each) => ({ ...each, net: grams(each.net) })),
		signatures: { ...row.signatures, receiver: signature(step, handler, receivedAt) }
	};
}

function proposed(row: Manifest, step: PaperStep): Manifest {
	const { correction, changes, reason, by } = bodyOf(step, 'manifest.correction-proposed');
	const fields = changes.map(({ field }) => field as ManifestField);
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
	const { correction, party } = bodyOf(step, 'manifest.correction-approved');
	return answered(row, correction, party, (open) => {
		const asked = open.asked.filter((each) => each !== party);
		const version = asked.length === 0 ? versionOf(row) + 1 : null;
		return { ...open, asked, approved: [...open.approved, party], version };
	});
}

/** What does not fit into a correction, seen from the manifest as it stood. */
function odd(row: Manifest, step: PaperStep): Flag[] {
	if (step.type === 'manifest.correction-proposed') {
		const { changes } = bodyOf(step, 'manifest.correction-proposed');
		const fields = fixedAmong(changes.map(({ field }) => field as ManifestField));
		return fields.length > 0 ? [{ kind: 'field-sealed', fields: [...fields] }] : [];
	}
	if (step.type === 'manifest.amended') {
		const { consignor } = bodyOf(step, 'manifest.amended');
		const first = row.consignor?.enterprise;
		return first !== undefined && first !== consignor.enterprise
			? [{ kind: 'enterprises-mixed', enterprises: [first, consignor.enterprise] }]
			: [];
	}
	if (step.type !== 'manifest.correction-approved' && step.type !== 'manifest.correction-rejected') return [];
	const { correction, party } = bodyOf(step, 'manifest.correction-approved');
	const waits = row.corrections.some((each) => each.correction === correction && each.asked.includes(party));
	return waits ? [] : [{ kind: 'not-known', subject: 'correction', id: correction }];
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
				const { number, provinceNumber } = bodyOf(step, 'manifest.numbered');
				return { ...row, number, provinceNumber };
			}
			case 'manifest.put-on-paper': {
				const { paperNumber, reason } = bodyOf(step, 'manifest.put-on-paper');
				const paper = { number: paperNumber, reason, at: step.at, backEnteredAt: null, completedOn: null };
				return { ...row, paper };
			}
			case 'manifest.back-entered': {
				const { number, completedOn } = bodyOf(step, 'manifest.back-entered');
				const paper = row.paper && { ...row.paper, backEnteredAt: step.at, completedOn: completedOn as Day };
				return { ...row, number, paper };
			}
			case 'manifest.signed-out': {
				const { signer, claimedAt } = bodyOf(step, 'manifest.signed-out');
				const consignor = row.consignor && { ...row.consignor, handedOverAt: claimedAt };
				return { ...row, consignor, signatures: { ...row.signatures, consignor: signature(step, signer, claimedAt) } };
			}
			case 'manifest.carrier-signed': {
				const { manifest: _, claimedAt, ...said } = bodyOf(step, 'manifest.carrier-signed');
				const carrierPart = { ...said, departedAt: claimedAt };
				const carrier = signature(step, said.driver, claimedAt);
				return { ...row, carrierPart, signatures: { ...row.signatures, carrier } };
			}
			case 'manifest.relayed': {
				const { manifest: _, ...relay } = bodyOf(step, 'manifest.relayed');
				return { ...row, relays: [...row.relays, relay] };
			}
			case 'manifest.arrived':
				return { ...row, arrivedAt: bodyOf(step, 'manifest.arrived').claimedAt };
			case 'manifest.accepted':
			case 'manifest.partly-refused':
				return decided(row, step);
			case 'manifest.refused':
				return { ...decided(row, step), reason: bodyOf(step, 'manifest.refused').reason };
			case 'manifest.confirmed':
				return { ...row, confirmedAt: step.at };
			case 'manifest.correction-proposed':
				return proposed(row, step);
			case 'manifest.correction-approved':
				return approved(row, step);
			case 'manifest.correction-rejected': {
				const { correction, party, reason } = bodyOf(step, 'manifest.correction-rejected');
				return answered(row, correction, party, (open) => ({ ...open, rejected: { party, reason } }));
			}
			default:
				return { ...row, reason: bodyOf(step, 'manifest.voided').reason };
		}
	}
};
