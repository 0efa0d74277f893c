/**
 * `wuji check`: the standing laws of the database, each with its count.
 */
import { checkLaws } from '#lib/server/laws.ts';
import type { Command } from './command.ts';
import { databaseHelp, databaseOption, environmentFor, withExisting } from './database.ts';

/** More than this many breaches of one law are counted, not listed. */
const SHOWN = 20;

export const check: Command = {
	summary: 'check the standing laws of the database',
	help: `wuji check

Prints each law with how much was checked and how often it is broken. Exit code 1 on any breach.

${databaseHelp}`,
	options: databaseOption,
	run: (given, surroundings) =>
		withExisting(environmentFor(given, surroundings), async ({ database, key }) => {
			const reports = await checkLaws(database, key.publicKey);
			for (const { law, count, breaches } of reports) {
				surroundings.out(
					`${breaches.length === 0 ? 'holds ' : 'BROKEN'} ${law.padEnd(28)} ${String(count).padStart(9)} checked, ${breaches.length} breaches`
				);
				for (const { point, what } of breaches.slice(0, SHOWN)) surroundings.error(`  ${law} at ${point}: ${what}`);
				if (breaches.length > SHOWN) surroundings.error(`  ${law}: ${breaches.length - SHOWN} more`);
			}
			return reports.some(({ breaches }) => breaches.length > 0) ? 1 : 0;
		})
};
