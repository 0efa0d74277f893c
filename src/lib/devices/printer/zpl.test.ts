import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitmapOfZpl } from '../../../../tests/twins/zpl-reader.ts';
import { bitmapOf } from './bitmap.ts';
import { crc16, readHostStatus, z64, zplLabel } from './zpl.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('the check sum is the published one for its test string', () => {
	expect(crc16(bytesOf('123456789'))).toBe(0x31c3);
	expect(crc16(new Uint8Array())).toBe(0);
});

test('a packed field carries its own check sum', async () => {
	const [, kind, packed, check] = (await z64(new Uint8Array(1000))).split(':');
	expect(kind).toBe('Z64');
	expect(parseInt(check!, 16)).toBe(crc16(bytesOf(packed!)));
	expect(packed!.length).toBeLessThan(60);
});

test('a picture comes back from its label dot for dot', async () => {
	const picture = fc.record({
		width: fc.integer({ min: 1, max: 40 }),
		height: fc.integer({ min: 1, max: 20 }),
		seed: fc.infiniteStream(fc.boolean())
	});
	await fc.assert(
		fc.asyncProperty(picture, async ({ width, height, seed }) => {
			const data = new Uint8ClampedArray(width * height * 4);
			const black = Array.from({ length: width * height }, () => seed.next().value as boolean);
			black.forEach((is, index) => data.set(is ? [10, 10, 10, 255] : [255, 200, 80, 255], index * 4));
			const bitmap = bitmapOf({ data, width, height });
			const printed = bitmapOfZpl(new TextDecoder().decode(await zplLabel(bitmap)));
			expect(printed).toMatchObject({ width, height });
			const dots = black.map((_, index) => {
				const [x, y] = [index % width, Math.floor(index / width)];
				return (printed.bits[y * printed.bytesPerRow + (x >> 3)]! & (0x80 >> (x & 7))) !== 0;
			});
			expect(dots).toEqual(black);
		}),
		{ numRuns: 60 }
	);
});

test('what is transparent is paper', () => {
	expect([...bitmapOf({ data: new Uint8ClampedArray(4 * 9), width: 9, height: 1 }).bits]).toEqual([0, 0]);
});

describe('the answer to ~HS', () => {
	const answer =
		'\x02030,1,0,0800,002,0,0,0,000,0,0,0\x03\r\n\x02000,0,1,0,0,2,4,0,00000003,1,000\x03\r\n\x021234,0\x03\r\n';

	test('says what is wrong and how much is pending', () => {
		expect(readHostStatus(answer)).toEqual({ paperOut: true, headOpen: true, paused: false, pending: 5 });
	});

	test('is no answer before all of it is there', () => {
		for (let length = 0; length < answer.length - 2; length++)
			expect(readHostStatus(answer.slice(0, length))).toBeUndefined();
	});
});
