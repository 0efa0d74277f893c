/**
 * What a run with a plant in it says about the plant.
 *
 * Only a wrong answer counts: an assertion that failed, or a counterexample of a property. A module that does not load or
 * an error thrown on the way shows that the program is broken, which every test would notice.
 */
import type { NamedTest } from './list.ts';

/** The outermost error first, then what caused it. */
export type Fault = { name: string; message: string }[];
export type Run = {
	/** Files that did not load, and what nobody caught. */
	broken: string[];
	tests: { file: string; sentence: string; passed: boolean; faults: Fault[] }[];
};

/** Undefined = each named test is red by a wrong answer; else why not, one line. */
export function whyNotRed(run: Run, named: readonly NamedTest[]): string | undefined {
	for (const test of named) {
		const ran = runsOf(run, test);
		if (ran.length === 0) return `did not run: ${test.sentence}${said(run.broken)}`;
		if (ran.some(({ passed }) => passed)) return `stays green: ${test.sentence}`;
		const fell = ran.flatMap(({ faults }) => faults).find((fault) => !isWrongAnswer(fault));
		if (fell) return `fails, but not by a wrong answer: ${test.sentence}: ${fell.map(firstLine).join(', caused by ')}`;
	}
	return undefined;
}

/** Undefined = every named test ran and passed. */
export function whyNotGreen(run: Run, named: readonly NamedTest[]): string | undefined {
	if (run.broken.length > 0) return `broken${said(run.broken)}`;
	for (const test of named) {
		const ran = runsOf(run, test);
		if (ran.length === 0) return `no such test: ${test.file} › ${test.sentence}`;
		if (ran.some(({ passed }) => !passed)) return `red without a plant: ${test.file} › ${test.sentence}`;
	}
	return undefined;
}

/** More than one where a group of tests is run on several engines. */
const runsOf = ({ tests }: Run, { file, sentence }: NamedTest) =>
	tests.filter((test) => test.file === file && test.sentence === sentence);

/** fast-check wraps what a property met: what counts is the innermost. */
function isWrongAnswer(fault: Fault): boolean {
	const { name, message } = fault.at(-1)!;
	return name === 'AssertionError' || message.startsWith('Property failed by returning false');
}

const firstLine = ({ name, message }: { name: string; message: string }) => `${name}: ${message.split('\n')[0]}`;
const said = (broken: readonly string[]) => (broken.length > 0 ? ` (${broken[0]!.split('\n')[0]})` : '');
