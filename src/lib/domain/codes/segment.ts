/**
 * The named parts of a code, and where they stand.
 *
 * Every refusal of a code says which part is wrong and at which character, counted from 0 in the plain text of the code.
 */

/** Characters `from` up to, not including, `to`. */
export type Segment<Name extends string = string> = { name: Name; text: string; from: number; to: number };

/** A refusal that lies in one part. `at`: the first character that cannot stand there, or where the part begins. */
export type SegmentRefusal<Kind extends string, Name extends string> = {
	kind: Kind;
	segment: Segment<Name>;
	at: number;
};

/** The parts of a code by name. */
export type Segments<Name extends string> = { [Each in Name]: Segment<Each> };

/** One part of a code. */
export const segment = <Name extends string>(
	code: string,
	name: Name,
	from: number,
	to = code.length
): Segment<Name> => ({
	name,
	text: code.slice(from, to),
	from,
	to
});

/** Cuts a code into parts of the given lengths, in order. */
export function cut<Name extends string>(code: string, lengths: readonly (readonly [Name, number])[]): Segments<Name> {
	let from = 0;
	const parts = lengths.map(([name, length]) => [name, segment(code, name, from, (from += length))] as const);
	return Object.fromEntries(parts) as Segments<Name>;
}

/** Refuses a part, at its first character that is not allowed there; a part of allowed characters is wrong as a whole. */
export function wrongSegment<Kind extends string, Name extends string>(
	kind: Kind,
	part: Segment<Name>,
	allowed = /\d/
): SegmentRefusal<Kind, Name> {
	const index = [...part.text].findIndex((character) => !allowed.test(character));
	return { kind, segment: part, at: part.from + Math.max(index, 0) };
}
