import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../ids.ts';
import { provinces } from './division.ts';
import { manifestDraftId, parseManifestDraftId } from './manifest-draft.ts';
import * as manifestNumber from './manifest-number.ts';
import {
	looksLikeManifestNumber,
	parseManifestNumber,
	provincialManifestNumber,
	spacedManifestNumber
} from './manifest-number.ts';

const today = '2026-11-22' as Day;
const parts = fc.record({
	year: fc.integer({ min: 2022, max: 2026 }),
	province: fc.constantFrom(...provinces),
	city: fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0')),
	serial: fc.integer({ min: 1, max: 999_999 }).map((n) => String(n).padStart(6, '0'))
});
const refusalOf = (text: string, asOf = today) => {
	const result = parseManifestNumber(text, asOf);
	return result.ok ? undefined : result.refusal;
};

describe('a national manifest number that was received', () => {
	test('is year, province, city and serial, and comes back from the groups a person reads', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const number = `${given.year}${given.province.code}${given.city}${given.serial}`;
				const read = parseManifestNumber(` ${number}\n`, today);
				expect(read).toEqual({ ok: true, value: { number, ...given } });
				if (read.ok) expect(spacedManifestNumber(read.value.number).replaceAll(' ', '')).toBe(number);
				expect(looksLikeManifestNumber(number)).toBe(true);
			})
		);
	});

	test('that is wrong says where', () => {
		expect(refusalOf('2026310100001')).toEqual({ kind: 'manifest-number-length', length: 13 });
		expect(refusalOf('20213101000001')).toEqual({
			kind: 'manifest-number-year',
			segment: { name: 'year', text: '2021', from: 0, to: 4 },
			at: 0,
			earliest: 2022,
			latest: 2026
		});
		expect(refusalOf('2O263101000001')).toMatchObject({ kind: 'manifest-number-year', at: 1 });
		expect(refusalOf('20263901000001')).toMatchObject({ kind: 'manifest-number-province', segment: { text: '39' } });
		expect(refusalOf('2026310A000001')).toMatchObject({ kind: 'manifest-number-city', at: 7 });
		expect(refusalOf('2026310100000A')).toMatchObject({ kind: 'manifest-number-serial', at: 13 });
		expect(refusalOf('20263101000000')).toMatchObject({ kind: 'manifest-number-serial', at: 8 });
	});

	test('cannot be of a later year than the day it is looked at, but for a late clock on the last day', () => {
		expect(refusalOf('20273101000001')).toMatchObject({ kind: 'manifest-number-year', latest: 2026 });
		expect(refusalOf('20273101000001', '2026-12-30' as Day)).toMatchObject({ latest: 2026 });
		expect(refusalOf('20273101000001', '2026-12-31' as Day)).toBeUndefined();
	});

	test.each(['20213101000001', '20263901000001', '2026310100001', '19263101000001'])(
		'%s does not look like one',
		(text) => {
			expect(looksLikeManifestNumber(text)).toBe(false);
		}
	);

	test('can be made by nothing in its module: it reads, checks and groups, no more', () => {
		expect(Object.keys(manifestNumber).sort()).toEqual([
			'looksLikeManifestNumber',
			'manifestNumberSegments',
			'parseManifestNumber',
			'provincialManifestNumber',
			'spacedManifestNumber'
		]);
	});
});

describe('our draft id of a manifest', () => {
	test('comes back from its text in any case', () => {
		fc.assert(
			fc.property(fc.uuid(), (uuid) => {
				const id = manifestDraftId(uuid.toUpperCase());
				expect(id).toBe(`D-${uuid}`);
				expect(parseManifestDraftId(` ${id.toUpperCase()}`)).toEqual({ ok: true, value: id });
			})
		);
	});

	test('is never a national number, on any day, and no national number is a draft', () => {
		const day = fc.integer({ min: 2000, max: 2099 }).map((year) => `${year}-12-31` as Day);
		fc.assert(
			fc.property(fc.uuid(), parts, day, (uuid, { year, province, city, serial }, asOf) => {
				const id = manifestDraftId(uuid);
				for (const text of [id, id.toUpperCase(), id.replaceAll('-', '')]) {
					expect(parseManifestNumber(text, asOf).ok).toBe(false);
					expect(looksLikeManifestNumber(text)).toBe(false);
				}
				expect(parseManifestDraftId(`${year}${province.code}${city}${serial}`).ok).toBe(false);
			})
		);
	});

	test('that is wrong says where, and a UUID that is none is a bug of the caller', () => {
		const uuid = '0193a1b2-0000-7000-8000-0123456789ab';
		expect(parseManifestDraftId(`E-${uuid}`)).toMatchObject({ refusal: { kind: 'draft-id-prefix', at: 0 } });
		expect(parseManifestDraftId(`D-${uuid.replace('9', 'G')}`)).toMatchObject({
			refusal: { kind: 'draft-id-uuid', at: 4 }
		});
		expect(parseManifestDraftId('D-')).toMatchObject({ refusal: { kind: 'draft-id-uuid', at: 2 } });
		for (const text of ['', '20263101000001', `D-${uuid}`]) expect(() => manifestDraftId(text)).toThrow(RangeError);
	});
});

describe("a province's own number", () => {
	test('is kept as it came', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (text) => {
				const kept = provincialManifestNumber(`x${text}x`);
				if (kept.ok) expect(kept.value).toBe(`x${text}x`);
				else expect(text.length).toBeGreaterThan(58);
			})
		);
		expect(provincialManifestNumber(' 粤2026-001 ')).toEqual({ ok: true, value: '粤2026-001' });
	});

	test('that is empty or a page long is none', () => {
		expect(provincialManifestNumber(' ')).toEqual({ ok: false, refusal: { kind: 'provincial-number-empty' } });
		expect(provincialManifestNumber('1'.repeat(61))).toEqual({
			ok: false,
			refusal: { kind: 'provincial-number-too-long', length: 61, most: 60 }
		});
	});
});
