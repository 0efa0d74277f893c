/**
 * Numbers of a transfer manifest 转移联单 as others give them: the national one, and a province's own beside it.
 *
 * The national system issues the number (危险废物转移管理办法 art. 15). It is only ever received: nothing here can make one,
 * and until it has come a manifest carries our draft id (manifest-draft.ts).
 */
import type { Day } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';
import { provinceOf, type Province } from './division.ts';
import { plainCode } from './plain-code.ts';
import { cut, wrongSegment, type Segments, type SegmentRefusal } from './segment.ts';

/** 14 digits: year 4, province 2 and city 2 of the place it leaves, 6 of serial per city. */
export type NationalManifestNumber = string & { readonly code: 'national-manifest' };

/** As the province printed it; its form is not published. */
export type ProvincialManifestNumber = string & { readonly code: 'provincial-manifest' };

export type ReceivedManifestNumber = {
	number: NationalManifestNumber;
	year: number;
	province: Province;
	/** The two digits of the city within its province. */
	city: string;
	serial: string;
};

type SegmentName = 'year' | 'province' | 'city' | 'serial';

export type ManifestNumberRefusal =
	| { kind: 'manifest-number-length'; length: number }
	| (SegmentRefusal<'manifest-number-year', 'year'> & { earliest: number; latest: number })
	| SegmentRefusal<'manifest-number-province', 'province'>
	| SegmentRefusal<'manifest-number-city', 'city'>
	| SegmentRefusal<'manifest-number-serial', 'serial'>;

const layout = [
	['year', 4],
	['province', 2],
	['city', 2],
	['serial', 6]
] as const;

/** The decree with this numbering is in force since 2022-01-01. */
const FIRST_YEAR = 2022;

export const manifestNumberSegments = (number: string): Segments<SegmentName> => cut(number, layout);

/**
 * Checks a number that was received.
 *
 * @param asOf the day in China it is looked at: a number of a later year is misread. On 31 December the next year is
 * allowed, for a clock that is a few hours late.
 */
export function parseManifestNumber(text: string, asOf: Day): Result<ReceivedManifestNumber, ManifestNumberRefusal> {
	const number = plainCode(text);
	if (number.length !== 14) return refuse({ kind: 'manifest-number-length', length: number.length });
	const parts = cut(number, layout);
	const latest = Number(asOf.slice(0, 4)) + (asOf.endsWith('-12-31') ? 1 : 0);
	const year = /^\d{4}$/.test(parts.year.text) ? Number(parts.year.text) : NaN;
	if (!(year >= FIRST_YEAR && year <= latest))
		return refuse({ ...wrongSegment('manifest-number-year', parts.year), earliest: FIRST_YEAR, latest });
	const province = provinceOf(parts.province.text);
	if (!province) return refuse(wrongSegment('manifest-number-province', parts.province));
	if (!/^\d\d$/.test(parts.city.text)) return refuse(wrongSegment('manifest-number-city', parts.city));
	const serial = parts.serial.text;
	if (!/^\d{6}$/.test(serial) || serial === '000000')
		return refuse(wrongSegment('manifest-number-serial', parts.serial));
	return ok({ number: number as NationalManifestNumber, year, province, city: parts.city.text, serial });
}

/** Whether a scanned text may be such a number: digits, a year since 2022, a province. The day is checked by who takes it. */
export const looksLikeManifestNumber = (text: string): boolean =>
	/^20\d{12}$/.test(text) && Number(text.slice(0, 4)) >= FIRST_YEAR && provinceOf(text.slice(4)) !== undefined;

/** The number in the groups a person reads it in: `2026 31 01 000001`. */
export const spacedManifestNumber = (number: NationalManifestNumber): string =>
	Object.values(manifestNumberSegments(number))
		.map(({ text }) => text)
		.join(' ');

export type ProvincialNumberRefusal =
	{ kind: 'provincial-number-empty' } | { kind: 'provincial-number-too-long'; length: number; most: number };

const LONGEST_PROVINCIAL = 60;

/** Keeps a province's number as it was received; only the space around it goes. */
export function provincialManifestNumber(text: string): Result<ProvincialManifestNumber, ProvincialNumberRefusal> {
	const kept = text.toWellFormed().trim();
	if (kept === '') return refuse({ kind: 'provincial-number-empty' });
	if (kept.length > LONGEST_PROVINCIAL)
		return refuse({ kind: 'provincial-number-too-long', length: kept.length, most: LONGEST_PROVINCIAL });
	return ok(kept as ProvincialManifestNumber);
}
