/** UUIDv7 (RFC 9562) from a time and 16 random bytes. Ids name things; they are never sorted by. */
import { toHex } from './bytes.ts';

export function uuid7(milliseconds: number, random: Uint8Array): string {
	const bytes = random.slice(0, 16);
	if (bytes.length !== 16) throw new RangeError('a UUID takes 16 random bytes');
	for (let index = 0; index < 6; index++) bytes[index] = Math.floor(milliseconds / 2 ** (8 * (5 - index))) % 256;
	bytes[6] = (bytes[6]! & 0x0f) | 0x70;
	bytes[8] = (bytes[8]! & 0x3f) | 0x80;
	const hex = toHex(bytes);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const uuid7Form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
