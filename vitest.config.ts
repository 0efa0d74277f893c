import { defineConfig } from 'vitest/config';

/** Unit and property tests: they run in Node, beside the code they hold to its word. */
export default defineConfig({
	test: {
		include: [
			'src/**/*.test.ts',
			'cli/**/*.test.ts',
			'scripts/**/*.test.ts',
			'tests/*.test.ts',
			'tests/twins/**/*.test.ts',
			'tests/simulation/**/*.test.ts'
		],
		testTimeout: 30_000
	}
});
