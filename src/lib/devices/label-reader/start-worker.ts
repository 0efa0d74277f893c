/**
 * Starts the decoding worker. The bundler must see this very expression to put the worker into the build.
 *
 * The .wasm is named here and handed over as the worker's name: an asset that only a worker knows is in no list of the
 * build, so the service worker would not have it, and no label could be read without a line.
 */
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

export const startReaderWorker = (): Worker =>
	new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module', name: wasmUrl });
