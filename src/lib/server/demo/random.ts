/**
 * Randomness that can be repeated: the demo made from one seed is the same, byte for byte, on every machine.
 *
 * Never used for a secret of a real installation.
 */

export type Seeded = {
	/** A whole number from 0 to below `count`. */
	below: (count: number) => number;
	/** A whole number from `from` to `to`, both included. */
	between: (from: number, to: number) => number;
	/** True in `percent` of 100 cases. */
	chance: (percent: number) => boolean;
	pick: <Item>(items: readonly Item[]) => Item;
	bytes: (count: number) => Uint8Array<ArrayBuffer>;
};

/** Numbers that follow from a seed text: sfc32 (Doty-Humphrey), its state filled by FNV-1a over the text. */
export function seeded(seed: string): Seeded {
	const state = [0, 1, 2].map((salt) => fnv1a(`${salt}:${seed}`));
	let counter = 1;
	const next = (): number => {
		const [a = 0, b = 0, c = 0] = state;
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		state[0] = b ^ (b >>> 9);
		state[1] = (c + (c << 3)) | 0;
		state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
		return sum >>> 0;
	};
	for (let round = 0; round < 16; round++) next();
	const below = (count: number) => Math.floor((next() / 2 ** 32) * count);
	return {
		below,
		between: (from, to) => from + below(to - from + 1),
		chance: (percent) => below(10_000) < percent * 100,
		pick(items) {
			if (items.length === 0) throw new RangeError('nothing to pick from');
			return items[below(items.length)]!;
		},
		bytes: (count) => Uint8Array.from({ length: count }, () => below(256))
	};
}

function fnv1a(text: string): number {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
	return hash | 0;
}
