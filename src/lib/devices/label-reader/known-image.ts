/**
 * One known label as an image. A decoder that does not read it reads nothing: a .wasm of the wrong version, for one, fails on
 * every frame without a word.
 *
 * The matrix is a QR of version 1 made once with bwip-js; a test reads it back.
 */
export const KNOWN_TEXT = 'WUJI:T:SELFTEST';

/** 21 rows of 21 modules, `#` is black. */
const matrix = [
	'#######.####..#######',
	'#.....#.##....#.....#',
	'#.###.#.##.##.#.###.#',
	'#.###.#.##.#..#.###.#',
	'#.###.#.##.#..#.###.#',
	'#.....#..###..#.....#',
	'#######.#.#.#.#######',
	'........##.#.........',
	'.##.#.##....#.#.#####',
	'#.##...#...####....##',
	'.###..#.#.##..###..#.',
	'#.#....#.#.###..#.#.#',
	'#.#.#.#..#.##.#..##..',
	'........##...###.#...',
	'#######.##.##....#.#.',
	'#.....#....#...##.#.#',
	'#.###.#.#...#.#.##.##',
	'#.###.#....#.###...#.',
	'#.###.#.#...####....#',
	'#.....#.#..#..###..##',
	'#######..#..####.#..#'
];

const MODULE = 6;
const QUIET = 4;

/** The pixels (RGBA) of the known image, and its side. */
export function knownImage(): { data: Uint8ClampedArray<ArrayBuffer>; side: number } {
	const side = (matrix.length + 2 * QUIET) * MODULE;
	const data = new Uint8ClampedArray(side * side * 4).fill(255);
	for (let y = 0; y < side; y++) {
		for (let x = 0; x < side; x++) {
			const row = matrix[Math.floor(y / MODULE) - QUIET];
			if (row?.[Math.floor(x / MODULE) - QUIET] !== '#') continue;
			data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
		}
	}
	return { data, side };
}
