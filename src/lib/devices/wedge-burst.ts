/**
 * Tells a scanner's typing from a person's by its speed: four characters less than 50 ms apart make a scan, Enter or Tab ends it.
 *
 * Pure: the time comes with each key. What a person types is never held back, so the first characters of a scan have been
 * seen by the page before it is known for one; whoever listens takes them back.
 */
import { characterOf, isEnd, isModifier, throughInputMethod, type WedgeKey } from './wedge-keys.ts';

export const FASTEST_PERSON = 50;
export const FEWEST_CHARACTERS = 4;
/** Once it is known for a scan it may falter, and some scanners wait before the closing key (milliseconds). */
const WITHIN_A_SCAN = 150;
/** Longer than any code we read; a stuck scanner stops here. */
const LONGEST = 512;

export type Burst = { text: string; lastAt: number; inputMethod: boolean };

export const noBurst: Burst = { text: '', lastAt: -Infinity, inputMethod: false };

export const isScan = (burst: Burst): boolean => burst.text.length >= FEWEST_CHARACTERS;

export type KeyVerdict =
	/** The first key of what may become a scan: what it will change on the page must be remembered. */
	| { kind: 'first' }
	/** A person's key, or too early to tell. */
	| { kind: 'pass' }
	/** Part of a scan: must not reach the page. */
	| { kind: 'swallow' }
	| { kind: 'scan'; text: string; inputMethod: boolean };

export function pressed(burst: Burst, key: WedgeKey): { burst: Burst; verdict: KeyVerdict } {
	// A held key repeats as fast as a scanner types.
	if (key.repeat || key.ctrlKey || key.altKey || key.metaKey) return { burst: noBurst, verdict: { kind: 'pass' } };
	const follows = key.timeStamp - burst.lastAt < (isScan(burst) ? WITHIN_A_SCAN : FASTEST_PERSON);
	if (isModifier(key))
		return { burst: follows ? { ...burst, lastAt: key.timeStamp } : noBurst, verdict: { kind: 'pass' } };

	if (isEnd(key)) {
		if (!isScan(burst) || !follows) return { burst: noBurst, verdict: { kind: 'pass' } };
		return { burst: noBurst, verdict: { kind: 'scan', text: burst.text, inputMethod: burst.inputMethod } };
	}
	const character = characterOf(key);
	if (character === undefined) return { burst: noBurst, verdict: { kind: 'pass' } };
	const next: Burst = {
		text: ((follows ? burst.text : '') + character).slice(0, LONGEST),
		lastAt: key.timeStamp,
		inputMethod: throughInputMethod(key) || (follows && burst.inputMethod)
	};
	if (!follows) return { burst: next, verdict: { kind: 'first' } };
	return { burst: next, verdict: { kind: isScan(next) ? 'swallow' : 'pass' } };
}
