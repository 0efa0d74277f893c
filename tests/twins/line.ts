/**
 * The line between a tablet and the server, as a twin: a TCP proxy whose plug can be pulled.
 *
 * It cuts at TCP level and at an exact byte, so that what breaks is the real connection and never a mock of one.
 */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

export type End = { port: number; host?: string };
/** `up` is from the tablet to the server, `down` is back. */
export type Direction = 'up' | 'down';

type Cut = { direction: Direction; left: number; request: Buffer | null; done: () => void };
type Pair = { near: Socket; far: Socket; armed: Set<Cut>; tail: Buffer };

const NOTHING = Buffer.alloc(0);

export class LineTwin {
	/** Milliseconds that every chunk is held back, each way. */
	delay = 0;
	readonly #listen: End;
	readonly #target: End;
	readonly #server: Server;
	readonly #pairs = new Set<Pair>();
	#cuts: Cut[] = [];
	#plugged = true;

	/** @param ends `listen.port` 0 takes any free port; hosts are 127.0.0.1 unless named. */
	constructor({ listen, target }: { listen: End; target: End }) {
		this.#listen = listen;
		this.#target = target;
		this.#server = createServer({ allowHalfOpen: true }, (near) => this.#join(near));
	}

	get plugged(): boolean {
		return this.#plugged;
	}

	get connections(): number {
		return this.#pairs.size;
	}

	/** Listens; gives the port. Rejects with EADDRINUSE when it is taken. */
	start(): Promise<number> {
		return new Promise((resolve, reject) => {
			this.#server.once('error', reject);
			this.#server.listen(this.#listen.port, this.#listen.host ?? '127.0.0.1', () => {
				this.#server.off('error', reject);
				resolve((this.#server.address() as AddressInfo).port);
			});
		});
	}

	stop(): Promise<void> {
		return new Promise((resolve) => {
			this.#server.close(() => resolve());
			for (const pair of this.#pairs) destroy(pair);
		});
	}

	/** Every connection breaks at once, and every new one, until the plug is back in. */
	pull(): void {
		this.#plugged = false;
		for (const pair of this.#pairs) destroy(pair);
	}

	plug(): void {
		this.#plugged = true;
	}

	/**
	 * Breaks the connection once, right after `bytes` more bytes went through in a direction: `up` 0 is before the request,
	 * `down` 0 is after the server has done its work and before its answer.
	 *
	 * @param request counts only on the connection whose next request holds this text, from that text on; else on all together.
	 * @returns when the cut has happened.
	 */
	cutAfter(direction: Direction, bytes: number, request?: string): Promise<void> {
		return new Promise((done) => {
			this.#cuts.push({ direction, left: bytes, request: request === undefined ? null : Buffer.from(request), done });
		});
	}

	#join(near: Socket): void {
		if (!this.#plugged) {
			near.on('error', ignore);
			near.resetAndDestroy();
			return;
		}
		const far = connect({ port: this.#target.port, host: this.#target.host ?? '127.0.0.1', allowHalfOpen: true });
		const pair: Pair = { near, far, armed: new Set(), tail: NOTHING };
		this.#pairs.add(pair);
		for (const socket of [near, far]) {
			socket.setNoDelay(true);
			// An error is always followed by 'close'.
			socket.on('error', ignore);
			socket.on('close', () => {
				// After an orderly end the other side may still hold bytes to deliver; after a broken one it must break too.
				if (!socket.readableEnded || !socket.writableFinished) destroy(pair);
				if (near.closed && far.closed) this.#pairs.delete(pair);
			});
		}
		this.#carry(pair, 'up', near, far);
		this.#carry(pair, 'down', far, near);
	}

	#carry(pair: Pair, direction: Direction, from: Socket, to: Socket): void {
		const later = (act: () => void) => (this.delay > 0 ? setTimeout(act, this.delay) : act());
		from.on('data', (chunk) => {
			from.pause();
			later(() => this.#pass(pair, direction, chunk, to, () => from.resume()));
		});
		from.on('end', () => later(() => to.end()));
	}

	#pass(pair: Pair, direction: Direction, chunk: Buffer, to: Socket, next: () => void): void {
		if (to.destroyed) return;
		const cut = this.#due(pair, direction, chunk);
		if (!cut) {
			if (to.write(chunk)) next();
			else to.once('drain', next);
			return;
		}
		const finish = () => {
			destroy(pair);
			cut.done();
		};
		if (cut.at > 0) to.write(chunk.subarray(0, cut.at), finish);
		else finish();
	}

	/** The cut that falls into this chunk, with its place in it; counts the chunk on every cut that does not. */
	#due(pair: Pair, direction: Direction, chunk: Buffer): { at: number; done: () => void } | undefined {
		const seen = direction === 'up' ? Buffer.concat([pair.tail, chunk]) : NOTHING;
		for (const cut of this.#cuts) {
			let from = 0;
			if (cut.request && !pair.armed.has(cut)) {
				const found = direction === 'up' ? seen.indexOf(cut.request) : -1;
				if (found < 0) continue;
				pair.armed.add(cut);
				from = Math.max(0, found - pair.tail.length);
			}
			if (cut.direction !== direction) continue;
			if (chunk.length - from >= cut.left && chunk.length > from) {
				this.#cuts = this.#cuts.filter((other) => other !== cut);
				return { at: from + cut.left, done: cut.done };
			}
			cut.left -= chunk.length - from;
		}
		// A text may lie across two chunks; no request that is looked for is longer than this.
		if (direction === 'up') pair.tail = seen.subarray(-256);
		return undefined;
	}
}

function destroy({ near, far }: Pair): void {
	near.destroy();
	far.destroy();
}

function ignore(): void {}
