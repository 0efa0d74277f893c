import { defineConfig } from 'vitest/config';

/** Where a wrong rule would be believed by everyone: every way through these is taken by a test. Percent of branches. */
const BRANCHES = {
	'src/lib/domain/codes/**/*.ts': 100,
	'src/lib/domain/lifecycles/**/*.ts': 100
};

/** Unit and property tests: they run in Node, beside the code they hold to its word. */
export default defineConfig({
	test: {
		include: [
			'src/**/*.test.ts',
			'cli/**/*.test.ts',
			'scripts/**/*.test.ts',
			'tests/*.test.ts',
			'tests/plants/**/*.test.ts',
			'tests/twins/**/*.test.ts',
			'tests/simulation/**/*.test.ts'
		],
		testTimeout: 30_000,
		// Counted by `npm test`; a part of the tests alone would never reach it.
		coverage: {
			provider: 'v8',
			include: Object.keys(BRANCHES),
			exclude: ['**/*.{test,fixture}.ts'],
			reporter: ['text'],
			thresholds: Object.fromEntries(Object.entries(BRANCHES).map(([files, branches]) => [files, { branches }]))
		}
	}
});
