/**
 * A point's journal as the file that proves itself, and the same proof made on the journal in place.
 */
import type { DeviceId, PointId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { toBase64url } from '#lib/journal/bytes.ts';
import type { Head } from '#lib/journal/event.ts';
import { eventLine, footerBytes, footerLine, headerLine, type ExportHeader } from '#lib/journal/export.ts';
import { verifyExport, type BadEvent, type Verified } from '#lib/journal/verify.ts';
import type { Database } from './database.ts';
import { positionOf } from './journal-reading.ts';
import type { ServerKey } from './server-key.ts';

/** Read in pieces, so that nobody waits for the database while a long export is written. */
const PIECE = 500;

/** The lines, without line ends, up to the event that was last when the export began. */
export async function* exportLines(database: Database, key: ServerKey, point: PointId): AsyncGenerator<string> {
	const header: ExportHeader = {
		format: 'wuji-journal',
		version: 1,
		point,
		server: { alg: key.alg, publicKey: key.publicKey }
	};
	yield headerLine(header);
	const end = await positionOf(database, point);
	const heads = new Map<string, Head>();
	let count = 0;
	for (let after = 0; after < end;) {
		const rows = await database.kysely
			.selectFrom('journal')
			.select(['position', 'device', 'seq', 'bytes', 'hash', 'sig'])
			.where('point', '=', point)
			.where('position', '>', after)
			.where('position', '<=', end)
			.orderBy('position')
			.limit(PIECE)
			.execute();
		if (rows.length === 0) break;
		for (const { position, device, seq, bytes, hash, sig } of rows) {
			yield eventLine({ position, bytes, hash, sig });
			heads.set(device, { device: device as DeviceId, seq, hash });
			count++;
		}
		after = rows.at(-1)!.position;
	}
	const ends = [...heads.values()];
	yield footerLine({ count, heads: ends, sig: toBase64url(await key.sign(footerBytes(header, count, ends))) });
}

/** Checks a point's whole journal as it is stored; names the first bad event. */
export const verifyPoint = (database: Database, key: ServerKey, point: PointId): Promise<Result<Verified, BadEvent>> =>
	verifyExport(exportLines(database, key, point), key.publicKey);
