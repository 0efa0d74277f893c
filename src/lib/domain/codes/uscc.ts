/**
 * 统一社会信用代码, the unified social credit code of GB 32100-2015.
 *
 * 18 characters: registering body, kind of organisation, six of 行政区划, nine of the subject, one check character.
 */
import { ok, refuse, type Result } from '../result.ts';
import { plainCode } from './plain-code.ts';
import { cut, segment, type Segment, type Segments } from './segment.ts';

export type Uscc = string & { readonly code: 'uscc' };

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

const layout = [
	['registrar', 1],
	['organisation', 1],
	['division', 6],
	['subject', 9],
	['check', 1]
] as const;

export type UsccSegmentName = (typeof layout)[number][0];

export type UsccRefusal =
	| { kind: 'uscc-length'; length: number }
	| { kind: 'uscc-character'; segment: Segment<UsccSegmentName>; at: number; character: string }
	/** One character is wrong, or two changed places; which one cannot be told. */
	| { kind: 'uscc-check'; segment: Segment<'check'>; at: number; expected: string; found: string };

/** The five parts of a text of 18 characters, whether they are right or not. */
export const usccSegments = (code: string): Segments<UsccSegmentName> => cut(code, layout);

/** Reads and checks a code; says which part is wrong. Letters may be small or full-width. */
export function uscc(text: string): Result<Uscc, UsccRefusal> {
	const code = plainCode(text);
	if (code.length !== 18) return refuse({ kind: 'uscc-length', length: code.length });
	const characters = [...code];
	const at = characters.findIndex((character) => !alphabet.includes(character));
	if (at >= 0) {
		const within = Object.values(usccSegments(code)).find(({ to }) => at < to)!;
		return refuse({ kind: 'uscc-character', segment: within, at, character: characters[at]! });
	}
	const expected = usccCheckCharacter(code.slice(0, 17));
	const check = segment(code, 'check', 17);
	if (check.text !== expected)
		return refuse({ kind: 'uscc-check', segment: check, at: 17, expected, found: check.text });
	return ok(code as Uscc);
}

/** The check character of the first 17: (31 − Σ value·3^(i−1) mod 31) mod 31 (GB 32100-2015). */
export function usccCheckCharacter(first17: string): string {
	const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(first17[index]!), 0);
	return alphabet[(31 - (sum % 31)) % 31]!;
}
