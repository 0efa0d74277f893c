/**
 * The list of plants, read from tests/plants.md: the one place where they stand.
 *
 * What cannot be read is a throw that names the line: a row that is passed over would be a law that nobody proves.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const listFile = 'tests/plants.md';

/** A deliberately wrong rule. `name` is law and number within it, such as `2.1`. */
export type Plant = {
	name: string;
	law: number;
	/** What the wrong rule says, in words. */
	wrong: string;
	file: string;
	/** Stands in `file` exactly once. */
	trueLine: string;
	plantedLine: string;
	tests: NamedTest[];
};

/** A test by its file and its own sentence, without the sentences of the groups around it. */
export type NamedTest = { file: string; sentence: string };

export const readList = (): string => readFileSync(join(root, listFile), 'utf8');
export const readSource = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Laws are headings of the second level that begin with a number; under each stands one table of its plants. */
export function plantsOf(markdown: string): Plant[] {
	const plants: Plant[] = [];
	let law = 0;
	let ofLaw = 0;
	for (const [index, line] of markdown.split('\n').entries()) {
		const heading = /^## (?:(\d+)\b)?/.exec(line);
		if (heading) [law, ofLaw] = [Number(heading[1] ?? 0), 0];
		if (law === 0 || !line.startsWith('|')) continue;
		const cells = line
			.split(/(?<!\\)\|/)
			.slice(1, -1)
			.map((cell) => cell.trim().replaceAll('\\|', '|'));
		if (cells[0] === 'what is wrong' || /^:?-+:?$/.test(cells[0]!)) continue;
		const at = `${listFile}:${index + 1}`;
		if (cells.length !== 5) throw new Error(`${at}: ${cells.length} cells, not 5`);
		const [wrong, file, trueLine, plantedLine, tests] = cells as [string, string, string, string, string];
		plants.push({
			name: `${law}.${++ofLaw}`,
			law,
			wrong,
			file: codeIn(file, at),
			trueLine: codeIn(trueLine, at),
			plantedLine: codeIn(plantedLine, at),
			tests: tests.split('<br>').map((test) => namedTest(test, at))
		});
	}
	return plants;
}

/** The text of a code span; its fence is as many backticks as it needs. */
function codeIn(cell: string, at: string): string {
	const span = /^(`+) ?([^]*?) ?\1$/.exec(cell);
	if (!span) throw new Error(`${at}: no code: ${cell}`);
	return span[2]!;
}

function namedTest(text: string, at: string): NamedTest {
	const [, file, sentence] = /^`([^`]+)` › (.+)$/.exec(text.trim()) ?? [];
	if (!file || !sentence) throw new Error(`${at}: no test: ${text}`);
	return { file, sentence };
}

export const times = (text: string, part: string): number => text.split(part).length - 1;

/**
 * The source with the wrong rule in it.
 *
 * @throws where the true line does not stand in it exactly once: the list is older than the source.
 */
export function planted(source: string, { name, file, trueLine, plantedLine }: Plant): string {
	const found = times(source, trueLine);
	if (found !== 1) throw new Error(`plant ${name}: its true line stands ${found} times in ${file}`);
	return source.replace(trueLine, () => plantedLine);
}
