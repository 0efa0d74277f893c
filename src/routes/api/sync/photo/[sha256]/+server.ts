/**
 * Photos in parts: GET says how much of one is here, PATCH sends the next part (headers Upload-Offset, Upload-Length).
 *
 * Every answer about a photo names in `Upload-Offset` the byte at which it goes on.
 */
import * as v from 'valibot';
import { LARGEST_PART, type PhotoRefusal, type PhotoState } from '#lib/server/photos.ts';
import { no } from '../../../answer.ts';
import { mediaOf, readBytes, readShape } from '../../../body.ts';
import { activeDevice } from '../../../guard.ts';
import type { RequestHandler } from './$types';

const MEDIA = 'application/offset+octet-stream';
const Name = v.object({ sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });
const whole = v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number));
const Upload = v.object({ 'upload-offset': whole, 'upload-length': whole });

export const GET: RequestHandler = async ({ params, locals }) => {
	const device = activeDevice(locals);
	if (!device.ok) return device.refusal;
	const name = readShape(params, locals, Name);
	if (!name.ok) return name.refusal;
	const known = await locals.server.photos.state(name.value.sha256);
	return known.ok ? stands(known.value) : answer(locals, known.refusal);
};

export const PATCH: RequestHandler = async ({ params, request, locals }) => {
	const device = activeDevice(locals);
	if (!device.ok) return device.refusal;
	if (mediaOf(request) !== MEDIA) return no(locals, 'wrong-media', { expected: MEDIA });
	const name = readShape(params, locals, Name);
	if (!name.ok) return name.refusal;
	const upload = readShape(Object.fromEntries(request.headers), locals, Upload);
	if (!upload.ok) return upload.refusal;
	const part = await readBytes(request, locals, LARGEST_PART);
	if (!part.ok) return part.refusal;
	const { 'upload-offset': offset, 'upload-length': length } = upload.value;
	const taken = await locals.server.photos.receive(name.value.sha256, offset, length, part.value);
	return taken.ok ? stands(taken.value) : answer(locals, taken.refusal);
};

const stands = (state: PhotoState): Response =>
	Response.json(state, { headers: { 'upload-offset': String(state.received), 'cache-control': 'no-store' } });

function answer(locals: App.Locals, refusal: PhotoRefusal): Response {
	switch (refusal.kind) {
		case 'not-found':
			return no(locals, 'not-found', {});
		case 'wrong-offset': {
			const { received } = refusal;
			return no(locals, 'wrong-offset', { received }, { headers: { 'upload-offset': String(received) } });
		}
		case 'too-large':
			return no(locals, 'too-large', { megabytes: refusal.most / 1024 / 1024 });
		case 'beyond-length':
			return no(locals, 'beyond-length', {});
		case 'hash-differs':
			return no(locals, 'photo-differs', {});
	}
}
