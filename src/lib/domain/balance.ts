/**
 * The balance of a period: opening + received ± corrected − shipped = closing, to the gram (law 6).
 *
 * It is summed from movements (movements.ts) and says nothing of its own: every difference has the reason of its movement.
 */
import type { Container } from './container.ts';
import type { Day, EnterpriseId } from './ids.ts';
import { movementsOf, type Movement, type MovementReason } from './movements.ts';
import { grams, type Grams } from './weight.ts';

/** What it is counted by, besides the waste code. */
export type BalanceBy = 'waste' | 'enterprise';

export type BalanceRow = {
	waste: string;
	/** Null when it is counted by waste alone, or of a bringer that is not known. */
	enterprise: EnterpriseId | null;
	opening: Grams;
	received: Grams;
	/** Signed, by reason; only reasons that occur. */
	corrected: Partial<Record<MovementReason, Grams>>;
	/** Positive when it left. */
	shipped: Grams;
	closing: Grams;
};

/** Both days included. */
export type Period = { from: Day; to: Day };

/** One row a waste code (and enterprise), in the order of code and enterprise; rows of nothing but zeros are left out. */
export function balanceOf(
	containers: Iterable<Container>,
	{ from, to }: Period,
	by: BalanceBy = 'waste'
): BalanceRow[] {
	const rows = new Map<string, BalanceRow>();
	for (const container of containers) {
		for (const movement of movementsOf(container)) {
			if (movement.day > to) continue;
			const enterprise = by === 'enterprise' ? movement.enterprise : null;
			const name = JSON.stringify([movement.waste, enterprise]);
			const row = rows.get(name) ?? emptyRow(movement.waste, enterprise);
			rows.set(
				name,
				movement.day < from ? { ...row, opening: add(row.opening, movement.grams) } : booked(row, movement)
			);
		}
	}
	return [...rows.entries()]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, row]) => ({ ...row, closing: closingOf(row) }))
		.filter(
			({ opening, received, corrected, shipped }) => opening || received || shipped || Object.keys(corrected).length > 0
		);
}

const add = (a: Grams, b: number): Grams => grams(a + b);

const emptyRow = (waste: string, enterprise: EnterpriseId | null): BalanceRow => ({
	waste,
	enterprise,
	opening: grams(0),
	received: grams(0),
	corrected: {},
	shipped: grams(0),
	closing: grams(0)
});

function booked(row: BalanceRow, movement: Movement): BalanceRow {
	switch (movement.kind) {
		case 'received':
			return { ...row, received: add(row.received, movement.grams) };
		case 'shipped':
			return { ...row, shipped: add(row.shipped, -movement.grams) };
		case 'corrected': {
			const before = row.corrected[movement.reason] ?? grams(0);
			return { ...row, corrected: { ...row.corrected, [movement.reason]: add(before, movement.grams) } };
		}
	}
}

const closingOf = ({ opening, received, corrected, shipped }: BalanceRow): Grams =>
	grams(Object.values(corrected).reduce((sum, change) => sum + change, opening + received - shipped));
