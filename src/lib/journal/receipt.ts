/**
 * A receipt: the server's signature that it holds a device's chain up to an event, and at which position of the point.
 *
 * It is kept on the kiosk: a chain alone does not show a tail that was cut off later, a receipt does.
 */
import * as v from 'valibot';
import type { DeviceId } from '#lib/domain/ids.ts';
import { utf8 } from './bytes.ts';
import { canonicalText } from './canonical.ts';
import type { Verifier } from './keys.ts';

export const ReceiptSchema = v.strictObject({
	device: v.string(),
	seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	/** The event's place in the point's sequence. */
	position: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	/** The server's clock, UTC. */
	time: v.string(),
	sig: v.string()
});

export type Receipt = Omit<v.InferOutput<typeof ReceiptSchema>, 'device'> & { device: DeviceId };

/** What the server signs: the canonical text of the receipt without its signature. */
export function receiptBytes({ device, seq, hash, position, time }: Omit<Receipt, 'sig'>): Uint8Array<ArrayBuffer> {
	const text = canonicalText({ device, seq, hash, position, time });
	if (!text.ok) throw new TypeError('a receipt is always canonical');
	return utf8(text.value);
}

export const receiptHolds = (receipt: Receipt, verify: Verifier): Promise<boolean> =>
	verify(receiptBytes(receipt), receipt.sig);
