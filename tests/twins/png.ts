/**
 * Black and white pictures as PNG, one bit a dot: what the printer twin keeps of a label.
 */
import { crc32, deflateSync } from 'node:zlib';

/** @param bits rows of whole bytes, a set bit is black, as a printer has them. */
export function pngOf({
	width,
	height,
	bytesPerRow,
	bits
}: {
	width: number;
	height: number;
	bytesPerRow: number;
	bits: Uint8Array;
}): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header[8] = 1;
	const rowLength = Math.ceil(width / 8);
	const rows = Buffer.alloc((rowLength + 1) * height);
	for (let y = 0; y < height; y++) {
		// In a PNG of grey a set bit is white.
		for (let x = 0; x < rowLength; x++) rows[y * (rowLength + 1) + 1 + x] = ~bits[y * bytesPerRow + x]! & 0xff;
	}
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, check]);
}
