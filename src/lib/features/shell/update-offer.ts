/** A new version of the program waits until a person takes it; it never replaces the page by itself. */
import type { KioskState } from './kiosk-state.svelte.ts';

const LOOKED_FOR_EVERY = 60 * 60 * 1000;

/** Registers the service worker and offers what waits behind it. In development there is none. */
export async function offerUpdates(state: KioskState, window: Window): Promise<void> {
	if (!import.meta.env.PROD || !('serviceWorker' in window.navigator)) return;
	const { Workbox } = await import('workbox-window');
	const worker = new Workbox('/service-worker.js');
	worker.addEventListener('waiting', () => {
		state.update = () => {
			worker.addEventListener('controlling', () => window.location.reload());
			worker.messageSkipWaiting();
		};
	});
	await worker.register();
	// A kiosk stays open for weeks: without a page load no browser asks whether there is something newer.
	window.setInterval(() => void worker.update().catch(() => undefined), LOOKED_FOR_EVERY);
}
