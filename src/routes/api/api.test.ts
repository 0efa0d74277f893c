/** What the endpoints promise a tablet: bad input is named and stores nothing, nobody else is touched, nothing is a 500. */
import { describe, expect, test } from 'vitest';
import { LARGEST_BATCH, LARGEST_PUSH, PullAnswer, PushAnswer, SnapshotAnswer } from '#lib/contract/sync.ts';
import { RefusalSchema } from '#lib/contract/refusal.ts';
import { samplePoint, type SampleDevice } from '#lib/journal/sample-events.ts';
import { deviceOfToken } from '#lib/server/device-record.ts';
import { databasesOn } from '#lib/server/engines.fixture.ts';
import { guessLimit } from '#lib/server/guess-limit.ts';
import { photoStore } from '#lib/server/photos.ts';
import { pushed, serverOn } from '#lib/server/server.fixture.ts';
import * as v from 'valibot';
import { POST as enrol } from './enrol/+server.ts';
import { GET as live } from './office/live/+server.ts';
import { POST as lease } from './sync/lease/+server.ts';
import { GET as photoState, PATCH as photoPart } from './sync/photo/[sha256]/+server.ts';
import { GET as pull } from './sync/pull/+server.ts';
import { POST as push } from './sync/push/+server.ts';
import { GET as snapshot } from './sync/snapshot/+server.ts';
import { GET as wake } from './sync/wake/+server.ts';

type Tablet = SampleDevice & { token: string };

describe('the endpoints', () => {
	const { fresh, where } = databasesOn('sqlite');

	async function start() {
		const here = serverOn(await fresh());
		await here.record();
		const server = {
			...here,
			announcer: here.store.announcer,
			photos: photoStore({ database: here.database, folder: (await where()).folder }),
			enrolLimit: guessLimit({ now: here.environment.now, most: 3, window: 60_000 })
		};
		/** Calls a handler as SvelteKit would, with what the hooks make of the request. */
		async function call(
			handler: unknown,
			init: RequestInit & { query?: string; tablet?: Tablet | null; locale?: 'en' | 'zh-CN'; params?: object } = {}
		) {
			const { query = '', tablet, locale = 'en', params = {}, ...rest } = init;
			const url = new URL(`http://localhost/api${query}`);
			const device = tablet ? ((await deviceOfToken(here.database, tablet.token)) ?? null) : null;
			const event = {
				url,
				params,
				request: new Request(url, rest),
				locals: { server, device, person: null, locale },
				getClientAddress: () => '192.0.2.9'
			};
			return (handler as (event: unknown) => Response | Promise<Response>)(event);
		}
		const json = (body: unknown): RequestInit => ({
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: typeof body === 'string' ? body : JSON.stringify(body)
		});
		const stored = async () => (await here.store.snapshot(samplePoint)).position;
		return { ...here, server, call, json, stored };
	}

	test('events go up, come down and stand in the snapshot as the contract has it', async () => {
		const here = await start();
		const tablet = await here.tablet();
		const events = [await tablet.sign('shift.opened'), await tablet.sign('container.received')].map(pushed);
		const up = await here.call(push, { ...here.json({ device: tablet.id, events }), tablet });
		expect([up.status, v.is(PushAnswer, await up.json())]).toEqual([200, true]);
		const down = await here.call(pull, { query: `?point=${samplePoint}&after=2&limit=1`, tablet });
		const page = v.parse(PullAnswer, await down.json());
		expect([page.events[0]!.hash, page.next, page.more]).toEqual([events[0]!.hash, 3, true]);
		const shot = v.parse(
			SnapshotAnswer,
			await (await here.call(snapshot, { query: `?point=${samplePoint}`, tablet })).json()
		);
		expect([shot.position, shot.rows.map(({ kind }) => kind).sort()]).toEqual([
			4,
			['container', 'device', 'point', 'shift']
		]);
	});

	test('a push that is not what was agreed is refused with code and place, stores nothing and hinders nobody', async () => {
		const here = await start();
		const [tablet, other] = [await here.tablet(), await here.tablet()];
		const event = pushed(await tablet.sign('shift.opened'));
		const before = await here.stored();
		const cases: [RequestInit, number, string, string][] = [
			[here.json('{"device":'), 400, 'json-unreadable', '$'],
			[here.json('['.repeat(200_000)), 400, 'json-unreadable', '$'],
			[{ ...here.json(''), body: new Uint8Array([0x22, 0xff, 0x22]) }, 400, 'json-unreadable', '$'],
			[here.json(null), 422, 'malformed', '$'],
			[here.json({ device: tablet.id }), 422, 'malformed', '$.events'],
			[here.json({ device: tablet.id, events: [{ ...event, seq: '1' }] }), 422, 'malformed', '$.events[0].seq'],
			[here.json({ device: tablet.id, events: [{ ...event, more: 1 }] }), 422, 'malformed', '$.events[0].more'],
			[here.json({ device: tablet.id, events: Array(LARGEST_BATCH + 1).fill(event) }), 422, 'malformed', '$.events'],
			[
				here.json({ device: tablet.id, events: [{ ...event, hash: '0'.repeat(64) }] }),
				422,
				'hash-differs',
				'$.events[0].hash'
			],
			[
				here.json({ device: tablet.id, events: [{ ...event, bytes: '{"a":1.5}' }] }),
				422,
				'not-integer',
				'$.events[0].bytes.a'
			],
			[here.json({ device: other.id, events: [event] }), 422, 'other-device', '$.device'],
			[{ method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, 415, 'wrong-media', '$'],
			[here.json(`"${'x'.repeat(LARGEST_PUSH)}"`), 413, 'too-large', '$']
		];
		for (const [init, status, code, path] of cases) {
			const answer = await here.call(push, { ...init, tablet });
			const { error } = v.parse(RefusalSchema, await answer.json());
			expect([answer.status, error.code, error.path]).toEqual([status, code, path]);
			expect(error.message).not.toBe('');
		}
		expect(await here.stored()).toBe(before);
		const next = pushed(await other.sign('shift.opened'));
		expect((await here.call(push, { ...here.json({ device: other.id, events: [next] }), tablet: other })).status).toBe(
			200
		);
		expect((await here.call(push, { ...here.json({ device: tablet.id, events: [event] }), tablet })).status).toBe(200);
	});

	test('the answer to a gap holds the head, the answer to a fork the place, and a frozen device is told to stop', async () => {
		const here = await start();
		const tablet = await here.tablet();
		const [first, second] = [await tablet.sign('shift.opened'), await tablet.sign('shift.closed')];
		const send = (events: object[]) => here.call(push, { ...here.json({ device: tablet.id, events }), tablet });
		const gap = await send([pushed(second)]);
		expect([gap.status, await gap.json()]).toMatchObject([
			409,
			{ head: { seq: 0, hash: '0'.repeat(64) }, error: { code: 'gap' } }
		]);
		await send([pushed(first)]);
		tablet.head = { ...tablet.head, seq: 0, hash: '0'.repeat(64) };
		const fork = await send([pushed(await tablet.sign('container.received'))]);
		expect([fork.status, await fork.json()]).toMatchObject([422, { fork: { seq: 1 }, error: { code: 'fork' } }]);
		const after = await send([]);
		expect([after.status, await after.json()]).toMatchObject([403, { error: { code: 'device-frozen' } }]);
	});

	test('without a token there is nothing to be had, in the language of who asks', async () => {
		const here = await start();
		for (const handler of [push, pull, snapshot, wake, lease, photoState, photoPart]) {
			const answer = await here.call(handler, {
				...(handler === push || handler === lease ? here.json({}) : {}),
				locale: 'zh-CN'
			});
			expect([answer.status, (await answer.json()).error]).toMatchObject([
				401,
				{ code: 'device-unknown', message: expect.stringContaining('终端') }
			]);
		}
		expect((await here.call(live)).status).toBe(401);
	});

	test('a page that cannot be asked for is refused by the name of what is wrong', async () => {
		const here = await start();
		const tablet = await here.tablet();
		for (const [query, path] of [
			['?point=330106-99', '$.point'],
			['?point=%00', '$.point'],
			['', '$.point'],
			[`?point=${samplePoint}&after=-1`, '$.after'],
			[`?point=${samplePoint}&after=1e3`, '$.after'],
			[`?point=${samplePoint}&limit=0`, '$.limit'],
			[`?point=${samplePoint}&limit=501`, '$.limit']
		] as const) {
			const answer = await here.call(pull, { query, tablet });
			expect([answer.status, (await answer.json()).error.path]).toEqual([422, path]);
		}
	});

	test('the wake stream speaks of the own point only, beats, and ends with its reader and with the server', async () => {
		const here = await start();
		const tablet = await here.tablet();
		const stream = (await here.call(wake, { tablet })).body!.getReader();
		const read = async () => new TextDecoder().decode((await stream.read()).value);
		expect(await read()).toMatch(/^retry: \d+\n\n$/);
		here.store.announce('330106-02' as never, 8);
		here.store.announce(samplePoint, 9);
		expect(await read()).toBe(`data: {"point":"${samplePoint}","position":9}\n\n`);
		here.beat();
		expect(await read()).toMatch(/^: /);
		await stream.cancel();
		expect(here.beating()).toBe(0);
		const second = (await here.call(wake, { tablet })).body!.getReader();
		await second.read();
		here.store.announcer.close();
		expect((await second.read()).done).toBe(true);
		expect(here.beating()).toBe(0);
	});

	test('a reader that stopped reading is dropped', async () => {
		const here = await start();
		const tablet = await here.tablet();
		await here.call(wake, { tablet });
		for (let hint = 0; hint < 200; hint++) here.store.announce(samplePoint, hint);
		expect(here.beating()).toBe(0);
	});

	test('a photo is told in Upload-Offset where it goes on', async () => {
		const here = await start();
		const tablet = await here.tablet();
		const name = { sha256: '0'.repeat(64) };
		const part = (offset: string, body: Uint8Array<ArrayBuffer>) =>
			here.call(photoPart, {
				method: 'PATCH',
				headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': offset, 'upload-length': '10' },
				body,
				params: name,
				tablet
			});
		expect((await here.call(photoState, { params: name, tablet })).status).toBe(404);
		expect((await part('0', new Uint8Array(4))).headers.get('upload-offset')).toBe('4');
		const wrong = await part('9', new Uint8Array(1));
		expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([409, '4']);
		expect(await (await here.call(photoState, { params: name, tablet })).json()).toEqual({
			size: 10,
			received: 4,
			complete: false
		});
		expect((await part('4', new Uint8Array(6))).status).toBe(422);
		expect((await part('x', new Uint8Array(1))).status).toBe(422);
		expect((await part('0', new Uint8Array(1024 * 1024 + 1))).status).toBe(413);
		expect((await here.call(photoState, { params: { sha256: '../../x' }, tablet })).status).toBe(422);
	});

	test('codes cannot be guessed: after a few tries the answer is to wait', async () => {
		const here = await start();
		const guess = () =>
			here.call(
				enrol,
				here.json({
					code: 'AAAA-AAAA',
					name: 'x',
					alg: 'EdDSA',
					publicKey: 'MCowBQYDK2VwAyEA4b5qTqTBL9wQGwQirbwmc3iTTEZbdvYoBe18Zz0gNQ0'
				})
			);
		const answers = [await guess(), await guess(), await guess(), await guess()];
		expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 429]);
		expect(answers[3]!.headers.get('retry-after')).toBe('60');
		here.pass(60_000);
		expect((await guess()).status).toBe(422);
	});
});
