/**
 * Why a container must not be put into storage but is set apart: its kind or its properties disagree with the label, or
 * are unknown (GB 18597-2023 8.2.1).
 *
 * It is received and recorded all the same: the waste is already on the floor.
 */
import type { Hazard } from '../catalogue/hazards.ts';
import type { WasteForm } from '../packaging.ts';
import type { Rule } from './rule.ts';

export type QuarantineReason =
	| { kind: 'label-kind-disagrees'; label: string; declared: string }
	| { kind: 'label-hazards-disagree'; label: readonly Hazard[]; declared: readonly Hazard[] }
	/** No waste code, or one that the catalogue does not have. */
	| { kind: 'waste-kind-unknown' }
	| { kind: 'properties-unknown'; missing: ('hazards' | 'form')[] };

export type DeclaredWaste = {
	code: string | null;
	/** Whether the edition in force has the code. */
	inCatalogue: boolean;
	hazards: readonly Hazard[];
	form: WasteForm | null;
};

/** What a label that came with the container says; null where it cannot be read from it. */
export type ArrivingLabel = { code: string | null; hazards: readonly Hazard[] | null };

export type Quarantine = { store: boolean; reasons: QuarantineReason[]; rule: Rule<'check-before-storing'> };

/** @param label null when the container came without one: then the point's own label is made from what is declared. */
export function quarantineReasons(
	declared: DeclaredWaste,
	label: ArrivingLabel | null,
	rule: Rule<'check-before-storing'>
): Quarantine {
	const reasons = [...unknowns(declared), ...(label ? disagreements(declared, label) : [])];
	return { store: reasons.length === 0 || !rule.value?.yes, reasons, rule };
}

function unknowns({ code, inCatalogue, hazards, form }: DeclaredWaste): QuarantineReason[] {
	const reasons: QuarantineReason[] = [];
	if (code === null || !inCatalogue) reasons.push({ kind: 'waste-kind-unknown' });
	const missing: ('hazards' | 'form')[] = [];
	if (hazards.length === 0) missing.push('hazards');
	if (form === null) missing.push('form');
	if (missing.length > 0) reasons.push({ kind: 'properties-unknown', missing });
	return reasons;
}

function disagreements(declared: DeclaredWaste, label: ArrivingLabel): QuarantineReason[] {
	const reasons: QuarantineReason[] = [];
	if (label.code !== null && declared.code !== null && label.code !== declared.code)
		reasons.push({ kind: 'label-kind-disagrees', label: label.code, declared: declared.code });
	if (label.hazards !== null && !areSame(label.hazards, declared.hazards))
		reasons.push({ kind: 'label-hazards-disagree', label: label.hazards, declared: declared.hazards });
	return reasons;
}

const areSame = (a: readonly Hazard[], b: readonly Hazard[]) =>
	a.every((hazard) => b.includes(hazard)) && b.every((hazard) => a.includes(hazard));
