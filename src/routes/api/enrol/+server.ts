/** Makes a tablet a device of a point, against a one-time code from the office. */
import { EnrolRequest } from '#lib/contract/sync.ts';
import { no, yes } from '../answer.ts';
import { readJson } from '../body.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals, getClientAddress }) => {
	const seconds = locals.server.enrolLimit.tooMany(getClientAddress());
	if (seconds !== null) return no(locals, 'too-many', { seconds }, { headers: { 'retry-after': String(seconds) } });
	const wanted = await readJson(request, locals, EnrolRequest);
	if (!wanted.ok) return wanted.refusal;
	const enrolled = await locals.server.enrolment.enrol(wanted.value);
	if (enrolled.ok) return yes(enrolled.value);
	const { kind } = enrolled.refusal;
	return no(locals, kind, {}, { path: kind === 'code-invalid' ? '$.code' : '$.publicKey' });
};
