import { defineConfig } from '@playwright/test';
import { FILM } from './tests/e2e/film-file.ts';

/**
 * Stories in a real Chromium against the built app, its server and its twins. One worker: the machine has two cores, and
 * the server, the bench and the browser want them.
 */
export default defineConfig({
	testDir: 'tests',
	testMatch: '**/*.test.ts',
	workers: 1,
	fullyParallel: false,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	retries: 0,
	forbidOnly: true,
	reporter: [['list']],
	outputDir: 'test-results',
	use: {
		actionTimeout: 20_000,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1280, height: 800 },
		trace: 'retain-on-failure',
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--use-fake-ui-for-media-stream',
				'--use-fake-device-for-media-stream',
				`--use-file-for-fake-video-capture=${FILM}`
			]
		}
	},
	projects: [
		{ name: 'e2e', testDir: 'tests/e2e' },
		{ name: 'faults', testDir: 'tests/faults' }
	]
});
