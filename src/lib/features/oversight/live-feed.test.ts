/** The office hears of new events at once, and finds what it was not told of. */
import { beforeEach, expect, test } from 'vitest';
import { listen, type FeedState, type Stream } from './live-feed.ts';

type Opened = Stream & { address: string; readyState: number };

let streams: Opened[];
let states: FeedState[];
let looks: number;
let beat: () => void;
let stop: () => void;

beforeEach(() => {
	streams = [];
	states = [];
	looks = 0;
	stop = listen('/live', {
		open(address) {
			const stream: Opened = {
				address,
				readyState: 0,
				onopen: null,
				onmessage: null,
				onerror: null,
				close() {
					stream.readyState = 2;
				}
			};
			streams.push(stream);
			return stream;
		},
		every(_milliseconds, onbeat) {
			beat = onbeat;
			return () => {
				beat = () => undefined;
			};
		},
		onstate: (state) => states.push(state),
		onchange: () => looks++
	});
});

const fire = (stream: Opened, name: 'onopen' | 'onmessage' | 'onerror') => (stream[name] as (() => void) | null)?.();

test('a message is a reason to look', () => {
	fire(streams[0]!, 'onopen');
	fire(streams[0]!, 'onmessage');
	expect([states, looks]).toEqual([['connecting', 'live'], 1]);
});

test('a lost line is shown, and its return is a reason to look', () => {
	fire(streams[0]!, 'onopen');
	fire(streams[0]!, 'onerror');
	fire(streams[0]!, 'onopen');
	expect([states, looks]).toEqual([['connecting', 'live', 'reconnecting', 'live'], 1]);
});

test('the beat looks whether or not anything was heard', () => {
	beat();
	beat();
	expect(looks).toBe(2);
});

test('a stream that the browser gave up is opened anew on the beat', () => {
	fire(streams[0]!, 'onerror');
	streams[0]!.readyState = 2;
	beat();
	expect(streams.map(({ address }) => address)).toEqual(['/live', '/live']);
	fire(streams[1]!, 'onopen');
	expect(states.at(-1)).toBe('live');
});

test('after stopping, the stream is closed and no beat looks', () => {
	stop();
	beat();
	expect([streams[0]!.readyState, looks]).toEqual([2, 0]);
});
