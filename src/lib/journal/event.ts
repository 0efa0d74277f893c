/**
 * An event: what happened, who did it, where, and which event of the same device came before.
 *
 * It is written once, on the device where it happened, signed there, and never changed. Order is `(device, seq)`;
 * `at` and `monotonic` are evidence of time, never order.
 */
import * as v from 'valibot';
import type { DeviceId, PersonId, PointId, ShiftId } from '#lib/domain/ids.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { issuePath, readBody, type Body, type EventType } from './bodies.ts';
import { sha256Hex, toBase64url, utf8 } from './bytes.ts';
import { canonicalText, normalised, parseCanonical, type CanonicalRefusal } from './canonical.ts';
import type { Signer, Verifier } from './keys.ts';
import { uuid7Form } from './uuid7.ts';

/** The `prev` of a device's first event: there is none before it. */
export const GENESIS = '0'.repeat(64);

/** No event may be longer than this, in bytes of canonical text. */
export const LONGEST_EVENT = 64 * 1024;

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const envelope = v.strictObject({
	id: v.pipe(v.string(), v.regex(uuid7Form)),
	point: name,
	device: name,
	seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	prev: hash,
	type: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/), v.maxLength(60)),
	version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	/** The device's wall clock, UTC with milliseconds. */
	at: v.pipe(
		v.string(),
		v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
		// A month 13 would stop every screen that formats it.
		v.check((at) => !Number.isNaN(Date.parse(at)))
	),
	/** Whole milliseconds since `boot`, a name for one run of the device's clock that no user can set. */
	monotonic: v.strictObject({ boot: name, ms: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
	actor: v.pipe(v.string(), v.maxLength(64)),
	shift: v.nullable(name),
	body: v.record(v.string(), v.unknown())
});

/** An event of any type, also of types this program does not know yet. */
export type AnyEvent = Omit<v.InferOutput<typeof envelope>, 'point' | 'device' | 'actor' | 'shift'> & {
	point: PointId;
	device: DeviceId;
	actor: PersonId;
	shift: ShiftId | null;
};

/** An event whose type is known and whose body fits its schema. */
export type KnownEvent = {
	[Type in EventType]: Omit<AnyEvent, 'type' | 'body'> & { type: Type; version: 1; body: Body<Type> };
}[EventType];

/** An event before its place in the chain is fixed. */
export type Draft<Type extends EventType = EventType> = Pick<
	AnyEvent,
	'id' | 'point' | 'device' | 'at' | 'monotonic' | 'actor' | 'shift'
> & {
	type: Type;
	body: Body<Type>;
};

/** What is stored and sent: the exact canonical text, its SHA-256 (hex) and the signature over it (base64url). */
export type Sealed = { bytes: string; hash: string; sig: string };

export type SignedEvent = { event: AnyEvent; sealed: Sealed };

/** The end of a device's chain. */
export type Head = { device: DeviceId; seq: number; hash: string };

export const emptyHead = (device: DeviceId): Head => ({ device, seq: 0, hash: GENESIS });
export const headAfter = ({ event, sealed }: SignedEvent): Head => ({
	device: event.device,
	seq: event.seq,
	hash: sealed.hash
});

/**
 * Gives a draft its place after `head`, makes its canonical bytes and signs them.
 *
 * Throws on what no server would take or no screen would show (not canonical, too long, a body that does not fit its
 * schema): signed and stored, it would stand in the way of the device's queue for good.
 */
export async function signEvent<Type extends EventType>(
	draft: Draft<Type>,
	head: Head,
	signer: Signer
): Promise<SignedEvent> {
	if (draft.device !== head.device) throw new Error(`event of ${draft.device} on the chain of ${head.device}`);
	const event = normalised({ ...draft, version: 1, seq: head.seq + 1, prev: head.hash }) as unknown as AnyEvent;
	const text = canonicalText(event);
	if (!text.ok) throw new TypeError(`event cannot be canonical: ${JSON.stringify(text.refusal)}`);
	const bytes = utf8(text.value);
	if (bytes.length > LONGEST_EVENT) throw new RangeError(`event of ${bytes.length} bytes`);
	const form = v.safeParse(envelope, event);
	if (!form.success) throw new TypeError(`event is malformed at $${issuePath(form.issues[0])}`);
	const body = readBody(event.type, event.version, event.body);
	if (body.kind === 'malformed') throw new TypeError(`event is malformed at ${body.path}`);
	const [hash, signature] = await Promise.all([sha256Hex(bytes), signer.sign(bytes)]);
	return { event, sealed: { bytes: text.value, hash, sig: toBase64url(signature) } };
}

export type SealRefusal =
	| CanonicalRefusal
	| { kind: 'too-long'; bytes: number }
	| { kind: 'malformed'; path: string }
	| { kind: 'hash-differs'; computed: string };

/** Opens what was received: canonical text, a well-formed envelope, and the hash that belongs to it. The signature comes next. */
export async function openSealed(sealed: Sealed): Promise<Result<SignedEvent, SealRefusal>> {
	const bytes = utf8(sealed.bytes);
	if (bytes.length > LONGEST_EVENT) return refuse({ kind: 'too-long', bytes: bytes.length });
	const value = parseCanonical(sealed.bytes);
	if (!value.ok) return value;
	const parsed = v.safeParse(envelope, value.value);
	if (!parsed.success) return refuse({ kind: 'malformed', path: `$${issuePath(parsed.issues[0])}` });
	const computed = await sha256Hex(bytes);
	if (computed !== sealed.hash) return refuse({ kind: 'hash-differs', computed });
	// What the bytes say, not valibot's copy of it: a record schema leaves members such as `constructor` out.
	return ok({ event: value.value as unknown as AnyEvent, sealed });
}

export const signatureHolds = ({ sealed }: SignedEvent, verify: Verifier): Promise<boolean> =>
	verify(utf8(sealed.bytes), sealed.sig);
