/**
 * The journal of one point as a file that proves itself: one JSON line a record.
 *
 * First line: what this is and the server's public key. Then every event in the point's order. Last line: how many there
 * are and where every chain ends, signed by the server, so that a cut tail shows too. Each line has exactly one spelling.
 */
import type { PointId } from '#lib/domain/ids.ts';
import { utf8 } from './bytes.ts';
import { canonicalText } from './canonical.ts';
import type { Head, Sealed } from './event.ts';
import type { Alg } from './keys.ts';

export type ExportHeader = {
	format: 'wuji-journal';
	version: 1;
	point: PointId;
	server: { alg: Alg; publicKey: string };
};
export type ExportLine = { position: number } & Sealed;
export type ExportFooter = { count: number; heads: Head[]; sig: string };

/** The chain of the server at a point: master data and enrolments. */
export const serverDevice = (point: PointId) => `server.${point}` as Head['device'];

export const headerLine = ({ format, version, point, server }: ExportHeader): string =>
	canonical({ format, version, point, server: { alg: server.alg, publicKey: server.publicKey } });
export const eventLine = ({ position, bytes, hash, sig }: ExportLine): string =>
	canonical({ position, bytes, hash, sig });
export const footerLine = ({ count, heads, sig }: ExportFooter): string =>
	canonical({ count, heads: sorted(heads), sig });

/** What the server signs at the end: the first line, the count and the heads. */
export const footerBytes = (header: ExportHeader, count: number, heads: readonly Head[]): Uint8Array<ArrayBuffer> =>
	utf8(`${headerLine(header)}\n${canonical({ count, heads: sorted(heads) })}`);

/** No line of a journal is longer, in bytes; a file of another kind may have one endless line. */
const LONGEST_LINE = 1_000_000;
const LINE_FEED = 0x0a;
/** No line begins with it: what is put behind it is refused by whoever reads it. */
const UNREADABLE = '\ufffd';

/**
 * The lines of an export file as they stand in it: strict UTF-8, each ended by one line feed and by nothing else.
 *
 * A lenient reader would show some damaged files as whole. What is not UTF-8, or endless, comes as a line nobody reads.
 */
export async function* linesOfExport(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string> {
	let begun: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of chunks) {
		let from = 0;
		for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
			yield lineOf([...begun, chunk.subarray(from, end)]);
			begun = [];
			length = 0;
			from = end + 1;
		}
		if (from === chunk.length) continue;
		begun.push(chunk.slice(from));
		length += chunk.length - from;
		if (length > LONGEST_LINE) return yield UNREADABLE;
	}
	if (begun.length > 0) yield lineOf(begun);
}

function lineOf(parts: readonly Uint8Array[]): string {
	const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return UNREADABLE;
	}
}

const sorted = (heads: readonly Head[]) =>
	heads.map(({ device, seq, hash }) => ({ device, seq, hash })).sort((a, b) => (a.device < b.device ? -1 : 1));

function canonical(value: unknown): string {
	const text = canonicalText(value);
	if (!text.ok) throw new TypeError(`export line cannot be canonical: ${JSON.stringify(text.refusal)}`);
	return text.value;
}
