/**
 * What passes between a kiosk and the server. Every message is validated where it arrives.
 *
 * A device proves itself by the bearer token of its enrolment; what it says is proven by the signature in each event.
 */
import * as v from 'valibot';
import { ReceiptSchema } from '#lib/journal/receipt.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** At most so many events in one push; a kiosk halves its batch on 413. */
export const LARGEST_BATCH = 200;
/** A push or photo part larger than this many bytes is refused with 413. */
export const LARGEST_PUSH = 4 * 1024 * 1024;
export const LARGEST_PAGE = 500;

export const PushRequest = v.strictObject({
	device: name,
	events: v.pipe(
		v.array(
			v.strictObject({
				seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
				prev: hash,
				bytes: v.pipe(v.string(), v.minLength(2)),
				hash,
				sig: v.pipe(v.string(), v.minLength(1), v.maxLength(200))
			})
		),
		v.maxLength(LARGEST_BATCH)
	)
});
export type PushRequest = v.InferOutput<typeof PushRequest>;

export const HeadSchema = v.object({ seq: count, hash });

/** 200. An empty push is the heartbeat: it brings the head, and finds a server that was restored from a backup. */
export const PushAnswer = v.object({ head: HeadSchema, receipt: v.nullable(ReceiptSchema) });
export type PushAnswer = v.InferOutput<typeof PushAnswer>;

/** 409: the batch does not follow the server's head. The kiosk moves to this head, back as well as forward. */
export const GapAnswer = v.object({ head: HeadSchema });
/** 422: same seq, other hash. The device is frozen and people look. */
export const ForkAnswer = v.object({ fork: v.object({ seq: count }) });

export const PulledEvent = v.object({ position: count, bytes: v.string(), hash, sig: v.string() });
export const PullAnswer = v.object({
	events: v.array(PulledEvent),
	/** Position to ask after next time. */
	next: count,
	/** Whether more events wait behind this page. */
	more: v.boolean()
});
export type PullAnswer = v.InferOutput<typeof PullAnswer>;

/** The projection at a named position, for a device that starts anew. Rows are those of journal/project.ts. */
export const SnapshotAnswer = v.object({
	position: count,
	rows: v.array(v.object({ kind: v.string(), row: v.record(v.string(), v.unknown()) }))
});
export type SnapshotAnswer = v.InferOutput<typeof SnapshotAnswer>;

/** Who may sign in on this kiosk, with the slow hash of each PIN. */
export const RosterAnswer = v.object({
	people: v.array(
		v.object({
			person: name,
			name: v.string(),
			role: v.picklist(['staff', 'manager']),
			pin: v.object({
				algorithm: v.literal('PBKDF2-SHA-256'),
				iterations: count,
				salt: v.string(),
				verifier: v.string()
			})
		})
	)
});
export type RosterAnswer = v.InferOutput<typeof RosterAnswer>;
export type RosterPerson = RosterAnswer['people'][number];

export const EnrolRequest = v.strictObject({
	/** The one-time code from the office: 8 characters, with or without its hyphen. */
	code: v.pipe(v.string(), v.maxLength(20)),
	name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
	alg: v.picklist(['ES256', 'EdDSA']),
	publicKey: v.pipe(v.string(), v.maxLength(400))
});
export type EnrolRequest = v.InferOutput<typeof EnrolRequest>;

export const EnrolAnswer = v.object({
	device: name,
	point: name,
	/** Bearer token of this device; shown once, stored hashed on the server. */
	token: v.string(),
	/** Serial lane (domain/codes/serials.ts); null when the company's 24 are taken: then every serial is leased. */
	lane: v.nullable(count),
	server: v.object({ alg: v.picklist(['ES256', 'EdDSA']), publicKey: v.string() }),
	/** Ports of the twins beside this server, only under `npm start`; the host is the page's own. */
	twins: v.nullable(v.object({ bench: count }))
});
export type EnrolAnswer = v.InferOutput<typeof EnrolAnswer>;

export const LeaseRequest = v.strictObject({
	waste: v.pipe(v.string(), v.regex(/^\d{3}-\d{3}-\d{2}$/)),
	day: v.pipe(v.string(), v.isoDate())
});
/** The serials leased for this company, waste and day; null when the day's 999 are gone. */
export const LeaseAnswer = v.object({ lease: v.nullable(v.object({ from: count, to: count })) });
