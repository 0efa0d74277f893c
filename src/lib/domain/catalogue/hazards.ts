/**
 * Hazardous traits 危险特性 of a waste, and which of them may be confirmed for one lot.
 *
 * The marks between the letters carry meaning (note 2 of the 2025 edition, note 1 of 2021): `,` = has the first trait and
 * may have the others; `/` = has one or more of those named; other traits are never excluded.
 */
import { ok, refuse, type Result } from '../result.ts';

/** T 毒性 · C 腐蚀性 · I 易燃性 · R 反应性 · In 感染性 (catalogue, art. 5). */
export type Hazard = 'T' | 'C' | 'I' | 'R' | 'In';

export type Hazards = { listed: readonly Hazard[]; mode: 'first-and-maybe' | 'one-or-more' };

/** The order on a label: that of art. 5. The order of HJ 1276's own table is not confirmed. */
export const labelOrder: readonly Hazard[] = ['T', 'C', 'I', 'R', 'In'];

const isHazard = (text: string): text is Hazard => (labelOrder as readonly string[]).includes(text);

export type HazardTextRefusal =
	| { kind: 'unknown-hazard'; found: string }
	| { kind: 'repeated-hazard'; found: string }
	/** `,` and `/` in one text: neither meaning holds. */
	| { kind: 'mixed-marks'; found: string };

/** Reads a hazard text as the catalogue writes it: `T,I`, `T/In`. */
export function readHazards(text: string): Result<Hazards, HazardTextRefusal> {
	if (text.includes(',') && text.includes('/')) return refuse({ kind: 'mixed-marks', found: text });
	const listed: Hazard[] = [];
	for (const letter of text.split(/[,/]/)) {
		if (!isHazard(letter)) return refuse({ kind: 'unknown-hazard', found: letter });
		if (listed.includes(letter)) return refuse({ kind: 'repeated-hazard', found: letter });
		listed.push(letter);
	}
	return ok({ listed, mode: text.includes('/') ? 'one-or-more' : 'first-and-maybe' });
}

/** The text that {@link readHazards} reads. */
export const hazardsText = ({ listed, mode }: Hazards): string => listed.join(mode === 'one-or-more' ? '/' : ',');

/** In {@link labelOrder}, each once. */
export const inLabelOrder = (hazards: Iterable<Hazard>): Hazard[] => {
	const chosen = new Set(hazards);
	return labelOrder.filter((hazard) => chosen.has(hazard));
};

export type Confirmable = {
	/** Holds for every lot of the code; may not be taken away. */
	must: readonly Hazard[];
	/** At least one of these. Empty where the first is certain. */
	oneOf: readonly Hazard[];
	/** Named as possible. */
	may: readonly Hazard[];
	/** Not named, never excluded. */
	others: readonly Hazard[];
};

/** What staff may confirm for a lot. Without an entry (a code outside the catalogue) one trait of any kind is needed. */
export function confirmable(hazards: Hazards | undefined): Confirmable {
	if (!hazards) return { must: [], oneOf: labelOrder, may: [], others: [] };
	const { listed, mode } = hazards;
	const others = labelOrder.filter((hazard) => !listed.includes(hazard));
	return mode === 'one-or-more'
		? { must: [], oneOf: listed, may: [], others }
		: { must: listed.slice(0, 1), oneOf: [], may: listed.slice(1), others };
}

export type HazardRefusal =
	| { kind: 'unknown-hazard'; found: string }
	/** The trait that every lot of the code has. */
	| { kind: 'first-missing'; missing: Hazard }
	| { kind: 'none-of-listed'; listed: readonly Hazard[] };

/** The traits confirmed for a lot, in label order; refused where they contradict the catalogue. */
export function confirmHazards(
	hazards: Hazards | undefined,
	chosen: readonly string[]
): Result<Hazard[], HazardRefusal> {
	const unknown = chosen.find((letter) => !isHazard(letter));
	if (unknown !== undefined) return refuse({ kind: 'unknown-hazard', found: unknown });
	const confirmed = inLabelOrder(chosen as readonly Hazard[]);
	const { must, oneOf } = confirmable(hazards);
	const missing = must.find((hazard) => !confirmed.includes(hazard));
	if (missing !== undefined) return refuse({ kind: 'first-missing', missing });
	if (oneOf.length > 0 && !oneOf.some((hazard) => confirmed.includes(hazard)))
		return refuse({ kind: 'none-of-listed', listed: oneOf });
	return ok(confirmed);
}
