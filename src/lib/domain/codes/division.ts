/**
 * 行政区划代码, the six digits of GB/T 2260: province, city, county, two each.
 *
 * Only the provinces are known by name here. Cities and counties change every year: they are accepted by form, never
 * refused for being new.
 */
import { ok, refuse, type Result } from '../result.ts';
import { plainCode } from './plain-code.ts';
import data from './provinces.json' with { type: 'json' };
import { cut, wrongSegment, type Segments, type SegmentRefusal } from './segment.ts';

/** `code`: two digits. `plate`: the character its licence plates begin with; Taiwan, Hong Kong and Macao have none here. */
export type Province = { code: string; zh: string; en: string; plate: string | null };

export const provinces: readonly Province[] = data.provinces;

const byCode = new Map(provinces.map((province) => [province.code, province]));

/** The province that a longer code begins with. */
export const provinceOf = (code: string): Province | undefined => byCode.get(code.slice(0, 2));

export type DivisionCode = string & { readonly code: 'division' };

export type DivisionParts = { province: Province; city: string; county: string };

export type Division = DivisionParts & { code: DivisionCode; level: 'province' | 'city' | 'county' };

type SegmentName = 'province' | 'city' | 'county';

export type DivisionRefusal =
	| { kind: 'division-length'; length: number }
	| SegmentRefusal<'division-province', 'province'>
	| SegmentRefusal<'division-city', 'city'>
	| SegmentRefusal<'division-county', 'county'>;

const layout = [
	['province', 2],
	['city', 2],
	['county', 2]
] as const;

export const divisionSegments = (code: string): Segments<SegmentName> => cut(code, layout);

export const formatDivision = ({ province, city, county }: DivisionParts): DivisionCode =>
	(province.code + city + county) as DivisionCode;

/** Reads a code. A county needs its city: `330006` is none. */
export function parseDivision(text: string): Result<Division, DivisionRefusal> {
	const code = plainCode(text);
	if (code.length !== 6) return refuse({ kind: 'division-length', length: code.length });
	const parts = cut(code, layout);
	const province = provinceOf(code);
	if (!province) return refuse(wrongSegment('division-province', parts.province));
	const [city, county] = [parts.city.text, parts.county.text];
	if (!/^\d\d$/.test(city)) return refuse(wrongSegment('division-city', parts.city));
	if (!/^\d\d$/.test(county) || (city === '00' && county !== '00'))
		return refuse(wrongSegment('division-county', parts.county));
	const level = county !== '00' ? 'county' : city !== '00' ? 'city' : 'province';
	return ok({ code: code as DivisionCode, province, city, county, level });
}
