/**
 * The scale interval (division d): the steps in which a scale counts.
 *
 * A reading is checked against the interval and never rounded; only a derived figure is.
 */
import { wholeSteps } from './decimal-text.ts';
import { grams, type Grams } from './weight.ts';

/** Whether a scale may have this interval: 1, 2 or 5 times a power of ten (OIML R 76-1:2006, 4.2.2.1, clause not read; JJG 555), from 1 g. */
export const isScaleInterval = (step: Grams): boolean => /^[125]0*$/.test(String(step));

/** Whether a reading is a whole number of intervals. One that is not shows a wrong decimal point or a wrong profile. */
export const isOnInterval = (reading: Grams, interval: Grams): boolean => reading % interval === 0;

/** A derived figure (an average, a share) in whole intervals, half away from zero. */
export const roundedToInterval = (weight: Grams, interval: Grams): Grams =>
	grams(wholeSteps(weight, interval) * interval);

/** How many decimals of a kilogram show every step and no more: 50 g → 2, 200 g → 1, 1 kg → 0. */
export function kilogramDecimals(interval: Grams): 0 | 1 | 2 | 3 {
	if (interval % 1000 === 0) return 0;
	if (interval % 100 === 0) return 1;
	return interval % 10 === 0 ? 2 : 3;
}
