/**
 * Facility codes as pollution permits give them: `MF0001` a production facility, `TS001` a storage or disposal one.
 *
 * HJ 1259-2022 takes them from the permit, else from HJ 608; prefix and digits were seen in a ledger, the standard was
 * not read. So leading zeros are kept: `TS001` and `TS1` are different texts on the permit.
 */
import { ok, refuse, type Result } from '../result.ts';
import { plainCode } from './plain-code.ts';
import { segment, wrongSegment, type Segments, type SegmentRefusal } from './segment.ts';

export type FacilityCode = string & { readonly code: 'facility' };

export type Facility = { code: FacilityCode; kind: 'production' | 'solid-waste'; number: string };

export type FacilityCodeRefusal =
	SegmentRefusal<'facility-code-prefix', 'prefix'> | SegmentRefusal<'facility-code-number', 'number'>;

const prefixes = { MF: 'production', TS: 'solid-waste' } as const;

export const formatFacilityCode = ({ kind, number }: Pick<Facility, 'kind' | 'number'>): string =>
	(kind === 'production' ? 'MF' : 'TS') + number;

export const facilitySegments = (code: string): Segments<'prefix' | 'number'> => ({
	prefix: segment(code, 'prefix', 0, 2),
	number: segment(code, 'number', 2)
});

/** Reads a code of one to six digits after its prefix. */
export function parseFacilityCode(text: string): Result<Facility, FacilityCodeRefusal> {
	const code = plainCode(text);
	const { prefix, number } = facilitySegments(code);
	if (prefix.text !== 'MF' && prefix.text !== 'TS')
		return refuse(wrongSegment('facility-code-prefix', prefix, /[A-Z]/));
	if (!/^\d{1,6}$/.test(number.text)) return refuse(wrongSegment('facility-code-number', number));
	return ok({ code: code as FacilityCode, kind: prefixes[prefix.text], number: number.text });
}
