/**
 * Proof that a journal was not altered, with nothing needed but the journal and the server's public key.
 *
 * Device keys are not taken on trust: each comes from the `device.enrolled` event that the server signed in this journal.
 * Verification stops at the first bad event and names it.
 */
import * as v from 'valibot';
import type { PointId } from '#lib/domain/ids.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { readBody, type Body } from './bodies.ts';
import {
	eventLine,
	footerBytes,
	footerLine,
	headerLine,
	serverDevice,
	type ExportHeader,
	type ExportLine
} from './export.ts';
import {
	emptyHead,
	headAfter,
	openSealed,
	signatureHolds,
	type AnyEvent,
	type Head,
	type SealRefusal
} from './event.ts';
import { verifierOf, type Verifier } from './keys.ts';

export type Fault =
	| SealRefusal
	| { kind: 'position'; expected: number; found: number }
	| { kind: 'other-point'; found: string }
	| { kind: 'device-unknown'; device: string }
	| { kind: 'key-unusable'; device: string }
	| { kind: 'seq'; expected: number; found: number }
	| { kind: 'prev'; expected: string; found: string }
	| { kind: 'signature' }
	| { kind: 'line-unreadable' }
	| { kind: 'header-unreadable' }
	| { kind: 'server-key-differs' }
	| { kind: 'footer-missing' }
	| { kind: 'footer-count'; expected: number; found: number }
	| { kind: 'footer-heads' }
	| { kind: 'footer-signature' };

/** The first bad event: its line in the file (from 1), its expected position, and its device and seq where they can be read. */
export type BadEvent = {
	fault: Fault;
	line: number;
	position: number | null;
	device: string | null;
	seq: number | null;
};

export type Verified = { point: PointId; events: number; heads: Head[] };

/** Checks the events of one point one after the other. */
export class JournalVerifier {
	readonly #point: PointId;
	readonly #keys = new Map<string, Verifier>();
	readonly #heads = new Map<string, Head>();
	#count = 0;

	constructor(point: PointId, server: Verifier) {
		this.#point = point;
		this.#keys.set(serverDevice(point), server);
	}

	get count(): number {
		return this.#count;
	}

	get heads(): Head[] {
		return [...this.#heads.values()];
	}

	/** The next event in the point's order; a fault, or the event. After a fault the verifier is not to be used further. */
	async next(line: ExportLine): Promise<Result<AnyEvent, { fault: Fault; event: AnyEvent | null }>> {
		const opened = await openSealed({ bytes: line.bytes, hash: line.hash, sig: line.sig });
		if (!opened.ok) return refuse({ fault: opened.refusal, event: null });
		const { event } = opened.value;
		const bad = (fault: Fault) => refuse({ fault, event });

		if (line.position !== this.#count + 1)
			return bad({ kind: 'position', expected: this.#count + 1, found: line.position });
		if (event.point !== this.#point) return bad({ kind: 'other-point', found: event.point });
		const verify = this.#keys.get(event.device);
		if (!verify) return bad({ kind: 'device-unknown', device: event.device });
		if (!(await signatureHolds(opened.value, verify))) return bad({ kind: 'signature' });
		const head = this.#heads.get(event.device) ?? emptyHead(event.device);
		if (event.seq !== head.seq + 1) return bad({ kind: 'seq', expected: head.seq + 1, found: event.seq });
		if (event.prev !== head.hash) return bad({ kind: 'prev', expected: head.hash, found: event.prev });

		if (
			event.device === serverDevice(this.#point) &&
			event.type === 'device.enrolled' &&
			readBody(event.type, event.version, event.body).kind === 'known'
		) {
			const { device, alg, publicKey } = event.body as Body<'device.enrolled'>;
			const key = await verifierOf(alg, publicKey);
			if (!key) return bad({ kind: 'key-unusable', device });
			this.#keys.set(device, key);
		}
		this.#heads.set(event.device, headAfter(opened.value));
		this.#count++;
		return ok(event);
	}
}

const alg = v.picklist(['ES256', 'EdDSA']);
const headerSchema = v.strictObject({
	format: v.literal('wuji-journal'),
	version: v.literal(1),
	point: v.string(),
	server: v.strictObject({ alg, publicKey: v.string() })
});
const lineSchema = v.strictObject({ position: v.number(), bytes: v.string(), hash: v.string(), sig: v.string() });
const footerSchema = v.strictObject({
	count: v.number(),
	heads: v.array(v.strictObject({ device: v.string(), seq: v.number(), hash: v.string() })),
	sig: v.string()
});

/**
 * Verifies an exported journal line by line.
 *
 * @param trusted the server's public key (SPKI, base64url) as known from elsewhere; without it the file's own is used, and
 * then the file proves only that it agrees with itself.
 */
export async function verifyExport(
	lines: AsyncIterable<string> | Iterable<string>,
	trusted?: string
): Promise<Result<Verified, BadEvent>> {
	let header: ExportHeader | undefined;
	let verifier: JournalVerifier | undefined;
	let server: Verifier | undefined;
	let number = 0;
	/** A line is held back until the next one comes: only the last may be the footer. */
	let held: string | undefined;
	const at = (
		fault: Fault,
		event: AnyEvent | null = null,
		position: number | null = null
	): Result<Verified, BadEvent> =>
		refuse({ fault, line: number, position, device: event?.device ?? null, seq: event?.seq ?? null });

	for await (const line of lines) {
		if (verifier === undefined) {
			number = 1;
			header = readLine(headerSchema, line, headerLine) as ExportHeader | undefined;
			if (!header) return at({ kind: 'header-unreadable' });
			if (trusted !== undefined && trusted !== header.server.publicKey) return at({ kind: 'server-key-differs' });
			server = await verifierOf(header.server.alg, header.server.publicKey);
			if (!server) return at({ kind: 'header-unreadable' });
			verifier = new JournalVerifier(header.point, server);
			continue;
		}
		if (held !== undefined) {
			number++;
			const bad = await nextLine(verifier, held);
			if (bad) return at(bad.fault, bad.event, verifier.count + 1);
		}
		held = line;
	}
	if (!header || !verifier || !server) return at({ kind: 'header-unreadable' });
	number++;
	const footer = held === undefined ? undefined : readLine(footerSchema, held, (value) => footerLine(value as never));
	if (!footer) {
		// Either the tail was cut off, or the last line is an event that was damaged.
		const bad = held === undefined ? undefined : await nextLine(verifier, held);
		return bad ? at(bad.fault, bad.event, verifier.count + 1) : at({ kind: 'footer-missing' });
	}
	if (footer.count !== verifier.count)
		return at({ kind: 'footer-count', expected: footer.count, found: verifier.count });
	const heads = verifier.heads;
	if (footerLine({ ...footer, heads } as never) !== held) return at({ kind: 'footer-heads' });
	if (!(await server(footerBytes(header, footer.count, heads), footer.sig))) return at({ kind: 'footer-signature' });
	return ok({ point: header.point, events: verifier.count, heads });
}

async function nextLine(
	verifier: JournalVerifier,
	text: string
): Promise<{ fault: Fault; event: AnyEvent | null } | undefined> {
	const line = readLine(lineSchema, text, eventLine);
	if (!line) return { fault: { kind: 'line-unreadable' }, event: null };
	const result = await verifier.next(line);
	return result.ok ? undefined : result.refusal;
}

/** A line is read only if it is the one spelling of what it says. */
function readLine<Schema extends v.GenericSchema>(
	schema: Schema,
	text: string,
	spell: (value: never) => string
): v.InferOutput<Schema> | undefined {
	try {
		const parsed = v.safeParse(schema, JSON.parse(text));
		return parsed.success && spell(parsed.output as never) === text ? parsed.output : undefined;
	} catch {
		return undefined;
	}
}
