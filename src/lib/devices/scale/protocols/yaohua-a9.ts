/**
 * The continuous frame of the Yaohua XK3190-A9 (耀华; also A9+, A1+, DS3, A23, A26 with tF=0): manual XK3190-A9+ p. 9.
 *
 * `02 S d d d d d d P XH XL 03`: sign, six digits, decimals from the right, XOR of bytes 2 to 9 in two characters.
 * No unit (kilograms by the profile), no stable bit. A frame that does not check never becomes a number.
 */
import { grams, type Grams } from '#lib/domain/weight.ts';

export const FRAME_LENGTH = 12;
/** Half a frame that nothing follows for this long is given up (milliseconds). */
const PATIENCE = 500;
const STX = 0x02;
const ETX = 0x03;

export type RejectReason = 'checksum' | 'cut' | 'shape';

export type FramerOutcome =
	| { kind: 'frame'; frame: Uint8Array }
	| { kind: 'rejected'; reason: RejectReason }
	/** So many bytes that belong to no frame. */
	| { kind: 'noise'; bytes: number };

/**
 * Cuts a stream of bytes into frames. It holds at most one frame's length, whatever comes.
 *
 * After a bad frame it drops one byte only, the false start: the true one may stand right behind it.
 */
export class A9Framer {
	readonly #held = new Uint8Array(FRAME_LENGTH);
	#length = 0;
	#lastByteAt = -Infinity;

	/** @param at clock time of arrival in milliseconds. */
	feed(bytes: Uint8Array, at: number): FramerOutcome[] {
		const outcomes: FramerOutcome[] = [];
		if (this.#length > 0 && at - this.#lastByteAt > PATIENCE) this.#giveUp(outcomes);
		if (bytes.length > 0) this.#lastByteAt = at;
		for (const byte of bytes) {
			if (this.#length === 0 && byte !== STX) {
				countNoise(outcomes, 1);
				continue;
			}
			this.#held[this.#length++] = byte;
			if (this.#length === FRAME_LENGTH) this.#judge(outcomes);
		}
		return outcomes;
	}

	/** Forgets half a frame: what follows comes from another opening of the port. */
	reset(): void {
		this.#length = 0;
	}

	#giveUp(outcomes: FramerOutcome[]): void {
		outcomes.push({ kind: 'rejected', reason: 'cut' });
		this.#length = 0;
	}

	#judge(outcomes: FramerOutcome[]): void {
		const reason = faultOf(this.#held);
		if (reason === null) {
			outcomes.push({ kind: 'frame', frame: this.#held.slice() });
			this.#length = 0;
			return;
		}
		outcomes.push({ kind: 'rejected', reason });
		const next = this.#held.indexOf(STX, 1);
		const dropped = next < 0 ? FRAME_LENGTH : next;
		// The bytes of a frame that was cut or damaged are accounted for by its rejection.
		if (reason === 'shape') countNoise(outcomes, dropped);
		this.#held.copyWithin(0, dropped);
		this.#length -= dropped;
	}
}

function countNoise(outcomes: FramerOutcome[], bytes: number): void {
	const last = outcomes.at(-1);
	if (last?.kind === 'noise') last.bytes += bytes;
	else outcomes.push({ kind: 'noise', bytes });
}

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isHexCharacter = (byte: number) => isDigit(byte) || (byte >= 0x41 && byte <= 0x46);

const grammar: ReadonlyArray<(byte: number) => boolean> = [
	(byte) => byte === STX,
	(byte) => byte === 0x2b || byte === 0x2d,
	...Array.from({ length: 6 }, () => isDigit),
	(byte) => byte >= 0x30 && byte <= 0x34,
	isHexCharacter,
	isHexCharacter,
	(byte) => byte === ETX
];

/** What is wrong with twelve bytes; null when they are a frame. */
function faultOf(frame: Uint8Array): RejectReason | null {
	const wrongAt = grammar.findIndex((fits, index) => !fits(frame[index]!));
	// It was a frame up to a new start: the rest of it never came.
	if (wrongAt > 1 && frame[wrongAt] === STX) return 'cut';
	if (wrongAt >= 0) return 'shape';
	return checkCharacters(frame) === String.fromCharCode(frame[9]!, frame[10]!) ? null : 'checksum';
}

/** XOR of bytes 2 to 9, high half first: `+30h` up to 9, `+37h` above. */
function checkCharacters(frame: Uint8Array): string {
	let xor = 0;
	for (let index = 1; index <= 8; index++) xor ^= frame[index]!;
	return xor.toString(16).toUpperCase().padStart(2, '0');
}

export type A9Reading = {
	/** The six digits as sent. */
	digits: string;
	negative: boolean;
	decimals: 0 | 1 | 2 | 3 | 4;
	/** The value in grams, exact; null when the frame names a fraction of a gram. */
	grams: Grams | null;
	/** The frame, for the evidence. */
	raw: string;
};

/** Reads a frame that the framer passed. Digits are never divided: kilograms with P decimals are steps of 10^(3−P) grams. */
export function readA9(frame: Uint8Array): A9Reading {
	const digits = String.fromCharCode(...frame.subarray(2, 8));
	const decimals = (frame[8]! - 0x30) as A9Reading['decimals'];
	const count = Number(digits);
	const negative = frame[1] === 0x2d;
	const magnitude = decimals <= 3 ? count * 10 ** (3 - decimals) : count % 10 === 0 ? count / 10 : null;
	return {
		digits,
		negative,
		decimals,
		grams: magnitude === null ? null : grams(negative && magnitude > 0 ? -magnitude : magnitude),
		raw: Array.from(frame, (byte) => byte.toString(16).padStart(2, '0')).join('')
	};
}
