/** A tablet of the demo province for the bench: a browser profile that is enrolled and holds the kiosk for no network. */
import type { Page } from '@playwright/test';
import { enrolAndSignIn } from '../tests/e2e/fixtures.ts';
import type { Stack } from '../tests/e2e/stack.ts';
import { Profile } from './browser.ts';

export async function enrolledTablet(stack: Stack): Promise<Profile> {
	const profile = await Profile.make();
	const page = await (await profile.launch()).newPage();
	await enrolAndSignIn(page, stack);
	await isCached(page);
	await profile.close();
	return profile;
}

/** Until a page of this origin is served by its service worker, which is when everything is cached. */
export async function isCached(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (navigator.serviceWorker.controller) return;
		await new Promise((resolve) =>
			navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
		);
	});
}

/**
 * Notes in the page when something was first to be seen: the end of the next frame after it stood in the document,
 * in milliseconds from the begin of the navigation.
 */
export async function noteWhenShown(page: Page, selector: string): Promise<() => Promise<number>> {
	await page.addInitScript((wanted) => {
		const watching = new MutationObserver(() => {
			if (!document.querySelector(wanted)) return;
			watching.disconnect();
			requestAnimationFrame(() => {
				const painted = new MessageChannel();
				painted.port1.onmessage = () => Object.assign(window, { shownAt: performance.now() });
				painted.port2.postMessage(null);
			});
		});
		watching.observe(document, { childList: true, subtree: true });
	}, selector);
	return async () => {
		await page.waitForFunction(() => 'shownAt' in window, undefined, { polling: 50 });
		return page.evaluate(() => (window as never as { shownAt: number }).shownAt);
	};
}

/** Of the sign-in screen: names that can be chosen. */
export const READY_TO_SIGN_IN = '[role="radiogroup"] [role="radio"]';
