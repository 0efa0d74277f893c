/** The laws of order: chains by device, positions by point, heads. */
import type { DeviceId, PointId } from '#lib/domain/ids.ts';
import { serverDevice } from '#lib/journal/export.ts';
import { verifierOf } from '#lib/journal/keys.ts';
import { JournalVerifier } from '#lib/journal/verify.ts';
import type { Database } from '../database.ts';
import { findDevice } from '../device-record.ts';
import type { Breach, Checked } from './checked.ts';

const PIECE = 500;

/** Each point is verified up to its first bad event, which is named; what stands behind that is proven by nothing. */
export async function chainBreaches(
	database: Database,
	points: readonly PointId[],
	serverKey?: string
): Promise<Checked> {
	const breaches: Breach[] = [];
	let checked = 0;
	for (const point of points) {
		const publicKey = serverKey ?? (await findDevice(database, serverDevice(point)))?.publicKey ?? '';
		const server = await verifierOf('EdDSA', publicKey);
		if (!server) {
			breaches.push({ point, what: 'no usable key of the server' });
			continue;
		}
		const verifier = new JournalVerifier(point, server);
		const fault = await firstFault(database, point, verifier);
		checked += verifier.count;
		if (fault) breaches.push({ point, what: fault });
	}
	return { checked, breaches };
}

async function firstFault(
	{ kysely }: Database,
	point: PointId,
	verifier: JournalVerifier
): Promise<string | undefined> {
	for (;;) {
		const rows = await kysely
			.selectFrom('journal')
			.select(['position', 'bytes', 'hash', 'sig'])
			.where('point', '=', point)
			.where('position', '>', verifier.count)
			.orderBy('position')
			.limit(PIECE)
			.execute();
		for (const row of rows) {
			const result = await verifier.next(row);
			if (result.ok) continue;
			const { fault, event } = result.refusal;
			const who = event ? ` (${event.device} seq ${event.seq})` : '';
			return `position ${row.position}${who}: ${fault.kind}`;
		}
		if (rows.length < PIECE) return undefined;
	}
}

export async function positionBreaches({ kysely }: Database, points: readonly PointId[]): Promise<Checked> {
	const breaches: Breach[] = [];
	let checked = 0;
	for (const point of points) {
		const { count, first, last } = await kysely
			.selectFrom('journal')
			.select(({ fn, cast }) => [
				cast<number>(fn.countAll(), 'bigint').as('count'),
				fn.min('position').as('first'),
				fn.max('position').as('last')
			])
			.where('point', '=', point)
			.executeTakeFirstOrThrow();
		const head = await kysely.selectFrom('point_head').select('position').where('point', '=', point).executeTakeFirst();
		checked += count;
		if (count > 0 && (first !== 1 || last !== count))
			breaches.push({ point, what: `${count} events from ${first} to ${last}` });
		if ((head?.position ?? 0) !== (last ?? 0))
			breaches.push({ point, what: `counter at ${head?.position ?? 0}, last event at ${last ?? 0}` });
	}
	return { checked, breaches };
}

export async function headBreaches({ kysely }: Database): Promise<Checked> {
	const rows = await kysely
		.selectFrom('device')
		.leftJoin('journal', (join) =>
			join.onRef('journal.device', '=', 'device.id').onRef('journal.seq', '=', 'device.seq')
		)
		.select(['device.id', 'device.point', 'device.seq', 'device.hash', 'journal.hash as last'])
		.execute();
	const longest = await kysely
		.selectFrom('journal')
		.select(({ fn }) => ['device', fn.max('seq').as('seq')])
		.groupBy('device')
		.execute();
	const ends = new Map(longest.map(({ device, seq }) => [device, seq]));
	const breaches: Breach[] = [];
	for (const { id, point, seq, hash, last } of rows) {
		const end = ends.get(id) ?? 0;
		ends.delete(id);
		if (seq !== end) breaches.push({ point, what: `head of ${id} at ${seq}, its last event at ${end}` });
		else if (seq > 0 && last !== hash)
			breaches.push({ point, what: `head of ${id} has another hash than its event ${seq}` });
	}
	for (const device of ends.keys())
		breaches.push({ point: '', what: `events of ${device as DeviceId}, which is no device` });
	return { checked: rows.length, breaches };
}
