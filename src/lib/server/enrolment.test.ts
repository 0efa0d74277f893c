/** What is promised to a tablet that comes in: a code works once, lanes and leases never overlap. On both engines. */
import { describe, expect, test } from 'vitest';
import { laneRange, LANES, LEASES, type SerialRange } from '#lib/domain/codes/serials.ts';
import { makeDeviceKeys } from '#lib/journal/keys.ts';
import { sampleBodies, samplePoint } from '#lib/journal/sample-events.ts';
import { deviceOfToken } from './device-record.ts';
import { CODE_LIFE } from './enrolment-code.ts';
import { databasesOn, engines } from './engines.fixture.ts';
import { seeder, secondPoint, serverOn } from './server.fixture.ts';

describe.each(engines)('enrolment on %s', (engine) => {
	const { fresh } = databasesOn(engine);
	const server = async () => serverOn(await fresh());
	const request = async (code: string) => {
		const { alg, publicKey } = await makeDeviceKeys();
		return { code, name: '平板 1', alg, publicKey };
	};

	test('two tablets with the same code: one comes in', async () => {
		const here = await server();
		const { code } = await here.enrolment.makeCode(samplePoint, '平板');
		const both = await Promise.all([1, 2].map(async () => here.enrolment.enrol(await request(code))));
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { kind: 'code-invalid' } });
		const tablets = await here.database.kysely
			.selectFrom('device')
			.select('id')
			.where('token_hash', 'is not', null)
			.execute();
		expect(tablets).toHaveLength(1);
	});

	test('a code is taken as a person types it, and not a moment after its 15 minutes', async () => {
		const here = await server();
		const first = await here.enrolment.makeCode(samplePoint, '平板');
		here.pass(CODE_LIFE - 1);
		expect(await here.enrolment.enrol(await request(` ${first.code.toLowerCase().replace('-', '')} `))).toMatchObject({
			ok: true
		});
		const late = await here.enrolment.makeCode(samplePoint, '平板');
		here.pass(CODE_LIFE);
		expect(await here.enrolment.enrol(await request(late.code))).toMatchObject({ ok: false });
		expect(await here.enrolment.enrol(await request(''))).toMatchObject({ ok: false });
	});

	test('a key that cannot be used leaves the code as it was', async () => {
		const here = await server();
		const { code } = await here.enrolment.makeCode(samplePoint, '平板');
		const good = await request(code);
		expect(await here.enrolment.enrol({ ...good, publicKey: 'AAAA' })).toEqual({
			ok: false,
			refusal: { kind: 'key-unusable' }
		});
		expect(await here.enrolment.enrol(good)).toMatchObject({ ok: true });
	});

	test('an enrolment is an event that the server signed, and neither code nor token is stored', async () => {
		const here = await server();
		const { code } = await here.enrolment.makeCode(samplePoint, '平板');
		const enrolled = await here.enrolment.enrol(await request(code));
		if (!enrolled.ok) throw new Error(enrolled.refusal.kind);
		const { device, token } = enrolled.value;
		const { entries } = await here.store.journalPage(samplePoint, null, 1);
		expect(entries[0]).toMatchObject({
			type: 'device.enrolled',
			event: { body: { device, name: '平板 1' } },
			verification: { ok: true }
		});
		expect((await deviceOfToken(here.database, token))?.id).toBe(device);
		expect(await deviceOfToken(here.database, `${token}x`)).toBeUndefined();
		const rows = [
			...(await here.database.kysely.selectFrom('device').selectAll().execute()),
			...(await here.database.kysely.selectFrom('enrolment_code').selectAll().execute())
		];
		expect(JSON.stringify(rows)).not.toContain(token);
		expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''));
	});

	test('the tablets of one company get lanes of their own, at whatever point, until the 24 are gone', async () => {
		const here = await server();
		await here.record();
		await here.record(secondPoint);
		const enrolOne = async (index: number) => {
			const { code } = await here.enrolment.makeCode(index % 2 ? samplePoint : secondPoint, '平板');
			const enrolled = await here.enrolment.enrol(await request(code));
			return enrolled.ok ? enrolled.value.lane : undefined;
		};
		const lanes = await Promise.all(Array.from({ length: LANES + 2 }, (_, index) => enrolOne(index)));
		const given = lanes.filter((lane) => lane !== null);
		expect(given.sort((a, b) => a! - b!)).toEqual(Array.from({ length: LANES }, (_, index) => index));
		expect(lanes.filter((lane) => lane === null)).toHaveLength(2);
	});

	test('another company starts with its first lane, and a point without master data has none', async () => {
		const here = await server();
		expect((await here.tablet()) && (await laneOf(here))).toEqual([null]);
		await here.record();
		const body = { ...sampleBodies['point.recorded'], company: { name: '另一家', unit: '91440300708461136T' } };
		await here.store.appendOwn(secondPoint, [{ type: 'point.recorded', body }], seeder);
		await here.tablet();
		await here.tablet(secondPoint);
		expect(await laneOf(here)).toEqual([0, 0, null]);
	});

	test('leases of one company, waste and day never overlap each other or a lane, and end with the reserve', async () => {
		const here = await server();
		await here.record();
		await here.record(secondPoint);
		const tablets = [await here.tablet(), await here.tablet(secondPoint)];
		const wanted = { waste: '900-214-08', day: '2026-11-22' };
		const take = async (index: number) => {
			const outcome = await here.serials.lease(
				{ id: tablets[index % 2]!.id, point: index % 2 ? secondPoint : samplePoint },
				wanted
			);
			if (!outcome.ok) throw new Error(outcome.refusal.kind);
			return outcome.value.lease;
		};
		const leases = await Promise.all(Array.from({ length: LEASES + 3 }, (_, index) => take(index)));
		const ranges: SerialRange[] = leases.filter((lease) => lease !== null);
		expect(ranges).toHaveLength(LEASES);
		const lanes = Array.from({ length: LANES }, (_, lane) => laneRange(lane));
		const serials = [...ranges, ...lanes].flatMap(({ from, to }) =>
			Array.from({ length: to - from + 1 }, (_, index) => from + index)
		);
		expect(new Set(serials).size).toBe(serials.length);
		expect(Math.max(...serials)).toBeLessThanOrEqual(999);
		const other = await here.serials.lease(
			{ id: tablets[0]!.id, point: samplePoint },
			{ ...wanted, day: '2026-11-23' }
		);
		expect(other).toMatchObject({ ok: true, value: { lease: { from: 721 } } });
	});

	test('no lease is given for a company that is not known', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const lease = await here.serials.lease(
			{ id: tablet.id, point: samplePoint },
			{ waste: '900-214-08', day: '2026-11-22' }
		);
		expect(lease).toEqual({ ok: false, refusal: { kind: 'point-unrecorded' } });
	});

	async function laneOf({ database }: Awaited<ReturnType<typeof server>>) {
		const rows = await database.kysely
			.selectFrom('device')
			.select('lane')
			.where('token_hash', 'is not', null)
			.execute();
		return rows.map(({ lane }) => lane).sort();
	}
});
