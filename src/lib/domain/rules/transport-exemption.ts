/**
 * Whether a waste may be moved without being hazardous goods on the road: by the exemption list of the catalogue (its
 * condition then has to be met), or where a province's pilot plan says so. Off unless a rule with a document says it.
 *
 * Only transport is exempt: on the floor it stays hazardous waste, with label, weight and record.
 */
import type { Rule } from './rule.ts';

export type TransportExemption = {
	exempt: boolean;
	/** The rule that grants it: its clause names the document and its note the conditions. Null when none does. */
	rule: Rule<'transport-exempt-codes'> | Rule<'transport-exempt-by-pilot'> | null;
};

/** @param waste the code, `900-052-31`. */
export function transportExemption(
	waste: string,
	{ listed, byPilot }: { listed: Rule<'transport-exempt-codes'>; byPilot: Rule<'transport-exempt-by-pilot'> }
): TransportExemption {
	if (listed.value?.texts.includes(waste)) return { exempt: true, rule: listed };
	// A plan that was only read about exempts nothing: the point sets its own rule with the document's number.
	if (byPilot.value?.yes && byPilot.confirmed) return { exempt: true, rule: byPilot };
	return { exempt: false, rule: null };
}
