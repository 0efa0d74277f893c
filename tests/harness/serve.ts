/** Serves the harness page with the product's sources as they are, through Vite. */
import { join } from 'node:path';
import { createServer } from 'vite';

export async function serveHarness(): Promise<{ address: string; stop(): Promise<void> }> {
	const root = join(import.meta.dirname, '../..');
	const server = await createServer({
		configFile: false,
		root,
		logLevel: 'error',
		cacheDir: join(root, 'node_modules/.cache/wuji/harness'),
		server: {
			port: 0,
			hmr: false,
			ws: false as never,
			watch: null,
			// A page that is apart from all others has a clock of 5 microseconds; else it is a tenth of a millisecond.
			headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
		},
		optimizeDeps: { include: ['dexie', 'valibot'] }
	});
	await server.listen();
	const { port } = server.httpServer!.address() as { port: number };
	return { address: `http://localhost:${port}/tests/harness/store.html`, stop: () => server.close() };
}
