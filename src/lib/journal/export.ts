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

export type ExportHeader = { format: 'wuji-journal'; version: 1; point: PointId; server: { alg: Alg; publicKey: string } };
export type ExportLine = { position: number } & Sealed;
export type ExportFooter = { count: number; heads: Head[]; sig: string };

/** The chain of the server at a point: master data and enrolments. */
export const serverDevice = (point: PointId) => `server.${point}` as Head['device'];

export const headerLine = ({ format, version, point, server }: ExportHeader): string =>
	canonical({ format, version, point, server: { alg: server.alg, publicKey: server.publicKey } });
export const eventLine = ({ position, bytes, hash, sig }: ExportLine): string => canonical({ position, bytes, hash, sig });
export const footerLine = ({ count, heads, sig }: ExportFooter): string => canonical({ count, heads: sorted(heads), sig });

/** What the server signs at the end: the first line, the count and the heads. */
export const footerBytes = (header: ExportHeader, count: number, heads: readonly Head[]): Uint8Array<ArrayBuffer> =>
	utf8(`${headerLine(header)}\n${canonical({ count, heads: sorted(heads) })}`);

const sorted = (heads: readonly Head[]) =>
	heads.map(({ device, seq, hash }) => ({ device, seq, hash })).sort((a, b) => (a.device < b.device ? -1 : 1));

function canonical(value: unknown): string {
	const text = canonicalText(value);
	if (!text.ok) throw new TypeError(`export line cannot be canonical: ${JSON.stringify(text.refusal)}`);
	return text.value;
}
