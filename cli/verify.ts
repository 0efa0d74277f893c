/**
 * `wuji verify`: proof that a journal was not altered, from an exported file or from the database in place.
 */
import { open } from 'node:fs/promises';
import type { Result } from '#lib/domain/result.ts';
import { linesOfExport } from '#lib/journal/export.ts';
import { verifyExport, type BadEvent, type Verified } from '#lib/journal/verify.ts';
import { Complaint, usage, type Command, type Surroundings } from './command.ts';
import { databaseHelp, databaseOption, environmentFor, withExisting } from './database.ts';
import { faultText } from './fault-text.ts';

export const verify: Command = {
	summary: 'prove that a journal was not altered; name the first bad event if it was',
	help: `wuji verify FILE...     journals written by wuji export
wuji verify --db        every point of the database

  --server-key KEY     the server's public key as you know it from elsewhere (SPKI, base64url); without it a file
                       proves only that it agrees with itself
${databaseHelp}

Exit code 1 when anything is wrong.`,
	options: { ...databaseOption, db: { type: 'boolean' }, 'server-key': { type: 'string' } },
	words: 100,
	async run(given, surroundings) {
		const key = given.text('server-key');
		if (given.on('db') === given.rest.length > 0) throw usage('name a FILE, or --db for the database');
		let good = true;
		if (!given.on('db')) {
			for (const file of given.rest) good = tell(file, await verifyExport(linesOf(file), key), surroundings) && good;
			return good ? 0 : 1;
		}
		return withExisting(environmentFor(given, surroundings), async ({ store }) => {
			for (const point of await store.points()) {
				const result =
					key === undefined ? await store.verifyPoint(point) : await verifyExport(store.exportLines(point), key);
				good = tell(point, result, surroundings) && good;
			}
			return good ? 0 : 1;
		});
	}
};

function tell(name: string, result: Result<Verified, BadEvent>, { out, error }: Surroundings): boolean {
	if (result.ok) {
		const { point, events, heads } = result.value;
		out(`${name}: ok, ${events} events of ${heads.length} devices at ${point}`);
		return true;
	}
	const { line, position, device, seq, fault } = result.refusal;
	const place = [
		`line ${line}`,
		position === null ? '' : `event ${position}`,
		device === null ? '' : `device ${device} seq ${seq}`
	];
	error(`${name}: BAD at ${place.filter(Boolean).join(', ')}: ${faultText(fault)}`);
	return false;
}

/** The lines of a file, read strictly: a lenient reader would show some damaged files as whole. */
async function* linesOf(file: string): AsyncGenerator<string> {
	let handle;
	try {
		handle = await open(file);
	} catch (fault) {
		throw new Complaint(`${file} cannot be read (${(fault as NodeJS.ErrnoException).code})`);
	}
	try {
		yield* linesOfExport(handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>);
	} finally {
		await handle.close();
	}
}
