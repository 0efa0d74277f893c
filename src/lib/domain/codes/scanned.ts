/**
 * What a scanned text is.
 *
 * Our own cards use only characters of the QR alphanumeric mode: `WUJI:`, a letter for the kind, and an id (cards.ts).
 * A container's label carries the 37 characters themselves; the national system's QR has no published format and is kept as it is.
 */
import { parseBatchCode, type BatchCode, type BatchParts } from './batch-code.ts';
import { readCard, type Card } from './cards.ts';
import { parseDigitalId, type DigitalId, type DigitalIdParts } from './digital-id.ts';
import { looksLikeManifestNumber } from './manifest-number.ts';

export type Scanned =
	| { kind: 'container'; code: DigitalId; parts: DigitalIdParts }
	/** A longer text that holds a valid 37-character code: a national QR, kept opaque, so as it was read. */
	| { kind: 'national'; code: DigitalId; parts: DigitalIdParts; text: string }
	| Card
	/** Fourteen digits in the form of a national manifest number; `parseManifestNumber` checks it against the day. */
	| { kind: 'manifest-number'; text: string }
	| { kind: 'batch'; code: BatchCode; parts: BatchParts }
	/** Not a Wuji or national code: shown as text. */
	| { kind: 'foreign'; text: string };

/** Full-width letters and digits, as a Chinese input method makes them, become plain ones; line ends go. */
export const plainScan = (text: string): string => text.toWellFormed().normalize('NFKC').trim();

export function readScan(raw: string): Scanned {
	const text = plainScan(raw);
	const whole = parseDigitalId(text);
	if (whole.ok) return { kind: 'container', code: whole.value.code, parts: whole.value };
	const card = readCard(text);
	if (card) return card;
	if (looksLikeManifestNumber(text)) return { kind: 'manifest-number', text };
	const batch = parseBatchCode(text);
	if (batch.ok) return { kind: 'batch', code: batch.value.code, parts: batch.value };
	for (const [candidate] of text.toUpperCase().matchAll(/(?<![0-9A-Z])[0-9A-Z]{37}(?![0-9A-Z])/g)) {
		const inner = parseDigitalId(candidate);
		if (inner.ok)
			return { kind: 'national', code: inner.value.code, parts: inner.value, text: raw.toWellFormed().trim() };
	}
	return { kind: 'foreign', text };
}

/** What was scanned, in one line for a person. */
export function scannedText(scan: Scanned): string {
	switch (scan.kind) {
		case 'container':
		case 'batch':
			return scan.code;
		case 'temporary':
			return scan.mark;
		case 'enterprise':
			return scan.enterprise;
		case 'slot':
			return `${scan.point} ${scan.slot}`;
		case 'booking':
			return scan.booking;
		case 'load':
			return scan.load;
		case 'round':
			return scan.round;
		case 'manifest-draft':
			return scan.manifest;
		case 'national':
		case 'manifest-number':
		case 'foreign':
			return scan.text;
	}
}

export { enterpriseCard, slotCard, temporaryCard } from './cards.ts';
