/** The day inside a code: eight digits, `YYYYMMDD`. Only days that the calendar has, of the centuries 19 and 20. */
import { isDay } from '../day.ts';
import type { Day } from '../ids.ts';

export function dayFromCode(digits: string): Day | undefined {
	if (!/^(19|20)\d{6}$/.test(digits)) return undefined;
	const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
	return isDay(day) ? day : undefined;
}

export const dayInCode = (day: Day): string => day.replaceAll('-', '');
