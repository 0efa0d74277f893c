/**
 * A QR as a matrix of modules, so that it is drawn on whole dots and never scaled.
 *
 * bwip-js makes it; asked for one unit a module, it hands over the outlines of the black areas, which are filled here.
 */
import { qrcode } from 'bwip-js/generic';

/** Rows of modules, true is black; no quiet zone. */
export type Modules = boolean[][];

type Point = [number, number];

/** Quiet zone around a QR (ISO/IEC 18004): four modules on every side. */
export const QUIET_MODULES = 4;

/**
 * The QR of a text: UTF-8, error level M (15 %): as much as a 30 mm symbol carries at one millimetre a module.
 * @throws when the text is empty or longer than a QR holds.
 */
export function qrModules(text: string): Modules {
	const outlines: Point[][] = [];
	let modules: Modules = [];
	// The types leave out the options of single symbols.
	const asked: Parameters<typeof qrcode>[0] & { eclevel: 'M' } = {
		bcid: 'qrcode',
		text,
		eclevel: 'M',
		scale: 1,
		padding: 0
	};
	qrcode<void>(asked, {
		scale: () => [1, 1],
		measure: () => ({ width: 0, ascent: 0, descent: 0 }),
		init(width, height) {
			modules = Array.from({ length: height }, () => Array.from({ length: width }, () => false));
		},
		line() {},
		polygon: (points) => void outlines.push(points),
		hexagon() {},
		ellipse() {},
		fill: () => fillEvenOdd(modules, outlines.splice(0)),
		text() {},
		end() {}
	});
	return modules;
}

/** Marks the modules inside the outlines: a vertical edge to the left of a module's middle turns it over. */
function fillEvenOdd(modules: Modules, outlines: Point[][]): void {
	for (const outline of outlines) {
		outline.forEach(([x, y], index) => {
			const [nextX, nextY] = outline[(index + 1) % outline.length]!;
			if (x !== nextX) return;
			for (let row = Math.min(y, nextY); row < Math.max(y, nextY); row++) {
				for (let column = x; column < modules[row]!.length; column++) modules[row]![column] = !modules[row]![column];
			}
		});
	}
}
