import { describe, expect, test } from 'vitest';
import { enrolWire, syncWire } from './wire.ts';

const HASH = 'a'.repeat(64);
const SELF = { device: 'd-1', point: '330106-01', token: 'secret' };

type Seen = { url: string; init: RequestInit };

/** A wire whose server gives one answer, and what it was asked. */
function wireTo(answer: Response | Error) {
	const seen: Seen[] = [];
	const fetch = (async (url: string, init: RequestInit) => {
		seen.push({ url, init });
		if (answer instanceof Error) throw answer;
		return answer.clone();
	}) as unknown as typeof globalThis.fetch;
	return { seen, wire: syncWire({ fetch, base: '' }, SELF), enrolment: enrolWire({ fetch, base: '' }) };
}
const json = (status: number, body: unknown) => Response.json(body, { status });
const error = (code: string, path = '$') => ({ error: { code, path, message: 'words' } });

describe('the wire', () => {
	test('proves the device by its token and names its point', async () => {
		const { wire, seen } = wireTo(json(200, { events: [], next: 7, more: false }));
		expect(await wire.pull(7, 500)).toEqual({ ok: true, value: { events: [], next: 7, more: false } });
		expect(seen[0]!.url).toBe('/api/sync/pull?point=330106-01&after=7&limit=500');
		expect(seen[0]!.init.headers).toMatchObject({ authorization: 'Bearer secret' });
	});

	test('reads the answers to a push, each as what it is', async () => {
		const said = async (answer: Response | Error) =>
			(await wireTo(answer).wire.push([])) as { value?: unknown; refusal?: unknown };
		expect(await said(json(200, { head: { seq: 3, hash: HASH }, receipt: null }))).toMatchObject({
			value: { head: { seq: 3 } }
		});
		expect(await said(json(409, { head: { seq: 2, hash: HASH }, ...error('gap') }))).toMatchObject({
			refusal: { kind: 'gap', head: { seq: 2 } }
		});
		expect(await said(json(422, { fork: { seq: 2 }, ...error('fork') }))).toMatchObject({
			refusal: { kind: 'fork', seq: 2 }
		});
		expect(await said(json(422, error('not-nfc', '$.events[1]')))).toMatchObject({
			refusal: { kind: 'refused', status: 422, path: '$.events[1]' }
		});
		expect(await said(json(403, error('device-revoked')))).toMatchObject({
			refusal: { kind: 'refused', status: 403, code: 'device-revoked' }
		});
		expect(await said(new TypeError('fetch failed'))).toMatchObject({ refusal: { kind: 'offline' } });
	});

	test.each([
		[200, '<html>Please log in to the network</html>'],
		[200, '{"head":{"seq":-1,"hash":"zz"},"receipt":null}'],
		[403, '<html>Forbidden</html>'],
		[409, '{}'],
		[422, 'null'],
		[502, '']
	])('takes a %i in words that are not the contract’s for a line that does not work', async (status, body) => {
		expect(await wireTo(new Response(body, { status })).wire.push([])).toEqual({
			ok: false,
			refusal: { kind: 'http', status }
		});
	});

	test('an answer that breaks off in the middle is no answer', async () => {
		const body = new ReadableStream({
			start(controller) {
				controller.enqueue(new TextEncoder().encode('{"head"'));
				controller.error(new Error('connection reset'));
			}
		});
		const fetch = (async () => new Response(body)) as unknown as typeof globalThis.fetch;
		expect(await syncWire({ fetch, base: '' }, SELF).roster()).toEqual({ ok: false, refusal: { kind: 'offline' } });
	});

	test('asks where a photo goes on, and takes the server’s word for it', async () => {
		const at = (status: number, offset: string) => new Response(null, { status, headers: { 'upload-offset': offset } });
		const sha = 'b'.repeat(64);
		expect(await wireTo(at(200, '512')).wire.photoOffset(sha)).toEqual({ ok: true, value: 512 });
		expect(await wireTo(json(404, error('not-found'))).wire.photoOffset(sha)).toEqual({ ok: true, value: 0 });
		expect(await wireTo(new Response('nginx', { status: 404 })).wire.photoOffset(sha)).toEqual({
			ok: false,
			refusal: { kind: 'http', status: 404 }
		});
		const { wire, seen } = wireTo(at(409, '9'));
		expect(await wire.photoPart(sha, { offset: 4, length: 20, bytes: new Uint8Array(8) })).toEqual({
			ok: true,
			value: 9
		});
		expect(seen[0]).toMatchObject({
			url: `/api/sync/photo/${sha}`,
			init: { method: 'PATCH', headers: { 'upload-offset': '4', 'upload-length': '20' } }
		});
		expect(await wireTo(at(200, '1e3')).wire.photoOffset(sha)).toMatchObject({ ok: false });
	});

	test('enrolment goes without a token, and an answer that lacks one is none', async () => {
		const { enrolment, seen } = wireTo(json(200, { device: 'd-1' }));
		expect(await enrolment.enrol({ code: 'ABCD2345', name: 'x', alg: 'ES256', publicKey: 'k' })).toEqual({
			ok: false,
			refusal: { kind: 'http', status: 200 }
		});
		expect(seen[0]!.init.headers).not.toHaveProperty('authorization');
	});
});
