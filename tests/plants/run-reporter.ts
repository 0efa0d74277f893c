/** Writes a run of Vitest down as tests/plants/verdict.ts reads it: with the name and the cause of every error. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter } from 'vitest/node';
import { root } from './list.ts';
import type { Fault, Run } from './verdict.ts';

type Thrown = { name?: string; message?: string; cause?: unknown };

function faultOf(thrown: Thrown): Fault {
	const fault: Fault = [];
	for (let error: unknown = thrown; error && typeof error === 'object'; error = (error as Thrown).cause) {
		const { name = 'Error', message = '' } = error as Thrown;
		fault.push({ name, message });
	}
	return fault;
}

export const runReporter = (file: string): Reporter => ({
	onTestRunEnd(modules, unhandled) {
		const run: Run = {
			broken: [...modules.flatMap((module) => module.errors()), ...unhandled].map(({ message }) => message),
			tests: modules.flatMap((module) =>
				[...module.children.allTests()]
					.filter((test) => test.result().state !== 'skipped')
					.map((test) => ({
						file: relative(root, module.moduleId),
						sentence: test.name,
						passed: test.result().state === 'passed',
						faults: (test.result().errors ?? []).map(faultOf)
					}))
			)
		};
		writeFileSync(file, JSON.stringify(run));
	}
});
