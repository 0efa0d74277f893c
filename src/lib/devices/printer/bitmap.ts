/**
 * Pixels as a thermal printer burns them: one bit a dot, a set bit is black, rows filled up to whole bytes.
 */
export type Bitmap = { width: number; height: number; bytesPerRow: number; bits: Uint8Array<ArrayBuffer> };

type Pixels = { data: Uint8ClampedArray | Uint8Array; width: number; height: number };

/** What is darker than middle grey is burnt; what is transparent is paper. */
export function bitmapOf({ data, width, height }: Pixels): Bitmap {
	const bytesPerRow = Math.ceil(width / 8);
	const bits = new Uint8Array(bytesPerRow * height);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const at = (y * width + x) * 4;
			const light = (data[at]! * 299 + data[at + 1]! * 587 + data[at + 2]! * 114) / 1000;
			if (data[at + 3]! >= 128 && light < 128) bits[y * bytesPerRow + (x >> 3)]! |= 0x80 >> (x & 7);
		}
	}
	return { width, height, bytesPerRow, bits };
}
