/**
 * Canonical JSON (RFC 8785), the exact text that is hashed and signed.
 *
 * Narrower than the RFC on purpose: numbers are safe integers only, text is NFC and well-formed. The bytes are made once,
 * where the event is made, and are stored and sent as they are; nobody serialises an event a second time.
 */
import { ok, refuse, type Result } from '#lib/domain/result.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type CanonicalRefusal =
	| { kind: 'not-json' }
	/** JSON, but not the one canonical text for its value: extra space, other key order, doubled key, other escapes. */
	| { kind: 'not-canonical' }
	| { kind: 'not-integer'; path: string }
	| { kind: 'not-nfc'; path: string }
	| { kind: 'not-well-formed'; path: string }
	| { kind: 'too-deep'; path: string };

/** No event is nested deeper; a hostile one would end the stack instead. */
const DEEPEST = 32;

/** The canonical text of a value, or the path of what cannot be canonical. Object members that are undefined are left out. */
export function canonicalText(value: unknown): Result<string, CanonicalRefusal> {
	try {
		return ok(write(value, '$', 0));
	} catch (fault) {
		if (fault instanceof NotCanonical) return refuse(fault.refusal);
		throw fault;
	}
}

/** Reads canonical text. Anything that would not come back as the same text is refused. */
export function parseCanonical(text: string): Result<Json, CanonicalRefusal> {
	let value: Json;
	try {
		value = JSON.parse(text) as Json;
	} catch {
		return refuse({ kind: 'not-json' });
	}
	const again = canonicalText(value);
	if (!again.ok) return again;
	return again.value === text ? ok(value) : refuse({ kind: 'not-canonical' });
}

/** A copy with every text in NFC, for what a person typed or a device sent. */
export function normalised<Value>(value: Value): Value {
	if (typeof value === 'string') return value.normalize('NFC') as Value;
	if (Array.isArray(value)) return value.map(normalised) as Value;
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, member]) => [key.normalize('NFC'), normalised(member)])
	) as Value;
}

class NotCanonical extends Error {
	readonly refusal: CanonicalRefusal;
	constructor(refusal: CanonicalRefusal) {
		super(refusal.kind);
		this.refusal = refusal;
	}
}

function write(value: unknown, path: string, depth: number): string {
	if (depth > DEEPEST) throw new NotCanonical({ kind: 'too-deep', path });
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'number') {
		if (!Number.isSafeInteger(value)) throw new NotCanonical({ kind: 'not-integer', path });
		return Object.is(value, -0) ? '0' : String(value);
	}
	if (typeof value === 'string') return text(value, path);
	// Array.from shows a hole as undefined, which is then refused; map would skip it and leave two commas.
	if (Array.isArray(value))
		return `[${Array.from(value, (item, index) => write(item, `${path}[${index}]`, depth + 1)).join(',')}]`;
	const kind = Object.prototype.toString.call(value);
	// A Date, a Map or bytes would be written as an object with nothing in it.
	if (typeof value !== 'object' || kind !== '[object Object]') throw new TypeError(`no JSON for ${kind} at ${path}`);
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	// RFC 8785 sorts by UTF-16 code units, which is what comparing strings does.
	members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
	return `{${members.map(([key, member]) => `${text(key, path)}:${write(member, `${path}.${key}`, depth + 1)}`).join(',')}}`;
}

function text(value: string, path: string): string {
	if (!value.isWellFormed()) throw new NotCanonical({ kind: 'not-well-formed', path });
	if (value.normalize('NFC') !== value) throw new NotCanonical({ kind: 'not-nfc', path });
	return JSON.stringify(value);
}
