/**
 * A label printer as the rest of the house sees it.
 *
 * `print` is `ok` only when the printer itself said afterwards that the label is out: a jam is never recorded as printed.
 */
import type { Result } from '#lib/domain/result.ts';

export type PrinterStatus = 'ready' | 'paper-out' | 'head-open' | 'offline';

export type PrinterRefusal =
	/** Nothing was sent. */
	| { kind: 'not-ready'; status: Exclude<PrinterStatus, 'ready'> }
	/** It stopped on the way; what was left of the job is cancelled. A piece of a label may be out. */
	| { kind: 'stopped'; status: Exclude<PrinterStatus, 'ready'> }
	/** It took the label and did not finish in time; the job is cancelled. */
	| { kind: 'too-slow' };

export type PrinterPort = {
	/** What the record of a printed label names. */
	readonly name: string;
	/** 8 at 203 dpi, 12 at 300 dpi. */
	readonly dotsPerMillimetre: number;
	status(): Promise<PrinterStatus>;
	/** Sends one label (a whole ZPL format) and waits until it is out. */
	print(bytes: Uint8Array): Promise<Result<void, PrinterRefusal>>;
	close(): Promise<void>;
};
