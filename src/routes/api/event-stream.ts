/**
 * Server-sent events: "the journal of this point has grown", and nothing else.
 *
 * A hint only. A listener that is slow or gone is dropped, never waited for; its timer finds what it missed.
 */
import type { PointId } from '#lib/domain/ids.ts';
import type { Announcer, Growth } from '#lib/server/announcer.ts';
import type { Environment } from '#lib/server/environment.ts';

/** Below the half minute after which proxies take a silent line for a dead one. */
const HEARTBEAT = 20_000;
/** So many hints unread: nobody is reading. */
const MOST_UNREAD = 100;

export function eventStream(
	announcer: Announcer,
	{ every }: Pick<Environment, 'every'>,
	points: readonly PointId[] | 'all'
): Response {
	const ends: (() => void)[] = [];
	const end = () => {
		for (const stop of ends.splice(0)) stop();
	};
	const stream = new ReadableStream<Uint8Array>(
		{
			start(controller) {
				const text = new TextEncoder();
				const close = () => {
					end();
					controller.close();
				};
				const send = (line: string) => {
					controller.enqueue(text.encode(line));
					if ((controller.desiredSize ?? 0) < 0) close();
				};
				const tell = (growth: Growth) => send(`data: ${JSON.stringify(growth)}\n\n`);
				for (const point of points === 'all' ? (['all'] as const) : points) ends.push(announcer.subscribe(point, tell));
				ends.push(
					every(HEARTBEAT, () => send(': still here\n\n')),
					announcer.onClose(close)
				);
				send('retry: 3000\n\n');
			},
			cancel: end
		},
		{ highWaterMark: MOST_UNREAD }
	);
	return new Response(stream, {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
	});
}
