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
		server: { port: 0, hmr: false, ws: false as never, watch: null },
		optimizeDeps: { include: ['dexie', 'valibot'] }
	});
	await server.listen();
	const { port } = server.httpServer!.address() as { port: number };
	return { address: `http://localhost:${port}/tests/harness/store.html`, stop: () => server.close() };
}
