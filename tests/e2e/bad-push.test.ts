/** What a server in the field is sent by broken, foreign and hostile clients, over a real socket. */
import { connect } from 'node:net';
import { canonicalText } from '#lib/journal/canonical.ts';
import { sha256Hex, utf8 } from '#lib/journal/bytes.ts';
import { LARGEST_PUSH } from '#lib/contract/sync.ts';
import { expect, test } from './fixtures.ts';
import { enrolledPeer, type Peer } from './peer.ts';
import type { Stack } from './stack.ts';

/** The tablet that is broken, and its neighbour, which must notice nothing. */
let peer: Peer;
let other: Peer;

test.beforeAll(async ({ stack }) => {
	peer = await enrolledPeer(stack);
	other = await enrolledPeer(stack);
});

/** How much is stored: of what the broken tablet sent, and at all, refused things included. */
async function stored(stack: Stack) {
	const count = async (table: string) => (await stack.rows<{ n: number }>(`select count(*) as n from ${table}`))[0]!.n;
	return {
		own: (await stack.eventsOf(peer.device)).length,
		all: await count('journal'),
		refused: await count('refused'),
		containers: await count('container')
	};
}

const closing = () => peer.sign('shift.closed', { shift: 's-1' });

async function bothGoOn(stack: Stack, event: Awaited<ReturnType<typeof closing>>): Promise<void> {
	const [mine, theirs] = [await stack.eventsOf(peer.device), await stack.eventsOf(other.device)];
	expect((await peer.push([event])).status).toBe(200);
	expect((await other.push([await other.sign('shift.closed', { shift: 's-2' })])).status).toBe(200);
	expect(await stack.eventsOf(peer.device)).toHaveLength(mine.length + 1);
	expect(await stack.eventsOf(other.device)).toHaveLength(theirs.length + 1);
}

test('a push that is broken, too large or of another shape is refused with code, path and a sentence, and nothing is stored', async ({
	stack
}) => {
	await peer.push([await closing()]);
	const event = await closing();
	const good = { device: peer.device, events: [event] };
	const before = await stored(stack);
	expect(before.own).toBe(1);

	const cases: { name: string; body: string; type?: string; status: number; code: string; path: string }[] = [
		{ name: 'half a JSON', body: JSON.stringify(good).slice(0, -5), status: 400, code: 'json-unreadable', path: '$' },
		{ name: 'nothing', body: '', status: 400, code: 'json-unreadable', path: '$' },
		{
			name: 'another kind of text',
			body: '<push/>',
			type: 'application/xml',
			status: 415,
			code: 'wrong-media',
			path: '$'
		},
		{ name: 'a list', body: '[]', status: 422, code: 'malformed', path: '$.device' },
		{
			name: 'no events',
			body: JSON.stringify({ device: peer.device }),
			status: 422,
			code: 'malformed',
			path: '$.events'
		},
		{
			name: 'a number as text',
			body: JSON.stringify({ ...good, events: [{ ...event, seq: String(event.seq) }] }),
			status: 422,
			code: 'malformed',
			path: '$.events[0].seq'
		},
		{
			name: 'a hash of something else',
			body: JSON.stringify({ ...good, events: [{ ...event, hash: '0'.repeat(64) }] }),
			status: 422,
			code: 'hash-differs',
			path: '$.events[0].hash'
		},
		{
			name: 'more than it takes',
			body: JSON.stringify({ ...good, events: [{ ...event, bytes: 'x'.repeat(LARGEST_PUSH) }] }),
			status: 413,
			code: 'too-large',
			path: '$'
		}
	];
	for (const { name, body, type = 'application/json', status, code, path } of cases)
		await test.step(name, async () => {
			const answer = await peer.post('/api/sync/push', body, { 'content-type': type });
			expect([answer.status, answer.error?.code, answer.error?.path]).toEqual([status, code, path]);
			expect(answer.error?.message).toMatch(/[一-鿿]{6,}/);
			expect(await stored(stack)).toEqual(before);
		});

	await bothGoOn(stack, event);
});

test('a body that is longer or shorter than it announced is no body, and the server goes on', async ({ stack }) => {
	const event = await closing();
	const body = JSON.stringify({ device: peer.device, events: [event] });
	const head = (length: string) =>
		`POST /api/sync/push HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${peer.token}\r\n` +
		`Content-Type: application/json\r\n${length}\r\nConnection: close\r\n\r\n`;
	const before = await stored(stack);

	await test.step('it announces less than it sends', async () => {
		// Node's own parser says so: the rest of the body is no request.
		expect(await raw(stack.port, head('Content-Length: 40') + body)).toMatch(/^HTTP\/1\.1 400 /);
	});
	await test.step('it announces more than it sends and hangs up', async () => {
		expect(await raw(stack.port, head('Content-Length: 90000') + body, 'end')).not.toMatch(/^HTTP\/1\.1 2/);
	});
	await test.step('it announces little, in chunks, and sends without an end', async () => {
		const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
		const many = Math.ceil((LARGEST_PUSH + 1) / 65_536);
		const answer = await raw(stack.port, head('Transfer-Encoding: chunked') + chunk.repeat(many) + '0\r\n\r\n');
		expect(answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*"code":"too-large","path":"\$"/);
	});
	await test.step('it announces a terabyte', async () => {
		const answer = await raw(stack.port, head('Content-Length: 1099511627776') + body, 'end');
		expect(answer).not.toMatch(/^HTTP\/1\.1 (2|500)/);
	});
	expect(await stored(stack)).toEqual(before);
	await bothGoOn(stack, event);
});

test('a wrong token, or that of another tablet, stores nothing', async ({ stack }) => {
	const event = await closing();
	const body = JSON.stringify({ device: peer.device, events: [event] });
	const before = await stored(stack);
	for (const authorization of ['', 'Bearer', 'Bearer not-a-token', `Basic ${peer.token}`]) {
		const answer = await peer.post('/api/sync/push', body, { authorization });
		expect([answer.status, answer.error?.code, answer.error?.path]).toEqual([401, 'device-unknown', '$']);
		expect(answer.error?.message).toContain('重新登记');
	}
	const borrowed = await peer.post('/api/sync/push', body, { authorization: `Bearer ${other.token}` });
	expect([borrowed.status, borrowed.error?.code, borrowed.error?.path]).toEqual([422, 'other-device', '$.device']);
	expect(await stored(stack)).toEqual(before);
	await bothGoOn(stack, event);
});

test('a forged signature stores nothing and stops that device alone', async ({ stack }) => {
	const event = await closing();
	const before = await stack.eventsOf(peer.device);
	const body = JSON.parse(event.bytes) as Record<string, unknown>;
	const text = canonicalText({ ...body, actor: 'somebody-else' });
	if (!text.ok) throw new Error('the forgery is not canonical');
	const forged = { ...event, bytes: text.value, hash: await sha256Hex(utf8(text.value)) };
	const answer = await peer.push([forged]);
	expect([answer.status, answer.error?.code, answer.error?.path]).toEqual([422, 'forged', '$.events[0].sig']);
	expect(answer.error?.message).toContain('终端已被冻结');
	expect(await stack.eventsOf(peer.device)).toEqual(before);

	const after = await peer.push([event]);
	expect([after.status, after.error?.code]).toEqual([403, 'device-frozen']);
	expect(await stack.eventsOf(peer.device)).toEqual(before);
	expect((await other.push([await other.sign('shift.closed', { shift: 's-2' })])).status).toBe(200);
	expect((await stack.wuji('check')).code).toBe(0);
});

/** Sends these characters on a bare socket and hears the answer to its end. `end` hangs up after sending. */
function raw(port: number, text: string, after: 'end' | 'wait' = 'wait'): Promise<string> {
	return new Promise((resolve) => {
		let heard = '';
		const socket = connect(port, '127.0.0.1', () => {
			socket.write(text);
			if (after === 'end') socket.end();
		});
		socket.on('data', (chunk) => (heard += chunk));
		// A server that hangs up on a liar has answered too.
		socket.on('error', () => socket.destroy());
		socket.on('close', () => resolve(heard));
	});
}
