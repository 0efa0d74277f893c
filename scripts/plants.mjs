/**
 * `npm run test:plants`: puts every wrong rule of tests/plants.md into the program, one at a time and in memory only, and
 * asks that the tests named there turn red.
 *
 * It closes with exactly one line `N passed, N failed`. A plant that no test notices is a failure. Names such as `6` or
 * `2.1` run the plants of that law, or that one, alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, installed, quietly } from './prepare.mjs';
import { reportsFolder } from './reports.mjs';
import { underNode24 } from './runtime.mjs';
import { endWithNpm } from './with-parent.mjs';

endWithNpm();
await underNode24(import.meta.url);

const { plantsOf, readList } = await import('../tests/plants/list.ts');
const { whyNotGreen, whyNotRed } = await import('../tests/plants/verdict.ts');

const say = (text) => console.log(text);
const reports = reportsFolder('wuji-plants');

const verbatim = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Runs the named tests and no others; what Vitest said where it wrote no report. */
async function run(tests, plant = '') {
	const file = join(reports, `${plant || 'none'}.json`);
	const files = [...new Set(tests.map((test) => test.file))];
	const sentences = [...new Set(tests.map(({ sentence }) => verbatim(sentence)))].join('|');
	const { output } = await quietly(
		installed('vitest'),
		['run', '--config', 'vitest.plants.config.ts', '--testNamePattern', `(?:${sentences})$`, ...files],
		{ WUJI_PLANT: plant, WUJI_PLANT_REPORT: file }
	);
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return { broken: [output.trim() || 'no report'], tests: [] };
	}
}

const total = { passed: 0, failed: 0 };
function count(name, text, why, begin) {
	total[why ? 'failed' : 'passed']++;
	const took = `${((Date.now() - begin) / 1000).toFixed(1).padStart(5)} s`;
	say(`${why ? 'FAILED' : 'ok    '} ${name.padEnd(5)} ${took}  ${text}`);
	if (why) say(`    ${why}`);
}

try {
	const asked = process.argv.slice(2);
	const plants = plantsOf(readList()).filter(
		({ name, law }) => asked.length === 0 || asked.includes(name) || asked.includes(String(law))
	);
	if (plants.length === 0) throw new Error(`no plant ${asked.join(' ')}`);
	await install(say);
	const named = plants.flatMap(({ tests }) => tests);
	const begin = Date.now();
	const unplanted = whyNotGreen(await run(named), named);
	count('', 'with nothing planted every named test is green', unplanted, begin);
	if (!unplanted) {
		for (const { name, wrong, tests } of plants) {
			const start = Date.now();
			count(name, wrong, whyNotRed(await run(tests, name), tests), start);
		}
	}
} catch (fault) {
	total.failed++;
	say(fault.message);
}
say(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
