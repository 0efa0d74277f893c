/**
 * 统一社会信用代码, the unified social credit code of GB 32100-2015.
 *
 * 18 characters: registering body, kind of organisation, six of 行政区划, nine of the subject, one check character.
 */
import { ok, refuse, type Result } from '../result.ts';

export type Uscc = string & { readonly code: 'uscc' };

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export type UsccRefusal =
	| { kind: 'uscc-length'; length: number }
	| { kind: 'uscc-character'; at: number; character: string }
	| { kind: 'uscc-check'; expected: string; found: string };

/** Reads and checks a code; says which part is wrong. Letters may be small. */
export function uscc(text: string): Result<Uscc, UsccRefusal> {
	const code = text.trim().toUpperCase();
	if (code.length !== 18) return refuse({ kind: 'uscc-length', length: code.length });
	const characters = [...code];
	const strange = characters.findIndex((character) => !alphabet.includes(character));
	if (strange >= 0) return refuse({ kind: 'uscc-character', at: strange, character: characters[strange]! });
	const expected = usccCheckCharacter(code.slice(0, 17));
	if (code[17] !== expected) return refuse({ kind: 'uscc-check', expected, found: code[17]! });
	return ok(code as Uscc);
}

/** The check character of the first 17: (31 − Σ value·3^(i−1) mod 31) mod 31 (GB 32100-2015). */
export function usccCheckCharacter(first17: string): string {
	const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(first17[index]!), 0);
	return alphabet[(31 - (sum % 31)) % 31]!;
}
