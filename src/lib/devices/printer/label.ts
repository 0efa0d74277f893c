/**
 * Draws a hazardous-waste label 危险废物标签 (HJ 1276-2022) on a canvas, the same for the screen and for the printer.
 *
 * No text is smaller than the standard's minimum for this size and none leaves its box: it wraps, then shrinks to the
 * minimum, then ends in `…` and is named in the answer. The QR stands on whole dots with four modules of quiet around it.
 */
import { minimumTextHeight, type LabelSize } from '#lib/domain/packaging.ts';
import { labelRows, type LabelContent } from './label-content.ts';
import { fitRows, fontOf, type RowBox } from './label-text.ts';
import { QUIET_MODULES, qrModules } from './symbol.ts';

/** The part of a canvas context that is used. */
export type LabelSurface = {
	font: string;
	fillStyle: string | CanvasGradient | CanvasPattern;
	textBaseline: CanvasTextBaseline;
	textAlign: CanvasTextAlign;
	measureText(text: string): { width: number };
	fillText(text: string, x: number, y: number): void;
	fillRect(x: number, y: number, width: number, height: number): void;
};

/** `legal` for screens and colour printers: black on RGB(255,150,0). `thermal` for a printer with orange stock in it. */
export type LabelInk = 'legal' | 'thermal';

const paper: Record<LabelInk, string> = { legal: 'rgb(255,150,0)', thermal: '#ffffff' };
const INK = '#000000';

export type DrawnLabel = {
	/** Keys of the rows whose text did not fit and ends in `…`. */
	shortened: string[];
	/** Those among them that must be on the label in full: such a label may not be used. */
	incomplete: string[];
	/** Where the QR is, quiet zone not included, and how many dots a module has. */
	qr: { x: number; y: number; side: number; module: number };
	/** Height of a Chinese character of the body text in millimetres. */
	textHeight: number;
};

/** Millimetres on a label of 100; larger labels scale. Blank ≥ 3 outside the border, border ≥ 1. */
const BLANK = 3;
const BORDER = 1;
const TITLE = 10;
const PAD = 1.2;
/** Larger labels ask for larger letters and need the room; their QR is larger all the same. */
const QR_BOX: Record<LabelSize, number> = { 100: 35, 150: 30, 200: 30 };
/** Ink height of a Chinese character in font sizes. */
const CHARACTER = 0.92;

/**
 * @param millimetres side of the square label.
 * @param dotsPerMillimetre 8 at 203 dpi, 12 at 300 dpi; any for the screen. The canvas must be `millimetres * dots` wide.
 */
export function drawLabel(
	surface: LabelSurface,
	content: LabelContent,
	millimetres: LabelSize,
	dotsPerMillimetre: number,
	ink: LabelInk = 'thermal'
): DrawnLabel {
	const scale = (millimetres / 100) * dotsPerMillimetre;
	const dots = (size: number) => Math.round(size * scale);
	const side = Math.round(millimetres * dotsPerMillimetre);
	const line = Math.max(1, Math.round(0.25 * scale));

	surface.fillStyle = paper[ink];
	surface.fillRect(0, 0, side, side);
	surface.fillStyle = INK;
	frame(
		surface,
		dots(BLANK),
		dots(BLANK),
		side - 2 * dots(BLANK),
		Math.max(dots(BORDER), Math.ceil(dotsPerMillimetre))
	);

	const left = dots(BLANK + BORDER);
	const inner = side - 2 * left;
	const titleBottom = left + dots(TITLE);
	drawTitle(surface, side / 2, left + dots(TITLE) / 2, dots(7));
	surface.fillRect(left, titleBottom - line, inner, line);

	const qrBox = dots(QR_BOX[millimetres]);
	const qrTop = side - left - qrBox;
	surface.fillRect(left, qrTop - line, inner, line);
	surface.fillRect(side - left - qrBox - line, qrTop, line, qrBox);
	const qr = drawQr(surface, content.qr, side - left - qrBox, qrTop, qrBox);

	const { wide, besideQr } = labelRows(content);
	const smallest = (minimumTextHeight[millimetres] * dotsPerMillimetre) / CHARACTER;
	const box = (top: number, bottom: number, width: number): RowBox => ({
		left,
		top,
		width,
		height: bottom - top,
		pad: dots(PAD)
	});
	const upper = box(titleBottom, qrTop - line, inner);
	const lower = box(qrTop, side - left, inner - qrBox - line);
	const drawn = [fitRows(surface, wide, upper, smallest), fitRows(surface, besideQr, lower, smallest)];
	for (const rows of drawn) {
		surface.font = fontOf(rows.size);
		surface.textAlign = 'left';
		surface.textBaseline = 'middle';
		for (const { text, x, y } of rows.texts) surface.fillText(text, x, y);
		for (const y of rows.rules) surface.fillRect(left, y, rows.width, line);
	}
	const shortened = drawn.flatMap((rows) => rows.shortened);
	return {
		shortened: shortened.map(({ key }) => key),
		incomplete: shortened.filter(({ whole }) => whole).map(({ key }) => key),
		qr,
		textHeight: (Math.min(...drawn.map((rows) => rows.size)) * CHARACTER) / dotsPerMillimetre
	};
}

function frame(surface: LabelSurface, x: number, y: number, size: number, thick: number): void {
	surface.fillRect(x, y, size, thick);
	surface.fillRect(x, y + size - thick, size, thick);
	surface.fillRect(x, y, thick, size);
	surface.fillRect(x + size - thick, y, thick, size);
}

function drawTitle(surface: LabelSurface, x: number, y: number, size: number): void {
	surface.font = `bold ${fontOf(size)}`;
	surface.textAlign = 'center';
	surface.textBaseline = 'middle';
	surface.fillText([...'危险废物'].join('\u2002'), x, y);
}

/** Draws the QR as large as whole dots a module allow, in the middle of a square box. */
function drawQr(surface: LabelSurface, text: string, left: number, top: number, box: number): DrawnLabel['qr'] {
	const modules = qrModules(text);
	const module = Math.floor(box / (modules.length + 2 * QUIET_MODULES));
	if (module < 1) throw new RangeError(`a QR of ${modules.length} modules does not fit ${box} dots`);
	const side = module * modules.length;
	const x = left + Math.floor((box - side) / 2);
	const y = top + Math.floor((box - side) / 2);
	modules.forEach((row, rowIndex) =>
		row.forEach((black, column) => {
			if (black) surface.fillRect(x + column * module, y + rowIndex * module, module, module);
		})
	);
	return { x, y, side, module };
}
