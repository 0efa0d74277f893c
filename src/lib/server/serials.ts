/**
 * Who may use which serials: a lane for good at enrolment, leases out of the reserve by day.
 *
 * A number is printed on a drum: what was given out is never given again, whatever became of the tablet.
 */
import type { LeaseAnswer, LeaseRequest } from '#lib/contract/sync.ts';
import { LANES, LEASES, leaseRange } from '#lib/domain/codes/serials.ts';
import type { DeviceId, PointId } from '#lib/domain/ids.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type * as v from 'valibot';
import type { Database } from './database.ts';
import { inTransaction, type Tx } from './dialect/transaction.ts';
import type { Environment } from './environment.ts';
import { readRow } from './projection-tables.ts';

export type LeaseRefusal = { kind: 'point-unrecorded' };

/** The unit code of the company that runs a point; undefined as long as the point's master data is not recorded. */
export async function companyUnit(tx: Tx, point: PointId): Promise<string | undefined> {
	const row = await tx
		.selectFrom('collection_point')
		.select('doc')
		.where('point', '=', point)
		.where('id', '=', point)
		.executeTakeFirst();
	return row && readRow('point', row.doc).company.unit;
}

/** The lowest lane of a company that nobody ever had; null when all 24 are given away. */
export async function takeLane(tx: Tx, unit: string, device: DeviceId): Promise<number | null> {
	for (;;) {
		const taken = await tx.selectFrom('serial_lane').select('lane').where('company_unit', '=', unit).execute();
		const used = new Set(taken.map(({ lane }) => lane));
		const lane = Array.from({ length: LANES }, (_, index) => index).find((index) => !used.has(index));
		if (lane === undefined) return null;
		const won = await tx
			.insertInto('serial_lane')
			.values({ company_unit: unit, lane, device })
			.onConflict((conflict) => conflict.columns(['company_unit', 'lane']).doNothing())
			.returning('lane')
			.executeTakeFirst();
		// Another enrolment took it between our look and our hand: look again.
		if (won) return lane;
	}
}

export function serialOffice({ database, environment }: { database: Database; environment: Environment }) {
	return {
		/** The next nine serials of the company's reserve for one waste and day. */
		lease: (
			{ id, point }: { id: DeviceId; point: PointId },
			{ waste, day }: v.InferOutput<typeof LeaseRequest>
		): Promise<Result<v.InferOutput<typeof LeaseAnswer>, LeaseRefusal>> =>
			inTransaction(database, async (tx) => {
				const unit = await companyUnit(tx, point);
				if (unit === undefined) return refuse({ kind: 'point-unrecorded' });
				const lease = await takeLease(tx, { company_unit: unit, waste, day }, id, environment.now());
				return ok({ lease: lease === null ? null : leaseRange(lease) });
			})
	};
}

async function takeLease(
	tx: Tx,
	of: { company_unit: string; waste: string; day: string },
	device: DeviceId,
	now: number
): Promise<number | null> {
	for (;;) {
		const { next } = await tx
			.selectFrom('serial_lease')
			.select(({ fn, val }) => fn.coalesce(fn.max('lease'), val(-1)).as('next'))
			.where('company_unit', '=', of.company_unit)
			.where('waste', '=', of.waste)
			.where('day', '=', of.day)
			.executeTakeFirstOrThrow();
		const lease = Number(next) + 1;
		if (lease >= LEASES) return null;
		const won = await tx
			.insertInto('serial_lease')
			.values({ ...of, lease, device, leased_at: now })
			.onConflict((conflict) => conflict.columns(['company_unit', 'waste', 'day', 'lease']).doNothing())
			.returning('lease')
			.executeTakeFirst();
		if (won) return lease;
	}
}
