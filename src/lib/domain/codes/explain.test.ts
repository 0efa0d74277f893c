import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../ids.ts';
import { explainCode } from './explain.ts';
import { parseDigitalId } from './digital-id.ts';
import { manifestDraftId } from './manifest-draft.ts';
import type { ExplainedSegment } from './meaning.ts';

const today = '2026-11-22' as Day;
const sample = '91330100799655058B9002140820261122001';
const draft = manifestDraftId('0193a1b2-0000-7000-8000-0123456789ab');
const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const explained = (text: string) => {
	const result = explainCode(text, today);
	if (!result.ok) throw new Error(JSON.stringify(result.refusal));
	return result.value;
};
const meanings = (text: string) => explained(text).segments.map(({ meaning }) => meaning);
const refusalOf = (text: string) => {
	const result = explainCode(text, today);
	return result.ok ? undefined : result.refusal;
};

describe('the 37 characters', () => {
	test('are explained: unit with its parts, waste with its entry, day, serial', () => {
		const { kind, segments } = explained(sample);
		expect(kind).toBe('digital-id');
		expect(segments).toMatchObject([
			{
				name: 'unit',
				from: 0,
				to: 18,
				meaning: {
					kind: 'unit',
					data: [
						{ name: 'registrar', meaning: { data: { zh: '工商（市场监督管理）' } } },
						{ name: 'organisation', meaning: { data: { zh: '企业' } } },
						{ name: 'division', meaning: { data: { national: false, province: { zh: '浙江省' } } } },
						{ name: 'subject', meaning: { data: '799655058' } },
						{ name: 'check', from: 17, to: 18, meaning: { kind: 'check', data: 'B' } }
					]
				}
			},
			{
				name: 'waste',
				from: 18,
				to: 26,
				meaning: { kind: 'waste', data: { code: '900-214-08', listing: 'listed', entry: { category: 'HW08' } } }
			},
			{ name: 'day', from: 26, to: 34, meaning: { kind: 'day', data: '2026-11-22' } },
			{ name: 'serial', from: 34, to: 37, meaning: { kind: 'serial', data: 1 } }
		]);
	});

	test('with any one character changed are still valid, or the refusal names the part that was changed', () => {
		const { segments } = explained(sample);
		let refused = 0;
		for (let at = 0; at < sample.length; at++) {
			for (const character of alphabet) {
				const changed = sample.slice(0, at) + character + sample.slice(at + 1);
				const refusal = refusalOf(changed);
				expect(refusal === undefined).toBe(parseDigitalId(changed).ok);
				if (!refusal) continue;
				refused++;
				const changedPart = segments.find(({ from, to }) => at >= from && at < to)!.name;
				expect(refusal, changed).toMatchObject({
					kind: 'code-refused',
					code: 'digital-id',
					segment: { name: changedPart }
				});
			}
		}
		// All 35 others in each of 18 places of the unit code, and every letter elsewhere, at the least.
		expect(refused).toBeGreaterThan(18 * 35 + 19 * 26);
	});

	test('may be parted as on the label', () => {
		expect(explained('91330100799655058B 90021408 20261122 001')).toEqual(explained(sample));
	});

	test('with a waste that the edition does not have say so, unless the edition was not in force that day', () => {
		const waste = (text: string) => meanings(text)[1];
		expect(waste(sample.replace('90021408', '26110011'))).toMatchObject({
			data: { listing: 'not-listed', entry: null }
		});
		expect(waste(sample.replace('9002140820261122', '2611001120241231'))).toMatchObject({
			data: { listing: 'edition-not-in-force' }
		});
	});

	test('of another length are refused as a whole', () => {
		expect(refusalOf(sample.slice(1))).toEqual({
			kind: 'code-refused',
			code: 'digital-id',
			text: sample.slice(1),
			segment: null,
			why: { kind: 'digital-id-length', length: 36 }
		});
	});
});

describe('other codes', () => {
	test.each([
		['91330100799655058B', 'uscc'],
		['HWRK20261122001', 'batch-code'],
		['HWZXLY20261122001', 'batch-code'],
		['20263101000001', 'manifest-number'],
		[draft, 'manifest-draft'],
		['900-214-08', 'waste-code'],
		['90021408', 'waste-code'],
		['900-099-S17', 'waste-code'],
		['330106', 'division'],
		['MF0001', 'facility-code'],
		['TS001', 'facility-code'],
		['浙A·12345', 'plate'],
		['浙A12345D', 'plate']
	])('%s is explained as %s, its parts in order and inside the text', (text, kind) => {
		const read = explained(text);
		expect(read.kind).toBe(kind);
		let end = 0;
		for (const { name, text: part, from, to } of read.segments) {
			expect(part).toBe((kind === 'manifest-draft' ? draft : read.text).slice(from, to));
			if (name !== 'code') expect(from).toBeGreaterThanOrEqual(end);
			if (name !== 'code') end = to;
		}
		expect(end).toBe(read.text.length);
	});

	test('say what their parts mean', () => {
		expect(meanings('HWWWCZ20261122007')).toMatchObject([{ data: 'sent-disposal' }, { data: today }, { data: 7 }]);
		expect(meanings('20263101000001')).toMatchObject([
			{ data: 2026 },
			{ data: { zh: '上海市' } },
			{ data: '01' },
			{ data: 1 }
		]);
		expect(meanings(draft)).toMatchObject([{ kind: 'draft-mark' }, { data: draft.slice(2) }]);
		expect(meanings('900-214-08')).toMatchObject([
			{ data: { listing: 'listed' } },
			{ data: { name: '非特定行业' } },
			{ data: '214' },
			{ data: { category: 'HW08', name: '废矿物油与含矿物油废物' } }
		]);
		expect(meanings('900-998-41')).toMatchObject([
			{ data: { listing: 'not-listed' } },
			{ data: { code: '900', name: null } },
			{ data: '998' },
			{ data: { category: 'HW41', name: null } }
		]);
		expect(meanings('900-099-S17')[2]).toEqual({ kind: 'category', data: { category: 'SW17', name: null } });
		expect(meanings('330106')).toMatchObject([{ data: { en: 'Zhejiang' } }, { data: '01' }, { data: '06' }]);
		expect(meanings('MF0001')).toMatchObject([{ data: 'production' }, { data: '0001' }]);
		expect(meanings('浙AK12345')).toMatchObject([{ data: { en: 'Zhejiang' } }, { data: 'A' }, { data: 'unknown' }]);
	});

	test('of a holder registered nationally, or by a body and in a place not in the tables, are explained as far as known', () => {
		const parts = (text: string): ExplainedSegment['meaning'][] => meanings(text);
		expect(parts('91100000000000000A')[2]).toEqual({ kind: 'registered-in', data: { national: true, province: null } });
		expect(parts('BB9900000000000004').slice(0, 3)).toEqual([
			{ kind: 'registrar', data: null },
			{ kind: 'organisation', data: null },
			{ kind: 'registered-in', data: { national: false, province: null } }
		]);
	});

	test.each([
		['91330100799655058C', 'uscc', 'check'],
		['91330100I99655058B', 'uscc', 'subject'],
		['HWRX20261122001', 'batch-code', 'prefix'],
		['HXRK20261122001', 'batch-code', 'prefix'],
		['1WRK20261122001', 'batch-code', 'prefix'],
		['HWRK20261322001', 'batch-code', 'day'],
		['HWRK2026112200X', 'batch-code', 'serial'],
		['20273101000001', 'manifest-number', 'year'],
		['A0263101000001', 'manifest-number', 'year'],
		['20263101A00001', 'manifest-number', 'serial'],
		['D-0193a1b2', 'manifest-draft', 'uuid'],
		['900-21A-08', 'waste-code', 'serial'],
		['9002140A', 'waste-code', 'category'],
		['390106', 'division', 'province'],
		['MF00O1', 'facility-code', 'number'],
		['淅A12345', 'plate', 'province'],
		['AA12345', 'plate', 'province']
	])('%s is refused as %s in its %s', (text, code, segment) => {
		expect(refusalOf(text)).toMatchObject({ kind: 'code-refused', code, segment: { name: segment } });
	});

	test('with any one character changed are still taken for what they are', () => {
		for (const text of ['91330100799655058B', 'HWRK20261122001', 'HWZXLY20261122001', '20263101000001', '900-214-08']) {
			const { kind } = explained(text);
			for (let at = 0; at < text.length; at++) {
				if (text[at] === '-') continue;
				for (const character of alphabet) {
					const result = explainCode(text.slice(0, at) + character + text.slice(at + 1), today);
					if (result.ok) expect(result.value.kind).toBe(kind);
					else
						expect(result.refusal).toMatchObject({
							kind: 'code-refused',
							code: kind,
							segment: { from: expect.any(Number) }
						});
				}
			}
		}
	});

	test.each(['', 'hello', '1', 'https://example.org/x'])('%o is no code that is known', (text) => {
		expect(refusalOf(text)).toMatchObject({ kind: 'code-unknown' });
	});
});

test('whatever is asked gets an answer, and a refused part stands where it says', () => {
	const near = fc
		.tuple(
			fc.constantFrom(sample, draft, 'HWRK20261122001', '20263101000001', '浙A12345', '900-214-08'),
			fc.nat(),
			fc.string({ unit: 'binary', maxLength: 2 })
		)
		.map(([code, at, put]) => code.slice(0, at % code.length) + put + code.slice((at % code.length) + 1));
	fc.assert(
		fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (text) => {
			const result = explainCode(text, today);
			if (result.ok || result.refusal.kind === 'code-unknown' || !result.refusal.segment) return;
			const { segment, text: plain } = result.refusal;
			expect(plain.slice(segment.from, segment.to)).toBe(segment.text);
		})
	);
});
