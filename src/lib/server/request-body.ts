/**
 * Reads a request's body with an end to it: what was announced may be a lie, so the bytes are counted as they come.
 *
 * A body that is refused is still read to its end, within reason: a client that is answered while it is sending sees a
 * broken line and not the answer, and the next request on that line would wait for ever.
 */
import { ok, refuse, type Result } from '#lib/domain/result.ts';

/** So much of an unwanted body is read and thrown away; what is longer breaks the line. */
const MOST_DISCARDED = 16 * 1024 * 1024;

export type TooLarge = { kind: 'too-large'; most: number };

/** The body, when it has at most `most` bytes. */
export async function bytesOf(request: Request, most: number): Promise<Result<Uint8Array<ArrayBuffer>, TooLarge>> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of pieces(request)) {
			size += chunk.length;
			if (size > most) chunks.length = 0;
			else chunks.push(chunk);
			if (size > most + MOST_DISCARDED) break;
		}
	} catch (fault) {
		// The limit of the server around us may be lower, and it says so by this.
		if (typeof fault === 'object' && fault !== null && 'status' in fault && fault.status === 413)
			return refuse({ kind: 'too-large', most });
		throw fault;
	}
	if (size > most) return refuse({ kind: 'too-large', most });
	const bytes = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.length;
	}
	return ok(bytes);
}

/** Reads away a body that nobody wanted. */
export async function discardBody(request: Request): Promise<void> {
	if (!request.body || request.bodyUsed) return;
	let size = 0;
	try {
		for await (const chunk of pieces(request)) if ((size += chunk.length) > MOST_DISCARDED) break;
	} catch {
		// The line broke while its rest was thrown away: nothing is lost.
	}
}

async function* pieces({ body }: Request): AsyncGenerator<Uint8Array> {
	const reader = body?.getReader();
	if (!reader) return;
	let ended = false;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			ended = done;
			if (done) return;
			yield value;
		}
	} finally {
		if (!ended) await reader.cancel();
	}
}
