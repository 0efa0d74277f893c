import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../ids.ts';
import { batchPrefixes, formatBatchCode, parseBatchCode, type BatchKind } from './batch-code.ts';

const parts = fc.record({
	kind: fc.constantFrom(...(Object.keys(batchPrefixes) as BatchKind[])),
	day: fc
		.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10) as Day),
	serial: fc.integer({ min: 1, max: 999 })
});
const refusalOf = (text: string) => {
	const result = parseBatchCode(text);
	return result.ok ? undefined : result.refusal;
};

describe('a batch code', () => {
	test('is prefix, day and serial, as HJ 1259 prints them', () => {
		expect(formatBatchCode({ kind: 'generated', day: '2021-10-31' as Day, serial: 1 })).toBe('HWCS20211031001');
		expect(parseBatchCode('HWWWCZ20211031001')).toMatchObject({ value: { kind: 'sent-disposal', serial: 1 } });
	});

	test('gives back exactly what it was made of, in small or full-width letters too', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const code = formatBatchCode(given);
				expect(parseBatchCode(code)).toEqual({ ok: true, value: { ...given, code } });
				expect(parseBatchCode(` ${code.toLowerCase().replace('hw', 'ＨＷ')}\n`)).toEqual(parseBatchCode(code));
			})
		);
	});

	test('of two batches is the same only when kind, day and serial are', () => {
		fc.assert(
			fc.property(parts, parts, (a, b) => {
				expect(formatBatchCode(a) === formatBatchCode(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
			})
		);
	});

	test('that is wrong says where', () => {
		expect(refusalOf('HWCS2021103101')).toEqual({ kind: 'batch-code-length', length: 14 });
		expect(refusalOf('HWXX20211031001')).toEqual({
			kind: 'batch-code-prefix',
			segment: { name: 'prefix', text: 'HWXX', from: 0, to: 4 },
			at: 0
		});
		expect(refusalOf('HWCS2L20211031001')).toMatchObject({ kind: 'batch-code-prefix', at: 4 });
		expect(refusalOf('HWCK20211O31001')).toEqual({
			kind: 'batch-code-day',
			segment: { name: 'day', text: '20211O31', from: 4, to: 12 },
			at: 9
		});
		expect(refusalOf('HWCKLY20210230001')).toMatchObject({ kind: 'batch-code-day', at: 6 });
		expect(refusalOf('HWRK20211031000')).toMatchObject({ kind: 'batch-code-serial', at: 12 });
		expect(refusalOf('HWRK202110310O1')).toMatchObject({ kind: 'batch-code-serial', at: 13 });
	});

	test('with a serial that cannot be is a bug of the caller', () => {
		for (const serial of [0, 1000, 1.5])
			expect(() => formatBatchCode({ kind: 'stored', day: '2026-11-22' as Day, serial })).toThrow(RangeError);
	});
});
