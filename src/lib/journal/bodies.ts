/**
 * What each type of event says: one schema per type and version.
 *
 * Events are never rewritten. A change of meaning is a new version beside the old one; readers keep reading both.
 */
import * as v from 'valibot';
import { isDay } from '#lib/domain/day.ts';

/** No QR code holds more characters (ISO/IEC 18004, version 40, digits). */
const LONGEST_QR = 7089;

const text = (longest = 200) => v.pipe(v.string(), v.maxLength(longest));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const whole = v.pipe(v.number(), v.safeInteger());
const weight = v.pipe(whole, v.minValue(0));
const day = v.pipe(v.string(), v.check(isDay));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const notice = v.picklist([
	'enterprise-unknown',
	'agreement-missing',
	'agreement-expired',
	'waste-unknown',
	'label-disagrees',
	'code-pending',
	'below-minimum'
]);

const packaging = v.picklist([
	'steel-drum-200',
	'plastic-drum-200',
	'plastic-drum-60',
	'jerrycan-25',
	'ibc-1000',
	'bag',
	'box',
	'none'
]);

const weighing = v.strictObject({
	/** Grams. */
	gross: weight,
	tare: weight,
	net: v.pipe(whole, v.minValue(1)),
	tareSource: v.picklist(['preset', 'weighed', 'none']),
	scale: v.strictObject({ id, protocol: text(40), division: weight, max: weight }),
	stableBy: v.picklist(['flag', 'window']),
	/** Raw frames of the stability window, hex: the alibi record. */
	frames: v.pipe(v.array(v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2}){1,256}$/))), v.maxLength(200))
});

/** Every type with its versions; the key of the inner record is the version. */
export const bodies = {
	'point.recorded': {
		1: v.strictObject({ name: text(), company: v.strictObject({ name: text(), unit: text(18) }), address: text() })
	},
	'zone.recorded': {
		1: v.strictObject({
			zone: id,
			name: text(),
			takes: v.array(text(8)),
			slots: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9A-Z-]{1,20}$/))), v.maxLength(500))
		})
	},
	'enterprise.recorded': {
		1: v.strictObject({
			enterprise: v.pipe(v.string(), v.regex(/^[0-9A-Z-]{1,40}$/)),
			name: text(),
			uscc: v.nullable(text(18)),
			district: text(),
			agreementUntil: v.nullable(day),
			declared: v.pipe(v.array(text(12)), v.maxLength(100))
		})
	},
	'device.enrolled': {
		1: v.strictObject({
			device: id,
			name: text(),
			alg: v.picklist(['ES256', 'EdDSA']),
			publicKey: text(400),
			lane: v.nullable(whole)
		})
	},
	'device.revoked': { 1: v.strictObject({ device: id, reason: text() }) },
	/** The server refuses a device from here on: it sent a forgery or a second history. */
	'device.frozen': { 1: v.strictObject({ device: id, reason: v.picklist(['fork', 'forgery']), seq: whole }) },
	'shift.opened': { 1: v.strictObject({ shift: id, person: id }) },
	'shift.closed': { 1: v.strictObject({ shift: id }) },
	'container.received': {
		1: v.strictObject({
			container: id,
			enterprise: v.nullable(id),
			enterpriseName: text(),
			waste: text(20),
			edition: text(8),
			hazards: v.pipe(v.array(v.picklist(['T', 'C', 'I', 'R', 'In'])), v.maxLength(5)),
			/** 废物形态, as the label and the register ask for it. */
			form: v.picklist(['solid', 'semi-solid', 'liquid', 'gas']),
			packaging,
			weighing,
			code: v.nullable(v.pipe(v.string(), v.regex(/^[0-9A-Z]{37}$/))),
			codeSource: v.picklist(['assigned', 'arrived', 'pending']),
			temporary: v.nullable(text(40)),
			/** The national system's QR text as received, when the container came with one. */
			nationalQr: v.nullable(text(LONGEST_QR)),
			day,
			photos: v.pipe(v.array(v.strictObject({ sha256, bytes: weight })), v.maxLength(10)),
			notices: v.pipe(v.array(notice), v.maxLength(10))
		})
	},
	'container.coded': { 1: v.strictObject({ container: id, code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{37}$/)) }) },
	'label.printed': {
		1: v.strictObject({ container: id, copy: v.pipe(whole, v.minValue(1)), printer: text(60), millimetres: whole })
	},
	'label.verified': { 1: v.strictObject({ container: id, text: text(1000) }) },
	'container.stored': {
		1: v.strictObject({
			container: id,
			slot: v.pipe(v.string(), v.regex(/^[0-9A-Z-]{1,20}$/)),
			how: v.picklist(['scan', 'pick'])
		})
	},
	'container.voided': {
		1: v.strictObject({ container: id, reason: v.picklist(['undone', 'mistake', 'duplicate']), note: text(500) })
	}
} as const;

export type EventType = keyof typeof bodies;
/** The body of the newest version of a type, which is the only one that is still written. */
export type Body<Type extends EventType> = v.InferOutput<(typeof bodies)[Type][1]>;

export type BodyReading =
	| { kind: 'known'; type: EventType }
	| { kind: 'unknown-type' }
	| { kind: 'unknown-version' }
	| { kind: 'malformed'; path: string };

/** Whether this reader understands a body. What it does not is kept and flagged, never refused: it was signed elsewhere. */
export function readBody(type: string, version: number, body: unknown): BodyReading {
	if (!Object.hasOwn(bodies, type)) return { kind: 'unknown-type' };
	const versions = bodies[type as EventType] as Record<number, v.GenericSchema>;
	const schema = Object.hasOwn(versions, version) ? versions[version] : undefined;
	if (!schema) return { kind: 'unknown-version' };
	const result = v.safeParse(schema, body);
	if (result.success) return { kind: 'known', type: type as EventType };
	return { kind: 'malformed', path: `$.body${issuePath(result.issues[0])}` };
}

/** A valibot issue's place as a JSON path without the leading `$`. */
export const issuePath = (issue: v.BaseIssue<unknown>): string =>
	(issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
