/**
 * Whether the screen hears of new events at once, and the beat that looks again when it does not.
 *
 * The stream is a hint and may drop one; the beat is what guarantees, so it goes on in every state.
 */

/** The part of an EventSource that is used. */
export type Stream = {
	readonly readyState: number;
	onopen: ((event: never) => unknown) | null;
	onmessage: ((event: never) => unknown) | null;
	onerror: ((event: never) => unknown) | null;
	close(): void;
};

export type FeedState = 'connecting' | 'live' | 'reconnecting';

export type FeedParts = {
	open: (address: string) => Stream;
	/** Calls again and again, milliseconds apart, until the returned function is called. */
	every: (milliseconds: number, beat: () => void) => () => void;
	onstate: (state: FeedState) => void;
	/** The journal may have grown: look. */
	onchange: () => void;
};

/** Milliseconds between two looks without being told. */
export const BEAT = 30_000;
/** EventSource.CLOSED: the browser gave up and will not try again by itself. */
const CLOSED = 2;

/** Listens to an address until the returned function is called. */
export function listen(address: string, { open, every, onstate, onchange }: FeedParts): () => void {
	let state: FeedState = 'connecting';
	let stream = connect();
	const become = (next: FeedState) => {
		state = next;
		onstate(next);
	};
	onstate(state);

	function connect(): Stream {
		const opening = open(address);
		opening.onopen = () => {
			// What came while the line was down was not announced to us.
			if (state === 'reconnecting') onchange();
			become('live');
		};
		opening.onmessage = () => onchange();
		opening.onerror = () => become('reconnecting');
		return opening;
	}

	const stop = every(BEAT, () => {
		if (stream.readyState === CLOSED) stream = connect();
		onchange();
	});
	return () => {
		stop();
		stream.close();
	};
}
