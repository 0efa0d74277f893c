/**
 * Batch codes of the registers, as the notes under tables B.1–B.5 of HJ 1259-2022 recommend: `HWRK20211031001`.
 *
 * Prefix by what happened, day, three digits of serial. The serial counts per prefix and day.
 */
import type { Day } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';
import { dayFromCode, dayInCode } from './code-day.ts';
import { plainCode } from './plain-code.ts';
import { segment, wrongSegment, type Segments, type SegmentRefusal } from './segment.ts';

export type BatchCode = string & { readonly code: 'batch' };

/** What a batch stands for, with its prefix. 利用 is recovery, 处置 disposal; 自行 in-house, 委外 by others, 出口 abroad. */
export const batchPrefixes = {
	generated: 'HWCS',
	stored: 'HWRK',
	'taken-out': 'HWCK',
	'own-recovery': 'HWZXLY',
	'own-disposal': 'HWZXCZ',
	'sent-recovery': 'HWWWLY',
	'sent-disposal': 'HWWWCZ',
	'export-recovery': 'HWCKLY',
	'export-disposal': 'HWCKCZ'
} as const;

export type BatchKind = keyof typeof batchPrefixes;

/** `serial`: 1 to 999. */
export type BatchParts = { kind: BatchKind; day: Day; serial: number };

type SegmentName = 'prefix' | 'day' | 'serial';

export type BatchCodeRefusal =
	| { kind: 'batch-code-length'; length: number }
	| SegmentRefusal<'batch-code-prefix', 'prefix'>
	| SegmentRefusal<'batch-code-day', 'day'>
	| SegmentRefusal<'batch-code-serial', 'serial'>;

const kinds = new Map(Object.entries(batchPrefixes).map(([kind, prefix]) => [prefix as string, kind as BatchKind]));

export function formatBatchCode({ kind, day, serial }: BatchParts): BatchCode {
	if (!Number.isInteger(serial) || serial < 1 || serial > 999) throw new RangeError(`no such serial: ${serial}`);
	return (batchPrefixes[kind] + dayInCode(day) + String(serial).padStart(3, '0')) as BatchCode;
}

/** The parts are counted from the end: day and serial have one length, prefixes have two. */
export const batchSegments = (code: string): Segments<SegmentName> => ({
	prefix: segment(code, 'prefix', 0, code.length - 11),
	day: segment(code, 'day', code.length - 11, code.length - 3),
	serial: segment(code, 'serial', code.length - 3)
});

/** Reads a code and names the part that is wrong. */
export function parseBatchCode(text: string): Result<BatchParts & { code: BatchCode }, BatchCodeRefusal> {
	const code = plainCode(text);
	if (code.length !== 15 && code.length !== 17) return refuse({ kind: 'batch-code-length', length: code.length });
	const parts = batchSegments(code);
	const kind = kinds.get(parts.prefix.text);
	if (!kind) return refuse(wrongSegment('batch-code-prefix', parts.prefix, /[A-Z]/));
	const day = dayFromCode(parts.day.text);
	if (!day) return refuse(wrongSegment('batch-code-day', parts.day));
	const serial = parts.serial.text;
	if (!/^\d{3}$/.test(serial) || serial === '000') return refuse(wrongSegment('batch-code-serial', parts.serial));
	return ok({ kind, day, serial: Number(serial), code: code as BatchCode });
}
