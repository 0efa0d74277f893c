/** The browser that the bench drives: the one of the tests, with a profile that is kept from one launch to the next. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import config from '../playwright.config.ts';

export class Profile {
	readonly #folder: string;
	#open: BrowserContext | undefined;

	private constructor(folder: string) {
		this.#folder = folder;
	}

	static async make(): Promise<Profile> {
		return new Profile(await mkdtemp(join(tmpdir(), 'wuji-bench-')));
	}

	/** A browser on this profile; one at a time. */
	async launch(): Promise<BrowserContext> {
		await this.close();
		const { launchOptions, locale, timezoneId, viewport } = config.use!;
		const options = { ...launchOptions, locale: locale!, timezoneId: timezoneId!, viewport: viewport! };
		this.#open = await chromium.launchPersistentContext(this.#folder, options);
		return this.#open;
	}

	async close(): Promise<void> {
		await this.#open?.close();
		this.#open = undefined;
	}

	async remove(): Promise<void> {
		await this.close();
		await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
