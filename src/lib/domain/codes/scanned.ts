/**
 * What a scanned text is.
 *
 * Our own cards use only characters of the QR alphanumeric mode: `WUJI:E:<enterprise>` and `WUJI:S:<point>:<slot>`.
 * A container's label carries the 37 characters themselves; the national system's QR has no published format and is kept as it is.
 */
import type { EnterpriseId, PointId, SlotName } from '../ids.ts';
import { parseDigitalId, type DigitalId, type DigitalIdParts } from './digital-id.ts';

export type Scanned =
	| { kind: 'container'; code: DigitalId; parts: DigitalIdParts }
	/** A longer text that holds a valid 37-character code: a national QR, kept opaque, so as it was read. */
	| { kind: 'national'; code: DigitalId; parts: DigitalIdParts; text: string }
	| { kind: 'temporary'; mark: string }
	| { kind: 'enterprise'; enterprise: EnterpriseId }
	| { kind: 'slot'; point: PointId; slot: SlotName }
	/** Not a Wuji or national code: shown as text. */
	| { kind: 'foreign'; text: string };

/** Full-width letters and digits, as a Chinese input method makes them, become plain ones; line ends go. */
export const plainScan = (text: string): string => text.toWellFormed().normalize('NFKC').trim();

export function readScan(raw: string): Scanned {
	const text = plainScan(raw);
	const whole = parseDigitalId(text);
	if (whole.ok) return { kind: 'container', code: whole.value.code, parts: whole.value };
	const upper = text.toUpperCase();
	const enterprise = /^WUJI:E:([0-9A-Z-]{1,40})$/.exec(upper);
	if (enterprise) return { kind: 'enterprise', enterprise: enterprise[1] as EnterpriseId };
	const slot = /^WUJI:S:([0-9A-Z-]{1,20}):([0-9A-Z-]{1,20})$/.exec(upper);
	if (slot) return { kind: 'slot', point: slot[1] as PointId, slot: slot[2] as SlotName };
	const temporary = /^WUJI:T:([0-9A-Z-]{1,40})$/.exec(upper);
	if (temporary) return { kind: 'temporary', mark: temporary[1]! };
	for (const [candidate] of upper.matchAll(/(?<![0-9A-Z])[0-9A-Z]{37}(?![0-9A-Z])/g)) {
		const inner = parseDigitalId(candidate);
		if (inner.ok)
			return { kind: 'national', code: inner.value.code, parts: inner.value, text: raw.toWellFormed().trim() };
	}
	return { kind: 'foreign', text };
}

export const enterpriseCard = (enterprise: EnterpriseId): string => `WUJI:E:${enterprise}`;
export const slotCard = (point: PointId, slot: SlotName): string => `WUJI:S:${point}:${slot}`;
export const temporaryCard = (mark: string): string => `WUJI:T:${mark}`;
