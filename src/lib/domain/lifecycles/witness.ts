/**
 * The second person 第二人, and the reason: what corrections and waivers ask for.
 *
 * One person alone changes no figure that was signed, and nobody is his own witness.
 */
import type { PersonId } from '../ids.ts';

/** Who asks, who confirms, and why. */
export type Witnessed = { actor: PersonId; second: PersonId | null; reason: string };

export type WitnessRefusal =
	{ kind: 'reason-missing' } | { kind: 'second-person-missing' } | { kind: 'second-person-same' };

export const reasonGiven = ({ reason }: { reason: string }): { kind: 'reason-missing' } | undefined =>
	reason.trim() === '' ? { kind: 'reason-missing' } : undefined;

export function witnessed(given: Witnessed): WitnessRefusal | undefined {
	if (given.second === null) return reasonGiven(given) ?? { kind: 'second-person-missing' };
	if (given.second === given.actor) return { kind: 'second-person-same' };
	return reasonGiven(given);
}
