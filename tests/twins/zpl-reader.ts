/**
 * Reads the ZPL that a label came in back into dots. It shares no code with the writer under test.
 */
import { inflateSync } from 'node:zlib';

export type PrintedBitmap = { width: number; height: number; bytesPerRow: number; bits: Uint8Array };

/**
 * The bitmap of one `^XA … ^XZ` format with one graphic field at the origin.
 * @throws what a printer would say nothing about and print rubbish for: a wrong length or check sum.
 */
export function bitmapOfZpl(format: string): PrintedBitmap {
	const width = Number(/\^PW(\d+)/.exec(format)?.[1]);
	const height = Number(/\^LL(\d+)/.exec(format)?.[1]);
	const field = /\^GFA,(\d+),(\d+),(\d+),:Z64:([A-Za-z0-9+/=]+):([0-9A-F]{4})\^FS/.exec(format);
	if (!field || !(width > 0) || !(height > 0)) throw new Error('no graphic field of a known kind');
	const [, total, , bytesPerRow, packed, check] = field;
	if (crcOf(packed!) !== parseInt(check!, 16)) throw new Error('check sum of the graphic field is wrong');
	const bits = inflateSync(Buffer.from(packed!, 'base64'));
	if (bits.length !== Number(total) || bits.length !== Number(bytesPerRow) * height)
		throw new Error('length of the graphic field is wrong');
	return { width, height, bytesPerRow: Number(bytesPerRow), bits };
}

/** CRC-16 with polynomial 1021h from 0, by table. */
const table = Array.from({ length: 256 }, (_, index) => {
	let value = index << 8;
	for (let bit = 0; bit < 8; bit++) value = (value << 1) ^ (value & 0x8000 ? 0x1021 : 0);
	return value & 0xffff;
});
const crcOf = (text: string): number =>
	[...text].reduce((crc, character) => ((crc << 8) & 0xffff) ^ table[(crc >> 8) ^ character.charCodeAt(0)]!, 0);

/** Black on white as RGBA, for a symbol reader. */
export function pixelsOf({ width, height, bytesPerRow, bits }: PrintedBitmap): {
	data: Uint8ClampedArray<ArrayBuffer>;
	width: number;
	height: number;
} {
	const data = new Uint8ClampedArray(width * height * 4).fill(255);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			if (bits[y * bytesPerRow + (x >> 3)]! & (0x80 >> (x & 7)))
				data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
		}
	}
	return { data, width, height };
}
