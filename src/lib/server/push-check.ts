/**
 * Whether a batch is what its device signed, before anything is read or written.
 *
 * Damage (a wrong hash, text that is not canonical) is refused and no more; a wrong signature or another's event under
 * this device's token is a forgery.
 */
import type { PushRequest } from '#lib/contract/sync.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { openSealed, signatureHolds, type SignedEvent } from '#lib/journal/event.ts';
import type { Verifier } from '#lib/journal/keys.ts';
import type { DeviceRecord } from './device-record.ts';

export type Pushed = PushRequest['events'][number];

export type CheckRefusal =
	| { kind: 'malformed'; path: string; code: string }
	| { kind: 'forged'; path: string; why: ForgeryReason; seq: number; pushed: Pushed };

export type ForgeryReason = 'signature' | 'other-device' | 'other-point';

export async function checkPush(
	device: DeviceRecord,
	events: readonly Pushed[],
	verify: Verifier
): Promise<Result<SignedEvent[], CheckRefusal>> {
	const opened: SignedEvent[] = [];
	for (const [index, pushed] of events.entries()) {
		const checked = await checkOne(device, pushed, `$.events[${index}]`, verify);
		if (!checked.ok) return checked;
		const before = opened.at(-1);
		if (before && checked.value.event.seq !== before.event.seq + 1)
			return refuse({ kind: 'malformed', path: `$.events[${index}].seq`, code: 'not-contiguous' });
		if (before && checked.value.event.prev !== before.sealed.hash)
			return refuse({ kind: 'malformed', path: `$.events[${index}].prev`, code: 'chain-broken' });
		opened.push(checked.value);
	}
	return ok(opened);
}

async function checkOne(
	device: DeviceRecord,
	pushed: Pushed,
	path: string,
	verify: Verifier
): Promise<Result<SignedEvent, CheckRefusal>> {
	const opened = await openSealed({ bytes: pushed.bytes, hash: pushed.hash, sig: pushed.sig });
	if (!opened.ok) {
		const { refusal } = opened;
		const inner = 'path' in refusal ? refusal.path.slice(1) : '';
		const where = refusal.kind === 'hash-differs' ? 'hash' : `bytes${inner}`;
		return refuse({ kind: 'malformed', path: `${path}.${where}`, code: refusal.kind });
	}
	const { event } = opened.value;
	const forged = (why: ForgeryReason, where: string) =>
		refuse({ kind: 'forged' as const, path: `${path}.${where}`, why, seq: event.seq, pushed });
	if (event.device !== device.id) return forged('other-device', 'bytes.device');
	if (event.point !== device.point) return forged('other-point', 'bytes.point');
	if (!(await signatureHolds(opened.value, verify))) return forged('signature', 'sig');
	if (event.seq !== pushed.seq) return refuse({ kind: 'malformed', path: `${path}.seq`, code: 'seq-differs' });
	if (event.prev !== pushed.prev) return refuse({ kind: 'malformed', path: `${path}.prev`, code: 'prev-differs' });
	return ok(opened.value);
}
