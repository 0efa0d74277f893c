import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import stories from './playwright.config.ts';
import { leftOut } from './tests/core/left-out.ts';

/**
 * The tests of domain/ and journal/ once more, the same files, in Chromium: what decides and what is signed comes out the
 * same on the tablet as on the server.
 */
export default defineConfig({
	test: {
		include: ['src/lib/domain/**/*.test.ts', 'src/lib/journal/**/*.test.ts'],
		exclude: Object.keys(leftOut),
		setupFiles: ['tests/core/console.ts'],
		testTimeout: 60_000,
		browser: {
			enabled: true,
			headless: true,
			screenshotFailures: false,
			provider: playwright({
				launchOptions: stories.use?.launchOptions,
				contextOptions: { timezoneId: 'Asia/Shanghai' }
			}),
			instances: [{ browser: 'chromium' }]
		}
	}
});
