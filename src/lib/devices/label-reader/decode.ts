/**
 * Symbols in an image: what is looked for and how, the same in the worker, in tests and on the command line.
 *
 * Text mode is `Plain`: the default one rewrites GS1 and control characters, and a code must come out as it went in.
 */
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import type { LabelKind, LabelRead } from './reading.ts';

const kinds: Record<string, LabelKind> = {
	QRCode: 'qr',
	QRCodeModel2: 'qr',
	DataMatrix: 'datamatrix',
	Code128: 'code128'
};

const options: ReaderOptions = {
	formats: ['QRCode', 'DataMatrix', 'Code128'],
	textMode: 'Plain',
	tryHarder: true,
	maxNumberOfSymbols: 8
};

/** Names the bundled .wasm; without it the module would be asked for on a foreign server. Call once, before decoding. */
export async function prepareDecoder(wasm: { url: string } | { bytes: ArrayBuffer }): Promise<void> {
	const overrides = 'url' in wasm ? { locateFile: () => wasm.url } : { wasmBinary: wasm.bytes };
	await prepareZXingModule({ overrides, fireImmediately: true });
}

/** Every symbol in an image, as far as it decodes without error. */
export async function decode(image: ImageData): Promise<LabelRead[]> {
	const found = await readBarcodes(image, options);
	return found.flatMap(({ isValid, text, format }) => {
		const kind = kinds[format];
		return isValid && text !== '' && kind ? [{ text, kind }] : [];
	});
}
