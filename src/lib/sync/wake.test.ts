import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settle, testClock } from './sync.fixture.ts';
import { dataLines, wake } from './wake.ts';

/** A server whose streams are written to by hand. */
function rig() {
	const clock = testClock();
	const streams: { send(text: string): void; end(): void; signal: AbortSignal }[] = [];
	const heard = { news: 0, opened: 0 };
	let up = true;
	const fetch = (async (_: string, init: RequestInit) => {
		if (!up) throw new TypeError('fetch failed');
		let control: ReadableStreamDefaultController<Uint8Array>;
		const body = new ReadableStream<Uint8Array>({ start: (controller) => void (control = controller) });
		const signal = init.signal!;
		signal.addEventListener('abort', () => control.error(signal.reason));
		streams.push({
			send: (text) => control.enqueue(new TextEncoder().encode(text)),
			end: () => control.close(),
			signal
		});
		return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
	}) as unknown as typeof globalThis.fetch;
	const one = wake({
		fetch,
		base: '',
		token: 'secret',
		clock,
		random: () => 1,
		hear: () => heard.news++,
		opened: () => heard.opened++
	});
	return { one, clock, streams, heard, line: (works: boolean) => (up = works) };
}
test('an event is heard once, a comment is not', async () => {
	const { one, streams, heard } = rig();
	one.start();
	await settle();
	streams[0]!.send(': still here\n\nretry: 3000\n\n');
	await settle();
	expect(heard).toEqual({ news: 0, opened: 1 });
	streams[0]!.send('data: {"position"');
	await settle();
	streams[0]!.send(':7}\n\n');
	await settle();
	expect(heard).toEqual({ news: 1, opened: 1 });
	one.stop();
});

test('a stream that ends, or falls silent, is opened again, and each opening is told', async () => {
	const { one, clock, streams, heard } = rig();
	one.start();
	await settle();
	streams[0]!.end();
	await settle();
	await clock.advance(1_000);
	await settle();
	expect(heard.opened).toBe(2);
	await clock.advance(120_000);
	await settle();
	expect(streams[1]!.signal.aborted).toBe(true);
	await clock.advance(2_000);
	await settle();
	expect(heard.opened).toBe(3);
	one.stop();
});

test('without a line it tries less and less often, and after a stop never', async () => {
	const { one, clock, streams, line } = rig();
	line(false);
	one.start();
	await clock.advance(3_600_000);
	line(true);
	one.stop();
	await clock.advance(3_600_000);
	await settle();
	expect([streams.length, clock.waiting]).toEqual([0, 0]);
});

test('however the stream is cut, the same events are heard', () => {
	const text = 'retry: 1\n\n: c\n\ndata: 1\n\ndata: 2\r\n\r\n: data: no\n\nevent: x\ndata: 3\n\n';
	fc.assert(
		fc.property(fc.array(fc.nat({ max: text.length })), (cuts) => {
			const at = [0, ...cuts.toSorted((a, b) => a - b), text.length];
			const lines = dataLines();
			const heard = at.slice(1).map((end, index) => lines(text.slice(at[index], end)));
			expect(heard.some(Boolean)).toBe(true);
			expect(heard.filter(Boolean).length).toBeLessThanOrEqual(3);
		})
	);
});
