/**
 * What a basin under liquid waste must hold: the larger of the largest container and one tenth of all liquid
 * (GB 18597-2023 6.2.2).
 *
 * Containers count with their volume, not with what is in them: the clause says so of the largest, and for the sum it
 * is the safe side.
 */
import type { Rule } from './rule.ts';

export type Containment = {
	largestLitres: number;
	totalLitres: number;
	/** Whole litres, rounded up. Null when the rule gives no share. */
	neededLitres: number | null;
	state: 'enough' | 'too-small' | 'no-limit-given';
	rule: Rule<'liquid-containment'>;
};

/** @param containers volumes of the containers with liquid that stand over one basin, in whole litres. */
export function containment(
	{ containers, basinLitres }: { containers: readonly number[]; basinLitres: number },
	rule: Rule<'liquid-containment'>
): Containment {
	const largestLitres = Math.max(0, ...containers);
	const totalLitres = containers.reduce((sum, litres) => sum + litres, 0);
	const share = rule.value;
	if (share === null) return { largestLitres, totalLitres, neededLitres: null, state: 'no-limit-given', rule };
	// Multiplied before it is divided: in whole numbers the quotient of an exact share is exact.
	const shareLitres = Math.ceil((totalLitres * share.numerator) / share.denominator);
	const neededLitres = Math.max(largestLitres, shareLitres);
	return {
		largestLitres,
		totalLitres,
		neededLitres,
		state: basinLitres >= neededLitres ? 'enough' : 'too-small',
		rule
	};
}
