/**
 * Where two texts differ, character by character: Chinese has no blanks to cut words at.
 *
 * The pieces of either side, put together, are its text again; what is kept is the same on both sides.
 */
export type Piece = { text: string; changed: boolean };

/** Both texts cut into what both have and what only one has. */
export function changedPieces(before: string, after: string): { before: Piece[]; after: Piece[] } {
	const [old, now] = [[...before], [...after]];
	const kept = commonLengths(old, now);
	const left: Piece[] = [];
	const right: Piece[] = [];
	let [i, j] = [0, 0];
	while (i < old.length || j < now.length) {
		if (i < old.length && j < now.length && old[i] === now[j]) {
			append(left, old[i++]!, false);
			append(right, now[j++]!, false);
		} else if (j === now.length || (i < old.length && kept[i + 1]![j]! >= kept[i]![j + 1]!))
			append(left, old[i++]!, true);
		else append(right, now[j++]!, true);
	}
	return { before: left, after: right };
}

/** How many characters two texts have in common, in order, from each pair of places on. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
	const lengths = Array.from({ length: old.length + 1 }, () => Array.from({ length: now.length + 1 }, () => 0));
	for (let i = old.length - 1; i >= 0; i--)
		for (let j = now.length - 1; j >= 0; j--)
			lengths[i]![j] =
				old[i] === now[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
	return lengths;
}

function append(pieces: Piece[], character: string, changed: boolean): void {
	const last = pieces.at(-1);
	if (last?.changed === changed) last.text += character;
	else pieces.push({ text: character, changed });
}
