#!/usr/bin/env node
/**
 * `wuji`: the way in for any Node from 20 on. On an older one than 24 it runs itself again under a fetched Node 24.
 */
import { underNode24 } from '../scripts/runtime.mjs';

await underNode24(import.meta.url);
// `wuji … | head` closes the pipe before everything is said: that is an end, not a fault.
process.stdout.on('error', (fault) => {
	if (fault.code === 'EPIPE') process.exit(0);
	throw fault;
});
const { main } = await import('./wuji.ts');
process.exitCode = await main(process.argv.slice(2));
