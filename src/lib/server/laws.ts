/**
 * The standing laws of a database, each checked against what is stored and counted.
 *
 * Nothing here trusts a projection or a head: every law goes back to the events, or compares two tables that must agree.
 */
import type { PointId } from '#lib/domain/ids.ts';
import type { Database } from './database.ts';
import { balanceBreaches } from './laws/balance.ts';
import type { Breach, Checked } from './laws/checked.ts';
import { chainBreaches, headBreaches, positionBreaches } from './laws/chains.ts';
import { codeBreaches, placeBreaches } from './laws/containers.ts';
import { projectionBreaches } from './laws/projections.ts';

export { rebuildProjection } from './rebuild.ts';

export type LawReport = { law: LawName; count: number; breaches: Breach[] };

const laws = {
	/** Every device's events run 1..n, each signed and holding the hash of the one before. */
	'device-chains': chainBreaches,
	/** Every point's positions run 1..n, and its counter says n. */
	'point-positions': positionBreaches,
	/** The projection rebuilt from the journal equals the live tables, flags included. */
	'projections-equal-journal': projectionBreaches,
	/** Received ± corrected − shipped = in stock, by point and waste, to the gram. */
	'mass-balance': balanceBreaches,
	/** No code is on two containers that both count. */
	'one-code-one-container': codeBreaches,
	/** Each device's head is its last event in the journal. */
	'device-heads': headBreaches,
	/** A container is at one point only, and in a slot unless steps are open. */
	'one-place': placeBreaches
} as const satisfies Record<
	string,
	(database: Database, points: readonly PointId[], serverKey?: string) => Promise<Checked>
>;

export type LawName = keyof typeof laws;
export const lawNames = Object.keys(laws) as LawName[];

/**
 * Checks every law over the whole database.
 *
 * @param serverKey the server's public key (SPKI, base64url) as known from its key file; without it the one in the
 * database is believed, and then the signatures prove only that the database agrees with itself.
 */
export async function checkLaws(database: Database, serverKey?: string): Promise<LawReport[]> {
	const points = await knownPoints(database);
	const reports: LawReport[] = [];
	for (const law of lawNames) {
		const { checked, breaches } = await laws[law](database, points, serverKey);
		reports.push({ law, count: checked, breaches });
	}
	return reports;
}

/** Every point that any table knows: a deleted counter must not hide a journal. */
async function knownPoints({ kysely }: Database): Promise<PointId[]> {
	const rows = await kysely
		.selectFrom('point_head')
		.select('point')
		.union(kysely.selectFrom('journal').select('point'))
		.union(kysely.selectFrom('container').select('point'))
		.execute();
	return rows.map(({ point }) => point as PointId).sort();
}
