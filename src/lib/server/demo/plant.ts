/**
 * Puts the demo province into an empty database, through the same doors as everybody: master data by the server's chain,
 * kiosks by a real enrolment, their history by real pushes.
 *
 * The kiosks' events are the same, byte for byte, for the same plan. The server's own key and the sign-in data are not.
 */
import type { Day, DeviceId } from '#lib/domain/ids.ts';
import { LARGEST_BATCH } from '#lib/contract/sync.ts';
import { emptyHead, headAfter, signEvent, type SignedEvent } from '#lib/journal/event.ts';
import { signerOf } from '#lib/journal/keys.ts';
import type { Accounts } from '../accounts.ts';
import type { Database } from '../database.ts';
import { tokenHash } from '../device-record.ts';
import { enrolment } from '../enrolment.ts';
import type { Environment } from '../environment.ts';
import { journalStore, type JournalStore, type OwnDraft } from '../journal-store.ts';
import { SERVER } from '../own-chain.ts';
import type { ServerKey } from '../server-key.ts';
import { keysFromSeed } from './device-keys.ts';
import { history, workingDays } from './history.ts';
import { demoProvince, type DemoPoint, type DemoProvince } from './province.ts';
import { seeded } from './random.ts';
import { SimulatedKiosk } from './simulated-kiosk.ts';

/** `events` counts what the kiosks record, over all points; master data come on top. `until` is the last day. */
export type DemoPlan = { seed: string; points: number; enterprises: number; events: number; until: Day };

export type DemoSoil = {
	database: Database;
	key: ServerKey;
	accounts: Pick<Accounts, 'createPerson' | 'person'>;
	secret: string;
	/** Real randomness, for the tokens of the simulated kiosks: their keys are public, so nobody may speak for them. */
	random: Environment['random'];
};

const ONE_HOUR = 3_600_000;

/** The province of a plan, without putting it anywhere: for showing who signs in how. */
export const provinceOf = ({ seed, points, enterprises, until }: Omit<DemoPlan, 'events'>): DemoProvince =>
	demoProvince(seeded(`${seed}/province`), { points, enterprises, until });

/** 'new': nothing is in it. 'demo': the whole demo. 'part': a demo whose planting was cut off. 'other': somebody's data. */
export async function soilOf({
	database,
	accounts
}: Pick<DemoSoil, 'database' | 'accounts'>): Promise<'new' | 'demo' | 'part' | 'other'> {
	const { kysely } = database;
	const marked = await kysely.selectFrom('device').select('id').where('name', '=', KIOSK).limit(1).executeTakeFirst();
	const last = provinceOf({ seed: '', points: 1, enterprises: 0, until: '2026-01-01' as Day }).people.at(-1)!;
	if (await accounts.person(last.person)) return 'demo';
	const any =
		(await kysely.selectFrom('point_head').select('point').limit(1).executeTakeFirst()) ??
		(await kysely.selectFrom('person').select('id').limit(1).executeTakeFirst());
	return any === undefined ? 'new' : marked ? 'part' : 'other';
}

const KIOSK = '示例平板';

/** @param tell hears how many events are in, after every batch */
export async function plantDemo(
	soil: DemoSoil,
	plan: DemoPlan,
	tell: (events: number) => void = () => undefined
): Promise<DemoProvince> {
	const { database, key, accounts, secret } = soil;
	const province = provinceOf(plan);
	const clock = { now: 0 };
	const machine = seeded(`${plan.seed}/machine`);
	const environment: Environment = {
		now: () => clock.now,
		monotonic: () => clock.now % (24 * ONE_HOUR),
		boot: `demo-${plan.seed}`.slice(0, 64),
		random: machine.bytes,
		every: () => () => undefined
	};
	const store = journalStore({ database, key, environment });
	const office = enrolment({ database, store, environment, secret, key, twins: null });

	let done = 0;
	for (const [index, point] of province.points.entries()) {
		const share = shareOf(plan.events, plan.points, index);
		const [first] = workingDays(plan.until, Math.max(1, Math.ceil(share / 40)));
		clock.now = Date.parse(`${first!}T00:00:00+08:00`) - 15 * ONE_HOUR;
		await store.appendOwn(point.id, masterData(point), SERVER);

		const random = seeded(`${plan.seed}/${point.id}`);
		const keys = await keysFromSeed(random.bytes(32));
		const { code } = await office.makeCode(point.id, KIOSK);
		const enrolled = await office.enrol({ code, name: KIOSK, alg: keys.alg, publicKey: keys.publicKey });
		if (!enrolled.ok) throw new Error(`a demo kiosk cannot be enrolled: ${enrolled.refusal.kind}`);
		const device = enrolled.value.device as DeviceId;
		await database.kysely
			.updateTable('device')
			.set({ token_hash: tokenHash(`closed ${Buffer.from(soil.random(32)).toString('hex')}`) })
			.where('id', '=', device)
			.execute();

		const kiosk = new SimulatedKiosk({ point, device, lane: enrolled.value.lane ?? 0, random });
		const signer = signerOf(keys);
		let head = emptyHead(device);
		let batch: SignedEvent[] = [];
		const push = async () => {
			if (batch.length === 0) return;
			clock.now = Date.parse(batch.at(-1)!.event.at) + 2000;
			await pushed(store, device, batch);
			done += batch.length;
			tell(done);
			batch = [];
		};
		for (const draft of history(kiosk, random, { events: share, until: plan.until })) {
			const signed = await signEvent(draft, head, signer);
			head = headAfter(signed);
			batch.push(signed);
			if (batch.length === LARGEST_BATCH) await push();
		}
		await push();
	}
	for (const { person, name, role, points, email, password, pin } of province.people) {
		const made = await accounts.createPerson({
			id: person,
			name,
			role,
			points,
			...(email && password ? { email, password } : {}),
			...(pin ? { pin } : {})
		});
		if (!made.ok) throw new Error(`the demo person ${person} cannot be made: ${made.refusal.kind}`);
	}
	return province;
}

/** The n-th point's part of all events. */
const shareOf = (events: number, points: number, index: number): number =>
	Math.floor((events * (index + 1)) / points) - Math.floor((events * index) / points);

function masterData({ name, company, address, zones, enterprises }: DemoPoint): OwnDraft[] {
	return [
		{ type: 'point.recorded', body: { name, company, address } },
		...zones.map(({ id, name, takes, slots }): OwnDraft => ({
			type: 'zone.recorded',
			body: { zone: id, name, takes, slots }
		})),
		...enterprises.map(({ id, name, uscc, district, agreementUntil, declared }): OwnDraft => ({
			type: 'enterprise.recorded',
			body: { enterprise: id, name, uscc, district, agreementUntil, declared }
		}))
	];
}

async function pushed(store: JournalStore, device: DeviceId, batch: readonly SignedEvent[]): Promise<void> {
	const events = batch.map(({ event: { seq, prev }, sealed }) => ({ seq, prev, ...sealed }));
	const appended = await store.append(device, events);
	if (!appended.ok) throw new Error(`the demo's own events are refused: ${JSON.stringify(appended.refusal)}`);
}
