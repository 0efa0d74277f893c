/** What is promised about writing: gapless, once, chained, refused whole, frozen when it must be. On both engines. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PointId } from '#lib/domain/ids.ts';
import { sha256Hex, toBase64url, utf8 } from '#lib/journal/bytes.ts';
import { canonicalText } from '#lib/journal/canonical.ts';
import { headAfter, signEvent, type Head, type SignedEvent } from '#lib/journal/event.ts';
import { signerOf, verifierOf } from '#lib/journal/keys.ts';
import { receiptHolds } from '#lib/journal/receipt.ts';
import { sampleBodies, SampleDevice, sampleDraft, samplePoint } from '#lib/journal/sample-events.ts';
import { databasesOn, engines } from './engines.fixture.ts';
import { pushed, seeder, secondPoint, serverOn } from './server.fixture.ts';

describe.each(engines)('the journal on %s', (engine) => {
	const { fresh } = databasesOn(engine);
	const server = async () => serverOn(await fresh());
	type Server = Awaited<ReturnType<typeof server>>;

	const intakes = async (device: SampleDevice, count: number): Promise<SignedEvent[]> => {
		const events: SignedEvent[] = [];
		for (let index = 0; index < count; index++)
			events.push(
				await device.sign('container.received', { container: `${device.id}-${device.head.seq}`, code: null })
			);
		return events;
	};
	const everything = async ({ store }: Server, point: PointId = samplePoint) =>
		(await store.page(point, 0, 10_000)).events;
	const stateOf = async ({ database }: Server, { id }: SampleDevice) =>
		(await database.kysely.selectFrom('device').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

	test('devices that push at the same time leave no gap, and a reader who asks meanwhile misses nothing', async () => {
		const here = await server();
		const tablets = await Promise.all(
			[samplePoint, samplePoint, samplePoint, secondPoint, secondPoint].map((point) => here.tablet(point))
		);
		const seen: number[] = [];
		let pushing = true;
		const reader = (async () => {
			for (let after = 0; ;) {
				const last = !pushing;
				const page = await here.store.page(samplePoint, after, 7);
				seen.push(...page.events.map(({ position }) => position));
				after = page.next;
				if (last && page.events.length === 0) return;
				// On SQLite a read takes no turn of the event loop: a reader that never yields would stop the writers.
				await new Promise((resolve) => setImmediate(resolve));
			}
		})();
		await Promise.all(
			tablets.map(async (tablet, index) => {
				for (let round = 0; round < 6; round++) {
					const point = index < 3 ? samplePoint : secondPoint;
					const batch = [];
					for (let nth = 0; nth < 3; nth++) batch.push(await signAt(tablet, point));
					const outcome = await here.store.append(tablet.id, batch.map(pushed));
					expect(outcome).toMatchObject({ ok: true, value: { accepted: 3 } });
				}
			})
		);
		pushing = false;
		await reader;
		const count = 3 + 3 * 6 * 3;
		expect(seen).toEqual(Array.from({ length: count }, (_, index) => index + 1));
		expect((await everything(here, secondPoint)).map(({ position }) => position)).toEqual(
			Array.from({ length: 2 + 2 * 18 }, (_, index) => index + 1)
		);
		expect((await here.store.verifyPoint(samplePoint)).ok).toBe(true);
		expect((await here.store.verifyPoint(secondPoint)).ok).toBe(true);
	});

	test('a push that is sent again changes nothing, also when its second half is new', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const events = await intakes(tablet, 4);
		const first = await here.store.append(tablet.id, events.slice(0, 2).map(pushed));
		const again = await here.store.append(tablet.id, events.slice(0, 2).map(pushed));
		const overlapping = await here.store.append(tablet.id, events.map(pushed));
		expect(first).toMatchObject({ ok: true, value: { accepted: 2, head: { seq: 2 } } });
		expect(again).toMatchObject({ ok: true, value: { accepted: 0, head: { seq: 2 } } });
		expect(overlapping).toMatchObject({ ok: true, value: { accepted: 2, head: { seq: 4 } } });
		expect(await everything(here)).toHaveLength(1 + 4);
	});

	test('the same push sent five times at once is stored once', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const batch = (await intakes(tablet, 5)).map(pushed);
		const outcomes = await Promise.all(Array.from({ length: 5 }, () => here.store.append(tablet.id, batch)));
		expect(outcomes.map((outcome) => outcome.ok && outcome.value.accepted).sort()).toEqual([0, 0, 0, 0, 5]);
		expect(await everything(here)).toHaveLength(6);
	});

	test('a batch that does not follow the head is answered with the head, and nothing of it is stored', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const [first, , third] = await intakes(tablet, 3);
		await here.store.append(tablet.id, [pushed(first!)]);
		const head = { seq: 1, hash: first!.sealed.hash };
		expect(await here.store.append(tablet.id, [pushed(third!)])).toEqual({ ok: false, refusal: { kind: 'gap', head } });

		const elsewhere: Head = { ...headAfter(first!), hash: 'f'.repeat(64) };
		const stranger = await signEvent(
			sampleDraft('shift.closed', sampleBodies['shift.closed'], tablet.id, 2),
			elsewhere,
			signerOf(tablet.keys)
		);
		expect(await here.store.append(tablet.id, [pushed(stranger)])).toEqual({
			ok: false,
			refusal: { kind: 'gap', head }
		});
		expect(await everything(here)).toHaveLength(2);
	});

	test('a second history freezes the device, says so in the journal and is kept aside', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const original = await tablet.sign('shift.opened');
		await here.store.append(tablet.id, [pushed(original)]);
		const copy = new SampleDevice(tablet.id, tablet.keys);
		const other = await copy.sign('container.received');
		const more = await copy.sign('container.stored');
		expect(await here.store.append(tablet.id, [pushed(other), pushed(more)])).toEqual({
			ok: false,
			refusal: { kind: 'fork', seq: 1 }
		});

		expect(await stateOf(here, tablet)).toBe('frozen');
		const { entries } = await here.store.journalPage(samplePoint, null, 10);
		expect(entries.map(({ type }) => type)).toEqual(['device.frozen', 'shift.opened', 'device.enrolled']);
		expect(entries[0]!.event!.body).toEqual({ device: tablet.id, reason: 'fork', seq: 1 });
		const aside = await here.database.kysely.selectFrom('refused').select(['device', 'reason', 'hash']).execute();
		expect(aside).toEqual([{ device: tablet.id, reason: 'fork', hash: other.sealed.hash }]);
		expect(await here.store.append(tablet.id, [])).toEqual({ ok: false, refusal: { kind: 'frozen' } });
		expect((await here.store.verifyPoint(samplePoint)).ok).toBe(true);
	});

	test('a signature of another key freezes the device and stores nothing of the batch', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const good = await tablet.sign('shift.opened');
		const thief = await SampleDevice.make(tablet.id);
		thief.head = tablet.head;
		const forged = await thief.sign('container.received');
		const outcome = await here.store.append(tablet.id, [pushed(good), pushed(forged)]);
		expect(outcome).toEqual({ ok: false, refusal: { kind: 'forged', path: '$.events[1].sig', why: 'signature' } });
		expect(await stateOf(here, tablet)).toBe('frozen');
		expect((await here.store.head(tablet.id)).seq).toBe(0);
		const { entries } = await here.store.journalPage(samplePoint, null, 10);
		expect(entries.map(({ type }) => type)).toEqual(['device.frozen', 'device.enrolled']);
	});

	test("another device's event under this device's token freezes this device and leaves the other alone", async () => {
		const here = await server();
		const [tablet, other] = [await here.tablet(), await here.tablet()];
		const stolen = await other.sign('shift.opened');
		expect(await here.store.append(tablet.id, [pushed(stolen)])).toMatchObject({
			ok: false,
			refusal: { kind: 'forged', why: 'other-device' }
		});
		expect([await stateOf(here, tablet), await stateOf(here, other)]).toEqual(['frozen', 'active']);
		expect(await here.store.append(other.id, [pushed(stolen)])).toMatchObject({ ok: true });
	});

	test('two forgeries at once leave one line in the journal and both aside', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const thief = await SampleDevice.make(tablet.id);
		const forged = pushed(await thief.sign('shift.opened'));
		await Promise.all([here.store.append(tablet.id, [forged]), here.store.append(tablet.id, [forged])]);
		const { entries } = await here.store.journalPage(samplePoint, null, 10);
		expect(entries.filter(({ type }) => type === 'device.frozen')).toHaveLength(1);
	});

	test('damage anywhere in a batch is named, stores nothing and freezes nobody', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const batch = (await intakes(tablet, 3)).map(pushed);
		const damages: [string, (event: (typeof batch)[number]) => void][] = [
			['.hash', (event) => (event.hash = flipped(event.hash))],
			['.hash', (event) => (event.bytes = event.bytes.replace('p-1', 'p-2'))],
			['.bytes', (event) => (event.bytes = ` ${event.bytes}`)],
			['.bytes', (event) => (event.bytes = event.bytes.slice(0, -1))],
			['.bytes', (event) => (event.bytes = '{}')],
			['.seq', (event) => (event.seq += 1)],
			['.prev', (event) => (event.prev = flipped(event.prev))]
		];
		await fc.assert(
			fc.asyncProperty(fc.nat(2), fc.constantFrom(...damages), async (at, [where, damage]) => {
				const damaged = structuredClone(batch);
				damage(damaged[at]!);
				const outcome = await here.store.append(tablet.id, damaged);
				if (outcome.ok || outcome.refusal.kind !== 'malformed') throw new Error(JSON.stringify(outcome));
				expect(outcome.refusal.path.startsWith(`$.events[${at}]${where}`)).toBe(true);
			}),
			{ numRuns: 40 }
		);
		const holed = [batch[0]!, batch[2]!];
		expect(await here.store.append(tablet.id, holed)).toMatchObject({
			refusal: { kind: 'malformed', path: '$.events[1].seq', code: 'not-contiguous' }
		});
		expect(await everything(here)).toHaveLength(1);
		expect(await stateOf(here, tablet)).toBe('active');
		expect(await here.store.append(tablet.id, batch)).toMatchObject({ ok: true, value: { accepted: 3 } });
	});

	test('what this program does not understand is stored and flagged, and what follows it flows', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const strange = await signAsIs(tablet, 'robot.greeted', { hello: 1 });
		const halfKnown = await signAsIs(tablet, 'shift.opened', { shift: 7, person: 'p' });
		const known = await tablet.sign('container.received');
		expect(await here.store.append(tablet.id, [strange, halfKnown, known].map(pushed))).toMatchObject({
			ok: true,
			value: { accepted: 3 }
		});
		const { entries } = await here.store.journalPage(samplePoint, null, 3);
		expect(entries.map(({ flags }) => flags)).toEqual([
			[{ kind: 'notice', notice: 'agreement-missing' }],
			[{ kind: 'malformed', path: '$.body.shift' }],
			[{ kind: 'unknown-type', type: 'robot.greeted' }]
		]);
	});

	test('a scanned text with a zero character in it stops nothing', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const container = 'c\u0000\ue000';
		const events = [
			await tablet.sign('container.received', { container, waste: '\u0000', enterprise: '\u0000' }),
			await tablet.sign('container.stored', { container })
		];
		expect(await here.store.append(tablet.id, events.map(pushed))).toMatchObject({ ok: true, value: { accepted: 2 } });
		expect(await here.store.containerHistory(samplePoint, container as never)).toHaveLength(2);
		expect((await here.store.stockOf([samplePoint]))[0]).toMatchObject({ waste: '\u0000', containers: 1 });
		const forged = { ...pushed(await tablet.sign('shift.opened')), sig: 'a\u0000' };
		expect(await here.store.append(tablet.id, [forged])).toMatchObject({ refusal: { kind: 'forged' } });
	});

	test('a receipt holds over the last event of the push, and over the head for a heartbeat', async () => {
		const here = await server();
		const tablet = await here.tablet();
		const verify = (await verifierOf(here.key.alg, here.key.publicKey))!;
		expect(await here.store.append(tablet.id, [])).toMatchObject({
			ok: true,
			value: { head: { seq: 0 }, receipt: null }
		});
		const events = await intakes(tablet, 3);
		await here.store.append(tablet.id, events.map(pushed));
		for (const [batch, seq] of [
			[events, 3],
			[events.slice(0, 1), 1],
			[[], 3]
		] as const) {
			const outcome = await here.store.append(tablet.id, batch.map(pushed));
			if (!outcome.ok || !outcome.value.receipt) throw new Error('no receipt');
			const { receipt } = outcome.value;
			expect(receipt).toMatchObject({ device: tablet.id, seq, hash: events[seq - 1]!.sealed.hash, position: seq + 1 });
			expect(await receiptHolds(receipt, verify)).toBe(true);
			expect(await receiptHolds({ ...receipt, position: 99 }, verify)).toBe(false);
		}
	});

	test('unknown and revoked devices and the chains of the server itself are turned away', async () => {
		const here = await server();
		const tablet = await here.tablet();
		await here.database.kysely.updateTable('device').set({ state: 'revoked' }).where('id', '=', tablet.id).execute();
		expect(await here.store.append(tablet.id, [])).toEqual({ ok: false, refusal: { kind: 'revoked' } });
		expect(await here.store.append('nobody' as never, [])).toEqual({ ok: false, refusal: { kind: 'unknown-device' } });
		expect(await here.store.append(`server.${samplePoint}` as never, [])).toEqual({
			ok: false,
			refusal: { kind: 'unknown-device' }
		});
	});

	test('the server writes its own chain under the same laws, also when it writes several at once', async () => {
		const here = await server();
		const heard: number[] = [];
		here.store.subscribe(samplePoint, ({ position }) => heard.push(position));
		await Promise.all(
			Array.from({ length: 6 }, (_, index) =>
				here.store.appendOwn(
					samplePoint,
					['zone.recorded', 'zone.recorded'].map(
						(type) => ({ type, body: { ...sampleBodies['zone.recorded'], zone: `Z-${index}` } }) as never
					),
					seeder
				)
			)
		);
		expect(heard.sort((a, b) => a - b)).toEqual([2, 4, 6, 8, 10, 12]);
		expect(await here.store.verifyPoint(samplePoint)).toMatchObject({ ok: true, value: { events: 12 } });
	});
});

const flipped = (hex: string) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);

/** An intake of a tablet at a point other than the sample's. */
async function signAt(tablet: SampleDevice, point: PointId): Promise<SignedEvent> {
	const body = { ...sampleBodies['container.received'], container: `${tablet.id}-${tablet.head.seq}`, code: null };
	const draft = { ...sampleDraft('container.received', body, tablet.id, tablet.head.seq + 1), point };
	const signed = await signEvent(draft, tablet.head, signerOf(tablet.keys));
	tablet.head = headAfter(signed);
	return signed;
}

/** An event as a newer or faulty program would sign it: the envelope is sound, the body is whatever it is. */
async function signAsIs(tablet: SampleDevice, type: string, body: Record<string, unknown>): Promise<SignedEvent> {
	const draft = sampleDraft('shift.opened', sampleBodies['shift.opened'], tablet.id, tablet.head.seq + 1);
	const event = { ...draft, type, body, version: 1, seq: tablet.head.seq + 1, prev: tablet.head.hash };
	const text = canonicalText(event);
	if (!text.ok) throw new Error(text.refusal.kind);
	const bytes = utf8(text.value);
	const sealed = {
		bytes: text.value,
		hash: await sha256Hex(bytes),
		sig: toBase64url(await signerOf(tablet.keys).sign(bytes))
	};
	tablet.head = { device: tablet.id, seq: event.seq, hash: sealed.hash };
	return { event, sealed };
}
