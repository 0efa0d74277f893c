/** Request bodies in the form that the contract has, or the answer that says where they are not. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { issuePath } from '#lib/journal/bodies.ts';
import { bytesOf } from '#lib/server/request-body.ts';
import { no } from './answer.ts';

/** At most `most` bytes, or the 413 to answer with. */
export async function readBytes(
	request: Request,
	locals: App.Locals,
	most: number
): Promise<Result<Uint8Array<ArrayBuffer>, Response>> {
	const bytes = await bytesOf(request, most);
	return bytes.ok ? bytes : refuse(no(locals, 'too-large', { megabytes: most / 1024 / 1024 }));
}

/** The JSON of a body, checked against its schema. */
export async function readJson<Schema extends v.GenericSchema>(
	request: Request,
	locals: App.Locals,
	schema: Schema,
	most = 64 * 1024
): Promise<Result<v.InferOutput<Schema>, Response>> {
	if (mediaOf(request) !== 'application/json')
		return refuse(no(locals, 'wrong-media', { expected: 'application/json' }));
	const bytes = await readBytes(request, locals, most);
	if (!bytes.ok) return bytes;
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
	} catch {
		return refuse(no(locals, 'json-unreadable', {}));
	}
	return readShape(value, locals, schema);
}

/** A value in the form of a schema, or the 422 that names the first place where it is not. */
export function readShape<Schema extends v.GenericSchema>(
	value: unknown,
	locals: App.Locals,
	schema: Schema
): Result<v.InferOutput<Schema>, Response> {
	const parsed = v.safeParse(schema, value, { abortEarly: true });
	if (parsed.success) return ok(parsed.output);
	const path = `$${issuePath(parsed.issues[0])}`.slice(0, 200);
	return refuse(no(locals, 'malformed', { path }, { path }));
}

export const mediaOf = (request: Request): string =>
	(request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
