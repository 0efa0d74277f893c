/**
 * `wuji export`: a point's journal as a file that proves itself.
 *
 * The file appears whole under its name or not at all.
 */
import { open, rename, rm } from 'node:fs/promises';
import { parse, join } from 'node:path';
import type { PointId } from '#lib/domain/ids.ts';
import { Complaint, usage, type Command } from './command.ts';
import { databaseHelp, databaseOption, environmentFor, withExisting } from './database.ts';

export const exportJournal: Command = {
	summary: 'write a journal to a file that proves itself',
	help: `wuji export --journal FILE [--point POINT]

  --journal FILE       where to write; with several points and no --point, one file a point: FILE.<point>.ext
  --point POINT        only this point
${databaseHelp}`,
	options: { ...databaseOption, journal: { type: 'string' }, point: { type: 'string' } },
	async run(given, surroundings) {
		const file = given.text('journal');
		if (!file) throw usage('--journal FILE is needed');
		return withExisting(environmentFor(given, surroundings), async ({ store }) => {
			const known = await store.points();
			const wanted = given.text('point');
			const points = wanted === undefined ? known : known.filter((point) => point === wanted);
			if (points.length === 0) {
				throw new Complaint(
					wanted === undefined
						? 'the database has no point yet'
						: `there is no point ${wanted}; there are ${known.join(', ') || 'none'}`
				);
			}
			for (const point of points) {
				const name = points.length === 1 ? file : fileFor(file, point);
				const lines = await write(name, store.exportLines(point));
				surroundings.out(`${name}: ${lines - 2} events of ${point}`);
			}
			return 0;
		});
	}
};

function fileFor(file: string, point: PointId): string {
	const { dir, name, ext } = parse(file);
	return join(dir, `${name}.${point}${ext}`);
}

async function write(name: string, lines: AsyncIterable<string>): Promise<number> {
	const part = `${name}.part`;
	let count = 0;
	try {
		const handle = await open(part, 'w');
		try {
			let held = '';
			for await (const line of lines) {
				held += `${line}\n`;
				count++;
				if (held.length < 1 << 18) continue;
				await handle.write(held);
				held = '';
			}
			await handle.write(held);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(part, name);
	} catch (fault) {
		await rm(part, { force: true });
		const { code, path } = fault as NodeJS.ErrnoException;
		if (path === undefined) throw fault;
		throw new Complaint(`${name} cannot be written (${code})`);
	}
	return count;
}
