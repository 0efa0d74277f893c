/**
 * Enrolment: a one-time code from the office turns this tablet into a device of its point.
 *
 * The private key is made here and never leaves; the server's key that comes back is the one that is pinned from then on.
 */
import type { DeviceId, PointId } from '#lib/domain/ids.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type { Identity } from '#lib/journal/device-identity.ts';
import type { DeviceKeys } from '#lib/journal/keys.ts';
import type { EnrolWire, WireProblem } from './wire.ts';

/** What is to be stored as the tablet's identity. */
export type Enrolled = Identity & { frozen: null };

export type EnrolRefusal =
	/** The code is unknown, used up or too old. */
	| { kind: 'code-refused' }
	| { kind: 'name-missing' }
	| { kind: 'offline' }
	/** 429: too many codes were tried from here. */
	| { kind: 'http'; status: number };

/** @param now milliseconds since 1970. */
export async function enrol(
	{ code, name, now }: { code: string; name: string; now: number },
	wire: EnrolWire,
	makeKeys: () => Promise<DeviceKeys>
): Promise<Result<Enrolled, EnrolRefusal>> {
	const known = name.trim().normalize('NFC');
	if (!known) return refuse({ kind: 'name-missing' });
	const { alg, privateKey, publicKey } = await makeKeys();
	const answer = await wire.enrol({ code: code.trim().toUpperCase(), name: known, alg, publicKey });
	if (!answer.ok) return refuse(refusalOf(answer.refusal));
	const { device, point, token, lane, server, twins } = answer.value;
	return ok({
		device: device as DeviceId,
		point: point as PointId,
		name: known,
		alg,
		privateKey,
		publicKey,
		token,
		lane,
		server,
		enrolledAt: now,
		twins,
		frozen: null
	});
}

function refusalOf(problem: WireProblem): EnrolRefusal {
	if (problem.kind !== 'refused') return problem;
	return problem.path === '$.code' ? { kind: 'code-refused' } : { kind: 'http', status: problem.status };
}
