/** The processes of one browser, known by its profile: a signal must reach all of them and nobody else's. */
import { readdir, readFile } from 'node:fs/promises';

export async function signalBrowser(profile: string, signal: 'SIGKILL' | 'SIGSTOP'): Promise<void> {
	for (const name of await readdir('/proc')) {
		if (!/^\d+$/.test(name)) continue;
		const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
		if (!command.includes(`--user-data-dir=${profile}`)) continue;
		try {
			process.kill(Number(name), signal);
		} catch {
			// It fell with its parent a moment before.
		}
	}
}
