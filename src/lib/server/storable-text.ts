/**
 * Text that any engine takes as a column. PostgreSQL has no U+0000 in text, and a scanned code may hold one.
 *
 * The mapping loses nothing: U+E000 is the escape and escapes itself. Whole events and rows need none of this, because
 * JSON has its own escape.
 */
export const storable = (text: string): string =>
	text.replace(/[\u0000\ue000]/g, (character) => (character === '\u0000' ? '\ue0000' : '\ue000\ue000'));

/** The text that `storable` made a column of. */
export const stored = (column: string): string =>
	column.replace(/\ue000([0\ue000])/g, (_, mark: string) => (mark === '0' ? '\u0000' : '\ue000'));
