/** Starts the decoding worker. The bundler must see this very expression to put the worker and its .wasm into the build. */
export const startReaderWorker = (): Worker =>
	new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
