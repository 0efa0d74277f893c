/**
 * The server's hint that there is something new, as a stream of server-sent events.
 *
 * It is a hint and no more: the courier's timer goes on without it. That the stream broke is worth telling too, since a
 * server that was restored has broken it.
 */
import { backOff, type Clock } from './back-off.ts';

export type WakePorts = {
	fetch: typeof fetch;
	/** Origin of the server without a slash at the end; '' = the page's own. */
	base: string;
	token: string;
	clock: Clock;
	/** From 0 to 1. */
	random(): number;
	/** There is something new. */
	hear(): void;
	/** The stream is open again after it was lost, or for the first time. */
	opened(): void;
};

/** A stream that is silent for so long is taken for dead; the server sends comments far more often. */
const LONGEST_SILENCE = 120_000;
const LONGEST_LINE = 4096;

export function wake(ports: WakePorts): { start(): void; stop(): void } {
	const { clock } = ports;
	let abort: AbortController | undefined;
	let cancelTimer = () => {};
	let failures = 0;

	const listen = async () => {
		const own = new AbortController();
		abort = own;
		try {
			const headers = { authorization: `Bearer ${ports.token}`, accept: 'text/event-stream' };
			const response = await ports.fetch(`${ports.base}/api/sync/wake`, {
				headers,
				cache: 'no-store',
				signal: own.signal
			});
			const stream = response.headers.get('content-type')?.startsWith('text/event-stream');
			if (response.ok && stream && response.body) await follow(response.body, own);
		} catch {
			// A line that broke is no news; the next try follows.
		}
		if (own !== abort) return;
		failures++;
		cancelTimer = clock.after(backOff(failures, ports.random()), () => void listen());
	};

	const follow = async (body: ReadableStream<Uint8Array>, own: AbortController) => {
		const decoder = new TextDecoder();
		const reader = body.getReader();
		const lines = dataLines();
		let cancelSilence = clock.after(LONGEST_SILENCE, () => own.abort());
		ports.opened();
		try {
			for (;;) {
				const { done, value } = await reader.read();
				if (done) return;
				failures = 0;
				cancelSilence();
				cancelSilence = clock.after(LONGEST_SILENCE, () => own.abort());
				if (lines(decoder.decode(value, { stream: true }))) ports.hear();
			}
		} finally {
			cancelSilence();
			reader.releaseLock();
		}
	};

	return {
		start: () => {
			if (!abort) void listen();
		},
		stop: () => {
			const own = abort;
			abort = undefined;
			cancelTimer();
			own?.abort();
		}
	};
}

/** Whether a piece of the stream ended a line that carries data; comments and other fields do not count. */
export function dataLines(): (text: string) => boolean {
	let tail = '';
	return (text) => {
		const lines = (tail + text).split(/\r\n|\n|\r/);
		tail = lines.pop()!.slice(0, LONGEST_LINE);
		return lines.some((line) => line.startsWith('data:'));
	};
}
