/**
 * From the words of a label to the label out of the printer.
 *
 * A label that would hide what the container is or whose it is does not get printed at all.
 */
import type { LabelSize } from '#lib/domain/packaging.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type { Clock } from '../clock.ts';
import { twinPort } from '../twin-port.ts';
import type { LabelContent } from './label-content.ts';
import type { PrinterPort, PrinterRefusal } from './printer-port.ts';
import { serialPrinter } from './serial-printer.ts';

export type PrintRefusal =
	| PrinterRefusal
	/** A line of the label does not fit even at the smallest lawful height; nothing was printed. */
	| { kind: 'label-too-full'; rows: string[] };

/** Draws the label, sends it and waits until it is out. Needs a browser (OffscreenCanvas). */
export async function printLabel(
	printer: PrinterPort,
	content: LabelContent,
	millimetres: LabelSize
): Promise<Result<void, PrintRefusal>> {
	const drawn = await labelBytes(content, millimetres, printer.dotsPerMillimetre);
	return drawn.ok ? printer.print(drawn.value) : drawn;
}

/** The label as ZPL. What draws the QR is large and loaded when the first label is drawn. */
export async function labelBytes(
	content: LabelContent,
	millimetres: LabelSize,
	dotsPerMillimetre: number
): Promise<Result<Uint8Array<ArrayBuffer>, PrintRefusal>> {
	const [{ drawLabel }, { bitmapOf }, { zplLabel }] = await Promise.all([
		import('./label.ts'),
		import('./bitmap.ts'),
		import('./zpl.ts')
	]);
	const side = Math.round(millimetres * dotsPerMillimetre);
	const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true })!;
	const { incomplete } = drawLabel(context, content, millimetres, dotsPerMillimetre);
	if (incomplete.length > 0) return refuse({ kind: 'label-too-full', rows: incomplete });
	return ok(await zplLabel(bitmapOf(context.getImageData(0, 0, side, side))));
}

/** The printer of the test bench, at byte level like a real one. */
export const twinPrinter = (url: string, clock: Clock, Socket: typeof WebSocket = WebSocket): PrinterPort =>
	serialPrinter({ name: 'ZPL-TWIN', openPort: async () => twinPort(url, Socket), clock });
