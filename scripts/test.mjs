/**
 * `npm test`: every check of this repository, in the order in which a failure is cheapest to find.
 *
 * It closes with exactly one line `N passed, N failed`; a stage that fails without tests to count is one failure.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { chineseFont, chromiumPath } from './chromium.mjs';
import { build, install, installed, quietly } from './prepare.mjs';
import { reportsFolder } from './reports.mjs';
import { root, underNode24 } from './runtime.mjs';
import { endWithNpm } from './with-parent.mjs';

endWithNpm();
await underNode24(import.meta.url);

const say = (text) => console.log(text);
const reports = reportsFolder('wuji-test');

const whole = (passed, output) => ({
	passed: passed ? 1 : 0,
	failed: passed ? 0 : 1,
	failures: passed ? [] : [lastLines(output, 120)]
});
const lastLines = (text, count) => text.trim().split('\n').slice(-count).join('\n');

/** Runs programs until one fails; every one is run all the same, so that one run shows all there is to mend. */
async function all(commands) {
	const failures = [];
	for (const [name, ...args] of commands) {
		const { code, output } = await quietly(installed(name), args);
		if (code !== 0) failures.push(`$ ${name} ${args.join(' ')}\n${lastLines(output, 120)}`);
	}
	return whole(failures.length === 0, failures.join('\n\n'));
}

function report(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

/** Runs Vitest and counts its tests; what it says besides them (a threshold, an unhandled rejection) is one failure. */
async function vitest(name, args, env) {
	const file = join(reports, `${name}.json`);
	const { code, output } = await quietly(
		installed('vitest'),
		['run', '--reporter=json', `--outputFile=${file}`, ...args],
		env
	);
	const result = report(file);
	if (!result) return whole(false, output);
	const failures = result.testResults.flatMap(({ name, status, message, assertionResults }) => {
		const bad = assertionResults.filter((test) => test.status === 'failed');
		const where = relative(root, name);
		if (bad.length === 0) return status === 'failed' ? [`${where}\n${message}`] : [];
		return bad.map((test) => `${where} > ${test.fullName}\n${test.failureMessages.join('\n')}`);
	});
	const counted = { passed: result.numPassedTests, failed: Math.max(result.numFailedTests, failures.length), failures };
	// An unhandled rejection fails the run although every test passed.
	if (code !== 0 && counted.failed === 0) return { ...counted, failed: 1, failures: [lastLines(output, 120)] };
	return counted;
}

const unit = () => vitest('unit', ['--coverage']);

/** The core in Chromium: the same tests once more, in the engine that the tablets have. */
async function core() {
	const { leftOut } = await import('../tests/core/left-out.ts');
	for (const [file, reason] of Object.entries(leftOut)) say(`  not in Chromium: ${file} (${reason})`);
	return vitest('core', ['--config', 'vitest.core.config.ts'], { CHROMIUM_PATH: await chromiumPath(say) });
}

async function browser(project) {
	const file = join(reports, `${project}.json`);
	const env = { CHROMIUM_PATH: await chromiumPath(say), PLAYWRIGHT_JSON_OUTPUT_NAME: file };
	await chineseFont(say);
	const { code, output } = await quietly(
		installed('playwright'),
		['test', `--project=${project}`, '--reporter=json'],
		env
	);
	const result = report(file);
	if (!result) return whole(false, output);
	const tests = [...specs(result.suites)];
	const bad = tests.filter(({ spec }) => !spec.ok);
	const failures = [
		...result.errors.map((error) => error.message ?? error.value ?? 'an error without words'),
		...bad.map(
			({ spec, path }) =>
				`${path}\n${spec.tests.flatMap((test) => test.results.flatMap((run) => run.errors.map((error) => error.message))).join('\n')}`
		)
	];
	const left = tests.filter(({ spec }) => spec.tests.every((test) => test.status === 'skipped'));
	for (const { spec, path } of left)
		say(`  skipped: ${path}: ${spec.tests[0].annotations?.[0]?.description ?? 'no reason given'}`);
	const skipped = left.length;
	const counted = { passed: tests.length - bad.length - skipped, failed: failures.length, failures };
	return code !== 0 && failures.length === 0 ? { ...counted, failed: 1, failures: [lastLines(output, 120)] } : counted;
}

function* specs(suites, above = []) {
	for (const suite of suites ?? []) {
		const titles = [...above, suite.title];
		for (const spec of suite.specs ?? []) yield { spec, path: [...titles, spec.title].join(' > ') };
		yield* specs(suite.suites, titles);
	}
}

const stages = {
	lint: () =>
		all([
			['prettier', '--check', '--log-level', 'warn', '.'],
			['eslint', '--max-warnings', '0', '.']
		]),
	types: () =>
		all([
			['svelte-check', '--tsconfig', './tsconfig.json', '--output', 'machine', '--fail-on-warnings'],
			['tsc', '--noEmit', '-p', 'tsconfig.json']
		]),
	unit,
	core,
	build: async () => {
		try {
			await build(say);
			return whole(true, '');
		} catch (fault) {
			return whole(false, fault.message);
		}
	},
	e2e: () => browser('e2e'),
	faults: () => browser('faults')
};

const names = Object.keys(stages);
const chosen = choice();

function choice() {
	try {
		const { positionals } = parseArgs({ allowPositionals: true, options: {} });
		const unknown = positionals.find((name) => !names.includes(name));
		if (unknown) throw new Error(`no stage ${unknown}`);
		if (positionals.length === 0) return names;
		// The browser drives the build.
		const needsBuild = positionals.some((name) => name === 'e2e' || name === 'faults');
		return names.filter((name) => positionals.includes(name) || (name === 'build' && needsBuild));
	} catch (fault) {
		console.error(`${fault.message}; stages: ${names.join(' ')}`);
		process.exit(2);
	}
}

/** Texts and route types are generated: a fresh clone has neither. */
async function generated() {
	const messages = [
		'compile',
		'--project',
		'./project.inlang',
		'--outdir',
		'./src/lib/paraglide',
		'--strategy',
		'cookie',
		'preferredLanguage',
		'baseLocale',
		'--output-structure',
		'message-modules',
		'--silent'
	];
	const result = await all([
		['paraglide-js', ...messages],
		['svelte-kit', 'sync']
	]);
	if (result.failed > 0) throw new Error(result.failures.join('\n'));
}

const total = { passed: 0, failed: 0 };
try {
	await install(say);
	await generated();
	for (const name of chosen) {
		const begin = Date.now();
		const skip = total.buildFailed && (name === 'e2e' || name === 'faults');
		const { passed, failed, failures } = skip
			? whole(false, 'not run: there is no build')
			: await stages[name]().catch((fault) => whole(false, fault.stack));
		total.passed += passed;
		total.failed += failed;
		if (name === 'build') total.buildFailed = failed > 0;
		say(
			`${failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(6)} ${((Date.now() - begin) / 1000).toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed`.trimEnd()
		);
		for (const failure of failures) say(`\n${indented(failure)}\n`);
	}
} catch (fault) {
	total.failed++;
	say(fault.message);
}
say(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function indented(text) {
	return stripVTControlCharacters(text).replaceAll(/^/gm, '    ');
}
