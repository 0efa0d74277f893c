/**
 * How endpoints say no: one table of codes, each with its status and its sentence in the reader's language.
 *
 * 403 means to a tablet that it is to stop for good: only a frozen or revoked device, or a person without the right, gets it.
 */
import type { RefusalAnswer } from '#lib/contract/refusal.ts';
import { m } from '#lib/paraglide/messages.js';

type In = { locale: App.Locals['locale'] };

const refusals = {
	'json-unreadable': { status: 400, text: (_: object, language: In) => m.api_json_unreadable({}, language) },
	'not-signed-in': { status: 401, text: (_: object, language: In) => m.api_not_signed_in({}, language) },
	'device-unknown': { status: 401, text: (_: object, language: In) => m.api_device_unknown({}, language) },
	'device-frozen': { status: 403, text: (_: object, language: In) => m.api_device_frozen({}, language) },
	'device-revoked': { status: 403, text: (_: object, language: In) => m.api_device_revoked({}, language) },
	'not-permitted': { status: 403, text: (_: object, language: In) => m.api_not_permitted({}, language) },
	'not-found': { status: 404, text: (_: object, language: In) => m.api_not_found({}, language) },
	gap: { status: 409, text: (values: { next: number }, language: In) => m.api_gap(values, language) },
	'wrong-offset': {
		status: 409,
		text: (values: { received: number }, language: In) => m.api_wrong_offset(values, language)
	},
	'point-unrecorded': { status: 409, text: (_: object, language: In) => m.api_point_unrecorded({}, language) },
	'too-large': {
		status: 413,
		text: (values: { megabytes: number }, language: In) => m.api_too_large(values, language)
	},
	'wrong-media': {
		status: 415,
		text: (values: { expected: string }, language: In) => m.api_wrong_media(values, language)
	},
	malformed: { status: 422, text: (values: { path: string }, language: In) => m.api_malformed(values, language) },
	'other-point': { status: 422, text: (_: object, language: In) => m.api_other_point({}, language) },
	'other-device': { status: 422, text: (_: object, language: In) => m.api_other_device({}, language) },
	fork: { status: 422, text: (values: { seq: number }, language: In) => m.api_fork(values, language) },
	forged: { status: 422, text: (values: { path: string }, language: In) => m.api_forged(values, language) },
	'code-invalid': { status: 422, text: (_: object, language: In) => m.api_code_invalid({}, language) },
	'key-unusable': { status: 422, text: (_: object, language: In) => m.api_key_unusable({}, language) },
	'beyond-length': { status: 422, text: (_: object, language: In) => m.api_beyond_length({}, language) },
	'photo-differs': { status: 422, text: (_: object, language: In) => m.api_photo_differs({}, language) },
	'too-many': { status: 429, text: (values: { seconds: number }, language: In) => m.api_too_many(values, language) }
} as const;

export type RefusalCode = keyof typeof refusals;
type Values<Code extends RefusalCode> = Parameters<(typeof refusals)[Code]['text']>[0];

type More = {
	/** Where in the request; `$` is all of it. */
	path?: string;
	/** A finer code than the table's, for programs. */
	code?: string;
	/** What the contract wants beside the error. */
	also?: object;
	headers?: Record<string, string>;
};

export function no<Code extends RefusalCode>(
	{ locale }: App.Locals,
	kind: Code,
	values: Values<Code>,
	more: More = {}
): Response {
	const { status, text } = refusals[kind];
	const message = (text as (values: Values<Code>, language: In) => string)(values, { locale });
	const answer: RefusalAnswer = { error: { code: more.code ?? kind, path: more.path ?? '$', message } };
	return Response.json({ ...more.also, ...answer }, { status, headers: { ...more.headers } });
}

/** Answers are this device's or person's alone and are out of date at once. */
export const yes = (value: unknown): Response => Response.json(value, { headers: { 'cache-control': 'no-store' } });
