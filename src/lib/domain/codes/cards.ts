/**
 * Our own cards and tickets: `WUJI:`, a letter for the kind, and an id.
 *
 * Only characters of the QR alphanumeric mode, so that the symbol stays coarse and is read from a dirty card.
 */
import type { EnterpriseId, PointId, SlotName } from '../ids.ts';
import { parseManifestDraftId, type ManifestDraftId } from './manifest-draft.ts';
import { plainCode } from './plain-code.ts';

export type Card =
	| { kind: 'temporary'; mark: string }
	| { kind: 'enterprise'; enterprise: EnterpriseId }
	| { kind: 'slot'; point: PointId; slot: SlotName }
	/** The ticket of a booking, the card of a load or a round. */
	| { kind: 'booking'; booking: string }
	| { kind: 'load'; load: string }
	| { kind: 'round'; round: string }
	| { kind: 'manifest-draft'; manifest: ManifestDraftId };

export const enterpriseCard = (enterprise: EnterpriseId): string => `WUJI:E:${enterprise}`;
export const slotCard = (point: PointId, slot: SlotName): string => `WUJI:S:${point}:${slot}`;
export const temporaryCard = (mark: string): string => `WUJI:T:${mark}`;
export const bookingTicket = (booking: string): string => `WUJI:B:${plainCode(booking)}`;
export const loadCard = (load: string): string => `WUJI:L:${plainCode(load)}`;
export const roundCard = (round: string): string => `WUJI:R:${plainCode(round)}`;
export const manifestCard = (manifest: ManifestDraftId): string => `WUJI:M:${plainCode(manifest)}`;

/** A UUID stands on a card in capitals and is small everywhere else; other ids are in capitals anyway. */
const idOf = (text: string): string =>
	/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/.test(text) ? text.toLowerCase() : text;

/** What a card says; undefined when the text is none of ours. */
export function readCard(text: string): Card | undefined {
	const upper = text.toUpperCase();
	const slot = /^WUJI:S:([0-9A-Z-]{1,20}):([0-9A-Z-]{1,20})$/.exec(upper);
	if (slot) return { kind: 'slot', point: slot[1] as PointId, slot: slot[2] as SlotName };
	const [, letter, id = ''] = /^WUJI:([BELMRT]):([0-9A-Z-]{1,40})$/.exec(upper) ?? [];
	if (letter === 'E') return { kind: 'enterprise', enterprise: id as EnterpriseId };
	if (letter === 'T') return { kind: 'temporary', mark: id };
	if (letter === 'B') return { kind: 'booking', booking: idOf(id) };
	if (letter === 'L') return { kind: 'load', load: idOf(id) };
	if (letter === 'R') return { kind: 'round', round: idOf(id) };
	const draft = parseManifestDraftId(id);
	return letter === 'M' && draft.ok ? { kind: 'manifest-draft', manifest: draft.value } : undefined;
}
