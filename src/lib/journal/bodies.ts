/**
 * What each type of event says: one schema per type and version.
 *
 * Events are never rewritten. A change of meaning is a new version beside the old one; readers keep reading both.
 */
import * as v from 'valibot';
import { bookingBodies, roundBodies } from './bodies/booking.ts';
import { containerBodies } from './bodies/container.ts';
import { dailyBodies } from './bodies/daily.ts';
import { loadBodies } from './bodies/load.ts';
import { manifestBodies } from './bodies/manifest.ts';
import { pointBodies } from './bodies/point.ts';

/** Every type with its versions; the key of the inner record is the version. */
export const bodies = {
	...pointBodies,
	...containerBodies,
	...bookingBodies,
	...roundBodies,
	...loadBodies,
	...manifestBodies,
	...dailyBodies
} as const;

export type EventType = keyof typeof bodies;
export const eventTypes = Object.keys(bodies) as EventType[];
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
