/**
 * Figures as the office reads them: weights exact to the gram, times in China, both in the language of the screen.
 *
 * A weight is never rounded here: what is shown adds up to the journal.
 */
import { kilogramText, type Grams } from '#lib/domain/weight.ts';

/** `1,386.450`: kilograms with all three decimals, grouped. The decimal text goes to Intl as text, so no digit is lost. */
export const kilograms = (weight: Grams, locale: string): string =>
	new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 }).format(
		kilogramText(weight, 3) as `${number}`
	);

/** `3.42015`: tonnes, exact, with at least two decimals and no zeros beyond them. */
export function tonnes(weight: Grams, locale: string): string {
	const sign = weight < 0 ? '-' : '';
	const digits = String(Math.abs(weight)).padStart(7, '0');
	const exact = `${sign}${digits.slice(0, -6)}.${digits.slice(-6)}` as `${number}`;
	return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 6 }).format(exact);
}

const timeZone = 'Asia/Shanghai';

/** `2026-11-22 14:05:09` in China. */
export function moment(at: number): string {
	const parts = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23'
	}).formatToParts(at);
	const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
	return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** The end of a 37-character code, as people say it on the floor; the whole stands beside or behind it. */
export const codeEnd = (code: string): string => `…${code.slice(-11)}`;
