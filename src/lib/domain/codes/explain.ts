/**
 * What a code is and what each of its parts means, or which part is wrong.
 *
 * Explains and decides nothing: whether a code may be used is the parser's to say.
 */
import { catalogue2025 } from '../catalogue/catalogue.ts';
import type { Day } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';
import { batchSegments, parseBatchCode, type BatchCodeRefusal } from './batch-code.ts';
import { digitalIdSegments, parseDigitalId, type DigitalIdRefusal } from './digital-id.ts';
import { divisionSegments, parseDivision, provinceOf, type DivisionRefusal } from './division.ts';
import { facilitySegments, parseFacilityCode, type FacilityCodeRefusal } from './facility-code.ts';
import { draftSegments, parseManifestDraftId, type ManifestDraftRefusal } from './manifest-draft.ts';
import { manifestNumberSegments, parseManifestNumber, type ManifestNumberRefusal } from './manifest-number.ts';
import type { ExplainedSegment, Meaning } from './meaning.ts';
import { plainCode } from './plain-code.ts';
import { parsePlate, plateSegments, type PlateRefusal } from './plate.ts';
import { recognise, type CodeKind } from './recognise.ts';
import type { Segment } from './segment.ts';
import { organisationOf, registrarOf } from './uscc-meaning.ts';
import { uscc, usccSegments, type Uscc, type UsccRefusal } from './uscc.ts';
import { parseWasteCode, wasteCodeSegments, type WasteCodeRefusal } from './waste-code.ts';

export type CodeRefusal =
	| DigitalIdRefusal
	| UsccRefusal
	| BatchCodeRefusal
	| ManifestNumberRefusal
	| ManifestDraftRefusal
	| WasteCodeRefusal
	| DivisionRefusal
	| FacilityCodeRefusal
	| PlateRefusal;

/** `text` is the plain text that positions count in. */
export type Explanation = { kind: CodeKind; text: string; segments: ExplainedSegment[] };

export type ExplainRefusal =
	| { kind: 'code-unknown'; text: string }
	/** `segment` is null when the length alone is wrong: then no part can be told from another. */
	| { kind: 'code-refused'; code: CodeKind; text: string; segment: Segment | null; why: CodeRefusal };

type Explained = Result<ExplainedSegment[], CodeRefusal>;

/** @param asOf the day in China it is asked: a manifest number of a later year cannot be. */
export function explainCode(given: string, asOf: Day): Result<Explanation, ExplainRefusal> {
	// Codes are printed in groups and plates with a dot.
	const text = plainCode(given).replace(/[\s·•・]/g, '');
	const kind = recognise(text);
	if (!kind) return refuse({ kind: 'code-unknown', text });
	const explained = readers[kind](text, asOf);
	if (explained.ok) return ok({ kind, text, segments: explained.value });
	const why = explained.refusal;
	return refuse({ kind: 'code-refused', code: kind, text, segment: 'segment' in why ? why.segment : null, why });
}

const means = (segment: Segment, meaning: Meaning): ExplainedSegment => ({ ...segment, meaning });

const readers: Record<CodeKind, (text: string, asOf: Day) => Explained> = {
	'digital-id'(text) {
		const read = parseDigitalId(text);
		if (!read.ok) return read;
		const { unit, waste, day, serial } = digitalIdSegments(text);
		return ok([
			means(unit, { kind: 'unit', data: unitParts(read.value.unit) }),
			means(waste, wasteMeaning(read.value.waste, read.value.day)),
			means(day, { kind: 'day', data: read.value.day }),
			means(serial, { kind: 'serial', data: read.value.serial })
		]);
	},
	uscc(text) {
		const read = uscc(text);
		return read.ok ? ok(unitParts(read.value)) : read;
	},
	'batch-code'(text) {
		const read = parseBatchCode(text);
		if (!read.ok) return read;
		const { prefix, day, serial } = batchSegments(text);
		return ok([
			means(prefix, { kind: 'batch', data: read.value.kind }),
			means(day, { kind: 'day', data: read.value.day }),
			means(serial, { kind: 'serial', data: read.value.serial })
		]);
	},
	'manifest-number'(text, asOf) {
		const read = parseManifestNumber(text, asOf);
		if (!read.ok) return read;
		const { year, province, city, serial } = manifestNumberSegments(text);
		return ok([
			means(year, { kind: 'year', data: read.value.year }),
			means(province, { kind: 'province', data: read.value.province }),
			means(city, { kind: 'city', data: read.value.city }),
			means(serial, { kind: 'serial', data: Number(read.value.serial) })
		]);
	},
	'manifest-draft'(text) {
		const read = parseManifestDraftId(text);
		if (!read.ok) return read;
		const { prefix, uuid } = draftSegments(read.value);
		return ok([means(prefix, { kind: 'draft-mark', data: null }), means(uuid, { kind: 'uuid', data: uuid.text })]);
	},
	'waste-code'(text) {
		const read = parseWasteCode(text);
		if (!read.ok) return read;
		const { kind, code, category } = read.value;
		const parts = wasteCodeSegments(text)!;
		const entry = catalogue2025.byCode.get(code);
		const sameCategory = catalogue2025.entries.find((each) => each.category === category);
		const segments = [
			means(parts.industry, { kind: 'industry', data: { code: parts.industry.text, name: entry?.industry ?? null } }),
			means(parts.serial, { kind: 'waste-serial', data: parts.serial.text }),
			means(parts.category, { kind: 'category', data: { category, name: sameCategory?.categoryName ?? null } })
		];
		if (kind === 'general-industrial') return ok(segments);
		const whole = { name: 'code', text, from: 0, to: text.length };
		return ok([means(whole, wasteMeaning(code)), ...segments]);
	},
	division(text) {
		const read = parseDivision(text);
		if (!read.ok) return read;
		const { province, city, county } = divisionSegments(text);
		return ok([
			means(province, { kind: 'province', data: read.value.province }),
			means(city, { kind: 'city', data: read.value.city }),
			means(county, { kind: 'county', data: read.value.county })
		]);
	},
	'facility-code'(text) {
		const read = parseFacilityCode(text);
		if (!read.ok) return read;
		const { prefix, number } = facilitySegments(text);
		return ok([
			means(prefix, { kind: 'facility', data: read.value.kind }),
			means(number, { kind: 'facility-number', data: read.value.number })
		]);
	},
	plate(text) {
		const read = parsePlate(text);
		if (!read.ok) return read;
		const { province, office, serial } = plateSegments(text);
		return ok([
			means(province, { kind: 'province', data: read.value.province }),
			means(office, { kind: 'plate-office', data: read.value.office }),
			means(serial, { kind: 'plate-serial', data: read.value.series })
		]);
	}
};

function unitParts(code: Uscc): ExplainedSegment[] {
	const { registrar, organisation, division, subject, check } = usccSegments(code);
	const national = division.text === '100000';
	return [
		means(registrar, { kind: 'registrar', data: registrarOf(code) ?? null }),
		means(organisation, { kind: 'organisation', data: organisationOf(code) ?? null }),
		means(division, { kind: 'registered-in', data: { national, province: provinceOf(division.text) ?? null } }),
		means(subject, { kind: 'subject', data: subject.text }),
		means(check, { kind: 'check', data: check.text })
	];
}

/** A waste of a day before the edition was in force may well be in the one before. */
function wasteMeaning(code: string, day?: Day): Meaning {
	const { edition, validFrom, byCode } = catalogue2025;
	const entry = byCode.get(code) ?? null;
	const early = day !== undefined && day < validFrom;
	return {
		kind: 'waste',
		data: { code, edition, entry, listing: entry ? 'listed' : early ? 'edition-not-in-force' : 'not-listed' }
	};
}
