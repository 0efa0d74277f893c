/** The power goes while the server takes pushes: every event that it answered for is there, and all its laws hold. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase } from '#lib/server/database.ts';
import { checkLaws } from '#lib/server/laws.ts';
import { Volume } from './volume.ts';

export type Cut = { answered: number; lost: number; breaches: string[] };

/** @param after cut when so many events were answered for */
export async function cutServer(after: number, synchronous: 'full' | 'off'): Promise<Cut> {
	const volume = await Volume.make();
	try {
		const writer = spawn(
			process.execPath,
			[join(import.meta.dirname, 'server-writer.ts'), volume.mounted, synchronous],
			{
				stdio: ['ignore', 'pipe', 'inherit']
			}
		);
		const gone = once(writer, 'exit');
		let device = '';
		let answered = 0;
		for await (const line of createInterface(writer.stdout)) {
			if (line.startsWith('device ')) device = line.slice('device '.length);
			else answered = Number(line);
			if (answered >= after) break;
		}
		if (answered < after) throw new Error('the writer ended by itself');
		writer.kill('SIGSTOP');
		await volume.copy();
		writer.kill('SIGKILL');
		await gone;
		await volume.restore();

		const opened = await openDatabase({ folder: volume.mounted });
		if (!opened.ok)
			return { answered, lost: answered, breaches: [`the database does not open: ${opened.refusal.kind}`] };
		const database = opened.value;
		const rows = await database.kysely.selectFrom('journal').select('seq').where('device', '=', device).execute();
		const kept = new Set(rows.map(({ seq }) => seq));
		let lost = 0;
		for (let seq = 1; seq <= answered; seq++) if (!kept.has(seq)) lost++;
		const breaches = (await checkLaws(database)).filter((law) => law.breaches.length > 0).map(({ law }) => law);
		await database.close();
		return { answered, lost, breaches };
	} finally {
		await volume.remove();
	}
}
