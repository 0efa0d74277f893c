/**
 * Licence plates of vehicles, GA 36-2018 in its common form: province, office letter, five characters, six for new energy.
 *
 * A series that this table does not know is a warning, never a refusal: series are widened by notice, and the vehicle
 * stands at the gate. What cannot be a plate at all is refused.
 */
import { ok, refuse, type Result } from '../result.ts';
import { provinces, type Province } from './division.ts';
import { plainCode } from './plain-code.ts';
import { segment, wrongSegment, type Segment, type Segments, type SegmentRefusal } from './segment.ts';

/** `浙A12345`, without the dot and the spaces that are painted or typed. */
export type PlateNumber = string & { readonly code: 'plate' };

export type PlateSeries =
	| 'ordinary'
	| 'trailer'
	| 'learner'
	| 'police'
	| 'hong-kong'
	| 'macao'
	| 'new-energy-small'
	| 'new-energy-large'
	| 'unknown';

export type Plate = {
	plate: PlateNumber;
	province: Province;
	/** The letter of the issuing office. */
	office: string;
	serial: string;
	series: PlateSeries;
	/** Set when the series is unknown: ask whether it was read rightly, and go on. */
	warning: { kind: 'plate-series-unknown'; segment: Segment<'serial'> } | null;
};

export type PlateRefusal =
	| { kind: 'plate-length'; length: number }
	| SegmentRefusal<'plate-province', 'province'>
	| SegmentRefusal<'plate-office', 'office'>
	| SegmentRefusal<'plate-serial', 'serial'>;

/** I and O are on no plate: they would be taken for 1 and 0. */
const series: readonly (readonly [PlateSeries, RegExp])[] = [
	['ordinary', /^[A-HJ-NP-Z0-9]{5}$/],
	['trailer', /^[A-HJ-NP-Z0-9]{4}挂$/],
	['learner', /^[A-HJ-NP-Z0-9]{4}学$/],
	['police', /^[A-HJ-NP-Z0-9]{4}警$/],
	['hong-kong', /^[A-HJ-NP-Z0-9]{4}港$/],
	['macao', /^[A-HJ-NP-Z0-9]{4}澳$/],
	['new-energy-small', /^[DF][A-HJ-NP-Z0-9]\d{4}$/],
	['new-energy-large', /^\d{5}[DF]$/]
];

/** What any series is made of, known or not: characters of plates, and at most two Chinese ones at the end. */
const anySeries = /^[A-HJ-NP-Z0-9]{3,6}\p{Script=Han}{0,2}$/u;

const byPlate = new Map(provinces.map((province) => [province.plate, province]));

export const plateSegments = (plate: string): Segments<'province' | 'office' | 'serial'> => ({
	province: segment(plate, 'province', 0, 1),
	office: segment(plate, 'office', 1, 2),
	serial: segment(plate, 'serial', 2)
});

/** The plate as it is painted: `浙A·12345`. */
export const formatPlate = ({ province, office, serial }: Pick<Plate, 'province' | 'office' | 'serial'>): string =>
	`${province.plate}${office}·${serial}`;

/** Reads a plate; dots and spaces between its characters do not count, nor do they in the positions of a refusal. */
export function parsePlate(text: string): Result<Plate, PlateRefusal> {
	const plate = plainCode(text).replace(/[·•・\s]/g, '');
	if (plate.length !== 7 && plate.length !== 8) return refuse({ kind: 'plate-length', length: plate.length });
	const parts = plateSegments(plate);
	const province = byPlate.get(parts.province.text);
	if (!province) return refuse(wrongSegment('plate-province', parts.province));
	if (!/^[A-HJ-NP-Z]$/.test(parts.office.text)) return refuse(wrongSegment('plate-office', parts.office));
	const serial = parts.serial.text;
	if (!anySeries.test(serial)) return refuse(wrongSegment('plate-serial', parts.serial, /[A-HJ-NP-Z0-9]/));
	const known = series.find(([, form]) => form.test(serial))?.[0];
	return ok({
		plate: plate as PlateNumber,
		province,
		office: parts.office.text,
		serial,
		series: known ?? 'unknown',
		warning: known ? null : { kind: 'plate-series-unknown', segment: parts.serial }
	});
}
