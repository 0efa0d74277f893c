/**
 * A folder for the reports of the programs that a script runs. However the script ends, the folder goes, and on a signal
 * the programs go first.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { running } from './prepare.mjs';

export function reportsFolder(name) {
	const folder = mkdtempSync(join(tmpdir(), `${name}-`));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	for (const [signal, code] of [
		['SIGINT', 130],
		['SIGTERM', 143]
	]) {
		process.once(signal, () => {
			for (const child of running) child.kill('SIGTERM');
			process.exit(code);
		});
	}
	return folder;
}
