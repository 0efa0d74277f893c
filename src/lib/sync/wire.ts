/**
 * Requests to the server, as the contract has them. Every answer is validated; nothing here throws.
 *
 * Only an answer that is the server's own by its form decides anything: a portal or proxy in between that says 200, 403
 * or 422 in words of its own is no more than a line that does not work.
 */
import * as v from 'valibot';
import {
	EnrolAnswer,
	ForkAnswer,
	GapAnswer,
	LeaseAnswer,
	PullAnswer,
	PushAnswer,
	RosterAnswer,
	SnapshotAnswer,
	type EnrolRequest,
	type PushRequest
} from '#lib/contract/sync.ts';
import { RefusalSchema } from '#lib/contract/refusal.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type { Receipt } from '#lib/journal/receipt.ts';

export type WireProblem =
	/** No answer: no network, no server, or none within the time. */
	| { kind: 'offline' }
	/** An answer that is not the contract's. */
	| { kind: 'http'; status: number }
	/** The server's own no. */
	| { kind: 'refused'; status: number; code: string; path: string; message: string };

export type PushProblem =
	WireProblem | { kind: 'gap'; head: { seq: number; hash: string } } | { kind: 'fork'; seq: number };

export type Pushed = { head: { seq: number; hash: string }; receipt: Receipt | null };

export interface SyncWire {
	push(events: PushRequest['events']): Promise<Result<Pushed, PushProblem>>;
	pull(after: number, limit: number): Promise<Result<PullAnswer, WireProblem>>;
	snapshot(): Promise<Result<SnapshotAnswer, WireProblem>>;
	roster(): Promise<Result<RosterAnswer, WireProblem>>;
	lease(request: { waste: string; day: string }): Promise<Result<v.InferOutput<typeof LeaseAnswer>, WireProblem>>;
	/** How many bytes of a photo the server holds; 0 for one it never heard of. */
	photoOffset(sha256: string): Promise<Result<number, WireProblem>>;
	/** Sends a part that begins at `offset`. Returns the bytes held now, also when the server wants another offset. */
	photoPart(
		sha256: string,
		part: { offset: number; length: number; bytes: Uint8Array<ArrayBuffer> }
	): Promise<Result<number, WireProblem>>;
}

export interface EnrolWire {
	enrol(request: EnrolRequest): Promise<Result<EnrolAnswer, WireProblem>>;
}

type Line = {
	fetch: typeof fetch;
	/** Origin of the server without a slash at the end; '' = the page's own. */ base: string;
};

const TIMEOUT = 20_000;
/** A snapshot is the whole projection of a point. */
const LONG_TIMEOUT = 120_000;

export function syncWire(line: Line, self: { device: string; point: string; token: string }): SyncWire {
	const authorization = `Bearer ${self.token}`;
	const send = (path: string, init: RequestInit = {}, timeout = TIMEOUT) =>
		exchange(line, path, { ...init, headers: { ...init.headers, authorization } }, timeout);
	const post = (path: string, body: unknown) => send(path, json(body));
	const point = encodeURIComponent(self.point);
	return {
		push: async (events) => {
			const answer = await post('/api/sync/push', { device: self.device, events });
			if (answer?.status === 409) {
				const gap = v.safeParse(GapAnswer, answer.body);
				if (gap.success) return refuse({ kind: 'gap', head: gap.output.head });
			}
			if (answer?.status === 422) {
				const fork = v.safeParse(ForkAnswer, answer.body);
				if (fork.success) return refuse({ kind: 'fork', seq: fork.output.fork.seq });
			}
			return read(PushAnswer, answer) as Result<Pushed, WireProblem>;
		},
		pull: async (after, limit) =>
			read(PullAnswer, await send(`/api/sync/pull?point=${point}&after=${after}&limit=${limit}`)),
		snapshot: async () => read(SnapshotAnswer, await send(`/api/sync/snapshot?point=${point}`, {}, LONG_TIMEOUT)),
		roster: async () => read(RosterAnswer, await send('/api/sync/roster')),
		lease: async (request) => read(LeaseAnswer, await post('/api/sync/lease', request)),
		photoOffset: async (sha256) => {
			const answer = await send(`/api/sync/photo/${sha256}`);
			return answer?.status === 404 && v.is(RefusalSchema, answer.body) ? ok(0) : readOffset(answer);
		},
		photoPart: async (sha256, { offset, length, bytes }) => {
			const headers = {
				'content-type': 'application/offset+octet-stream',
				'upload-offset': String(offset),
				'upload-length': String(length)
			};
			return readOffset(await send(`/api/sync/photo/${sha256}`, { method: 'PATCH', headers, body: bytes }));
		}
	};
}

export const enrolWire = (line: Line): EnrolWire => ({
	enrol: async (request) => read(EnrolAnswer, await exchange(line, '/api/enrol', json(request), TIMEOUT))
});

const json = (body: unknown): RequestInit => ({
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body)
});

/** `body` is undefined when it is not JSON. */
type Answer = { status: number; headers: Headers; body: unknown };

/** Undefined when there was no whole answer. */
async function exchange(line: Line, path: string, init: RequestInit, timeout: number): Promise<Answer | undefined> {
	try {
		const response = await line.fetch(line.base + path, {
			...init,
			cache: 'no-store',
			signal: AbortSignal.timeout(timeout)
		});
		const text = await response.text();
		return { status: response.status, headers: response.headers, body: parsed(text) };
	} catch {
		return undefined;
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function read<Schema extends v.GenericSchema>(
	schema: Schema,
	answer: Answer | undefined
): Result<v.InferOutput<Schema>, WireProblem> {
	if (!answer) return refuse({ kind: 'offline' });
	const whole = answer.status === 200 ? v.safeParse(schema, answer.body) : undefined;
	return whole?.success ? ok(whole.output) : refuse(problemOf(answer));
}

function readOffset(answer: Answer | undefined): Result<number, WireProblem> {
	if (!answer) return refuse({ kind: 'offline' });
	const text = answer.headers.get('upload-offset') ?? '';
	// A 409 names the offset that the server wants.
	return [200, 204, 409].includes(answer.status) && /^\d{1,12}$/.test(text)
		? ok(Number(text))
		: refuse(problemOf(answer));
}

function problemOf({ status, body }: Answer): WireProblem {
	const refusal = v.safeParse(RefusalSchema, body);
	return refusal.success ? { kind: 'refused', status, ...refusal.output.error } : { kind: 'http', status };
}
