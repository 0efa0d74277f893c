/**
 * `npm run bench`: makes sure that there is something to measure, then measures it (bench/main.ts).
 *
 * `npm run bench -- commit` takes one part alone.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromiumPath } from './chromium.mjs';
import { build, install } from './prepare.mjs';
import { root, underNode24 } from './runtime.mjs';

await underNode24(import.meta.url);

const say = (text) => console.log(text);
try {
	await install(say);
	await build(say);
	const child = spawn(process.execPath, [join(root, 'bench/main.ts'), ...process.argv.slice(2)], {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, CHROMIUM_PATH: await chromiumPath(say) }
	});
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
	const [code] = await once(child, 'exit');
	process.exitCode = code ?? 1;
} catch (fault) {
	console.error(fault.message);
	process.exitCode = 1;
}
