/** What the QR of a printed label says, read from the dots that the printer burnt. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { decode, prepareDecoder } from '#lib/devices/label-reader/decode.ts';
import type { PrintedLabel } from './printer-twin.ts';
import { pixelsOf } from './zpl-reader.ts';

export class LabelTexts {
	readonly #texts = new Map<number, Promise<string | null>>();
	#ready: Promise<void> | null = null;

	/** The text of the one QR on it; null when none is read. */
	of(label: PrintedLabel): Promise<string | null> {
		const known = this.#texts.get(label.number) ?? this.#read(label);
		this.#texts.set(label.number, known);
		return known;
	}

	async #read({ bitmap }: PrintedLabel): Promise<string | null> {
		await (this.#ready ??= prepare());
		// The decoder looks only at the fields of an ImageData, which Node does not have.
		const reads = await decode({ ...pixelsOf(bitmap), colorSpace: 'srgb' } as ImageData);
		return reads[0]?.text ?? null;
	}
}

async function prepare(): Promise<void> {
	const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
	await prepareDecoder({ bytes: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer });
}
