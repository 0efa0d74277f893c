/**
 * Which kind of code a text is meant to be, also when it has a mistake: by length and shape, before anything is checked.
 *
 * Every text that is one character from a valid code of a kind with fixed length is taken for that kind, so that the
 * refusal can name the part; codes of different kinds differ in length or shape.
 */
export type CodeKind =
	| 'digital-id'
	| 'uscc'
	| 'batch-code'
	| 'manifest-number'
	| 'manifest-draft'
	| 'waste-code'
	| 'division'
	| 'facility-code'
	| 'plate';

/** The first that fits, in this order. */
const shapes: readonly (readonly [CodeKind, RegExp])[] = [
	['manifest-draft', /^D-/],
	['plate', /^\p{Script=Han}/u],
	['digital-id', /^[^-]{32,42}$/],
	['batch-code', /^HW[A-Z]|^(?=.*[A-Z])[A-Z0-9]{4,6}\d{11}$/],
	['uscc', /^[^-]{16,20}$/],
	['manifest-number', /^[^-]{12,15}$/],
	['facility-code', /^(?:MF|TS)/],
	['waste-code', /^.{3}-.{3}-|^[^-]{8,9}$/],
	['division', /^[^-]{6}$/],
	['plate', /^[^-]{7}$/]
];

/** @param code plain, without spaces. */
export const recognise = (code: string): CodeKind | undefined => shapes.find(([, shape]) => shape.test(code))?.[0];
