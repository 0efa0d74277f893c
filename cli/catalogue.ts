/**
 * `wuji catalogue import`: a later edition of the national catalogue from a table to the project's form, with a report.
 *
 * Nothing is written unless every row is good.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Catalogue } from '#lib/domain/catalogue/catalogue.ts';
import { columns } from '#lib/domain/catalogue/edition-table.ts';
import { catalogueOf, editions } from '#lib/domain/catalogue/editions.ts';
import { editionText, readEdition, type EditionRead } from '#lib/domain/catalogue/import-edition.ts';
import { refusalText, warningText } from './catalogue-text.ts';
import { Complaint, usage, type Command, type Given, type Surroundings } from './command.ts';

const names = editions.map(({ catalogue }) => catalogue.edition);
const inForce = names.at(-1)!;

export const catalogue: Command = {
	summary: 'read a later edition of the national catalogue from a table',
	help: `wuji catalogue import FILE.tsv --edition NAME --from YYYY-MM-DD

Reads a table (UTF-8, tab-separated, one header row: ${columns.join(', ')}),
prints what it changes, and with --out writes the edition in the form of src/lib/domain/catalogue/${inForce}.json.

  --edition NAME       how records will name it, e.g. 2028
  --from YYYY-MM-DD    the first day it is in force
  --against NAME       the edition to compare with: ${names.join(' or ')} (${inForce})
  --source TEXT        where the table comes from, kept in the file (its name and SHA-256)
  --out FILE.json      write the edition here

Exit code 1 when a row is bad: each is named with its line and column.`,
	options: {
		edition: { type: 'string' },
		from: { type: 'string' },
		against: { type: 'string' },
		source: { type: 'string' },
		out: { type: 'string' }
	},
	words: 2,
	async run(given, surroundings) {
		const [what, file] = given.rest;
		if (what !== 'import' || file === undefined) throw usage('say: catalogue import FILE.tsv');
		const against = catalogueOf(given.text('against') ?? inForce);
		if (!against) throw usage(`--against must be ${names.join(' or ')}`);
		const bytes = await bytesOf(file);
		const words = {
			edition: needed(given, 'edition'),
			validFrom: needed(given, 'from'),
			source: given.text('source') ?? `${basename(file)}, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`
		};
		const result = readEdition(bytes.toString('utf8'), words, against);
		if (!result.ok) {
			for (const refusal of result.refusal) surroundings.error(refusalText(refusal));
			surroundings.error(`${file}: not an edition, ${result.refusal.length} faults; nothing was written`);
			return 1;
		}
		report(result.value, against, surroundings);
		const out = given.text('out');
		if (out !== undefined) await write(out, editionText(result.value.data), surroundings);
		return 0;
	}
};

function needed(given: Given, name: string): string {
	const value = given.text(name);
	if (value === undefined) throw usage(`--${name} is needed`);
	return value;
}

async function bytesOf(file: string): Promise<Buffer> {
	try {
		return await readFile(file);
	} catch (fault) {
		throw new Complaint(`${file} cannot be read (${(fault as NodeJS.ErrnoException).code})`);
	}
}

async function write(file: string, text: string, { out }: Surroundings): Promise<void> {
	try {
		await writeFile(file, text);
	} catch (fault) {
		throw new Complaint(`${file} cannot be written (${(fault as NodeJS.ErrnoException).code})`);
	}
	out(`written: ${file}`);
}

function report({ catalogue, report: found }: EditionRead, against: Catalogue, { out, error }: Surroundings): void {
	const categories = Object.keys(catalogue.categories).length;
	out(
		`edition ${catalogue.edition}, from ${catalogue.validFrom}: ${catalogue.entries.length} entries in ${categories} categories`
	);
	out(
		`against ${against.edition}: ${found.added.length} added, ${found.removed.length} removed, ${found.changed.length} changed`
	);
	for (const code of found.added) out(`  added    ${code}  ${catalogue.byCode.get(code)!.description}`);
	for (const code of found.removed) out(`  removed  ${code}  ${against.byCode.get(code)!.description}`);
	for (const { code, what, before, after } of found.changed)
		out(`  changed  ${code}  ${what}\n    - ${before}\n    + ${after}`);
	for (const warning of found.warnings) error(`warning: ${warningText(warning)}`);
}
