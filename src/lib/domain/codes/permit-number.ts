/**
 * Number of a hazardous-waste permit 危险废物经营许可证.
 *
 * No national format was confirmed and provinces write them differently (`浙危废经第123号`, `3301000123`): any sensible text
 * is taken, written in one way so that two spellings of one number are equal, and always marked as not confirmed.
 */
import { halfWidth } from '../full-width.ts';
import { ok, refuse, type Result } from '../result.ts';

/** `confirmed` is false: only the authority that issued the permit knows whether the number is real. */
export type PermitNumber = { number: string; confirmed: false };

export type PermitNumberRefusal =
	| { kind: 'permit-number-length'; length: number; least: number; most: number }
	| { kind: 'permit-number-character'; at: number; character: string }
	| { kind: 'permit-number-without-digit' };

const LEAST = 4;
const MOST = 40;

/** One spelling: no spaces, capital letters, round and square brackets as the documents print them. */
const oneSpelling = (text: string): string =>
	halfWidth(text)
		.replace(/\s/g, '')
		.replace(/[a-z]/g, (letter) => letter.toUpperCase())
		.replace(/[[〔【]/g, '〔')
		.replace(/[\]〕】]/g, '〕');

export function parsePermitNumber(text: string): Result<PermitNumber, PermitNumberRefusal> {
	const number = oneSpelling(text);
	const characters = [...number];
	const { length } = characters;
	if (length < LEAST || length > MOST)
		return refuse({ kind: 'permit-number-length', length, least: LEAST, most: MOST });
	const at = characters.findIndex((character) => !/[\p{Script=Han}A-Z0-9〔〕()\-/.]/u.test(character));
	if (at >= 0) return refuse({ kind: 'permit-number-character', at, character: characters[at]! });
	if (!/\d/.test(number)) return refuse({ kind: 'permit-number-without-digit' });
	return ok({ number, confirmed: false });
}

export const formatPermitNumber = ({ number }: PermitNumber): string => number;
