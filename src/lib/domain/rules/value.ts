/**
 * What a rule says, by its unit: whole grams, whole days, whole litres, a share of whole numbers. No figure is ever a float.
 *
 * A bound is part of the figure: a text that says "up to 10 t" and one that says "below 10 t" differ at exactly 10 t.
 */
import type { Day } from '../ids.ts';
import type { Grams } from '../weight.ts';

export type Bound = 'at-most' | 'below' | 'at-least' | 'above';

export type DurationUnit = 'days' | 'working-days' | 'months' | 'years';

/**
 * A day by which something is filed, again and again. `covers` is the period it is filed for: this one (a plan for the
 * year that runs) or the last one (a report). `day` counts in the month, or in the first month of the quarter.
 */
export type Deadline =
	| { kind: 'deadline'; every: 'month'; day: number; covers: 'this' | 'last' }
	| { kind: 'deadline'; every: 'quarter'; day: number; covers: 'this' | 'last' }
	| { kind: 'deadline'; every: 'year'; month: number; day: number; covers: 'this' | 'last' };

export type Duration = { kind: 'duration'; count: number; unit: DurationUnit };

/** A measure that grows with the volume of a container: the first step whose litres are not exceeded; null = without end. */
export type Steps = { kind: 'steps'; steps: { upToLitres: number | null; millimetres: number }[] };

export type RuleValue =
	| { kind: 'mass'; bound: Bound; grams: Grams }
	| Duration
	| { kind: 'share'; numerator: number; denominator: number }
	| Deadline
	| { kind: 'boolean'; yes: boolean }
	| { kind: 'length'; millimetres: number }
	| { kind: 'volume'; bound: Bound; litres: number }
	| Steps
	| { kind: 'count'; count: number }
	| { kind: 'day'; day: Day }
	| { kind: 'fine'; fromYuan: number; toYuan: number }
	| { kind: 'texts'; texts: string[] };

/** Whether an amount is what the bound describes: 10 t is `at-most` 10 t and is not `below` it. */
export function within(amount: number, bound: Bound, limit: number): boolean {
	if (bound === 'at-most') return amount <= limit;
	if (bound === 'below') return amount < limit;
	return bound === 'at-least' ? amount >= limit : amount > limit;
}
