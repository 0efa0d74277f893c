/**
 * `npm run test:soak`: what is worth running for an hour and not at every change.
 *
 * The simulation with many seeds (WUJI_SEEDS, 500), the kill tests with many kills (WUJI_KILLS, 100), and power cuts
 * (WUJI_CUTS, 12) where this user may mount a file as a disk. It closes with exactly one line `N passed, N failed`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath } from './chromium.mjs';
import { build, install, installed, quietly } from './prepare.mjs';
import { reportsFolder } from './reports.mjs';
import { root, underNode24 } from './runtime.mjs';

await underNode24(import.meta.url);

const say = (text) => console.log(text);
const { WUJI_SEEDS = '500', WUJI_KILLS = '100', WUJI_CUTS = '12' } = process.env;
const reports = reportsFolder('wuji-soak');

/** What a stage comes to; a stage that ends badly without a failed test to count is one failure. */
const counted = ({ code, output }, passed, failed, lines = []) => ({
	passed,
	failed: code !== 0 && failed === 0 ? 1 : failed,
	lines: code === 0 ? lines : [...lines, output.trim().split('\n').slice(-80).join('\n')]
});

function report(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

async function simulation() {
	const file = join(reports, 'simulation.json');
	const args = ['run', 'tests/simulation', '--reporter=json', `--outputFile=${file}`];
	const ended = await quietly(installed('vitest'), args, { WUJI_SEEDS });
	const result = report(file);
	const failures = (result?.testResults ?? []).flatMap(({ assertionResults }) =>
		assertionResults
			.filter(({ status }) => status === 'failed')
			.map(({ fullName, failureMessages }) => `${fullName}\n${failureMessages.join('\n')}`)
	);
	return counted(ended, result?.numPassedTests ?? 0, result?.numFailedTests ?? 0, failures);
}

async function kills() {
	const file = join(reports, 'kills.json');
	const env = { WUJI_KILLS, PLAYWRIGHT_JSON_OUTPUT_NAME: file, CHROMIUM_PATH: await chromiumPath(say) };
	const args = ['test', '--project=faults', '--reporter=json', 'killed'];
	const ended = await quietly(installed('playwright'), args, env);
	const result = report(file);
	const runs = [...specs(result?.suites)].flatMap(({ tests }) => tests.flatMap(({ results }) => results));
	const lines = runs.flatMap(({ stdout, errors }) => [
		...stdout.map(({ text = '' }) => text.trim()),
		...errors.map(({ message }) => message)
	]);
	return counted(ended, result?.stats.expected ?? 0, result?.stats.unexpected ?? 0, lines);
}

function* specs(suites = []) {
	for (const { specs: own = [], suites: inner } of suites) {
		yield* own;
		yield* specs(inner);
	}
}

/** Leaves with code 3 where files cannot be mounted as disks: then it says why, and counts for nothing. */
async function powerCuts() {
	const env = { WUJI_CUTS, CHROMIUM_PATH: await chromiumPath(say) };
	const ended = await quietly(process.execPath, [join(root, 'tests/power-cut/main.ts')], env);
	const lines = ended.output.trim().split('\n');
	if (ended.code === 3) return { passed: 0, failed: 0, lines };
	const [, passed = '0', failed = '0'] = /^(\d+) passed, (\d+) failed$/m.exec(ended.output) ?? [];
	return counted(ended, Number(passed), Number(failed), lines.slice(0, -1));
}

const stages = [
	[`simulation, ${WUJI_SEEDS} seeds`, simulation],
	[`kills, ${WUJI_KILLS} of the browser and of the server`, kills],
	[`power cuts, ${WUJI_CUTS} of the tablet and of the server`, powerCuts]
];
const total = { passed: 0, failed: 0 };
try {
	await install(say);
	await build(say);
	for (const [name, stage] of stages) {
		const begin = Date.now();
		say(`${name} …`);
		const { passed, failed, lines } = await stage().catch((fault) => ({ passed: 0, failed: 1, lines: [fault.stack] }));
		total.passed += passed;
		total.failed += failed;
		for (const line of lines) say(line.replaceAll(/^/gm, '    '));
		const took = ((Date.now() - begin) / 1000).toFixed(0);
		say(`${failed > 0 ? 'FAILED' : 'ok    '} ${name}: ${passed} passed, ${failed} failed, ${took} s`);
	}
} catch (fault) {
	total.failed++;
	say(fault.message);
}
say(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
