/** A new version of the program waits until a person takes it; it never replaces the page by itself. */
import type { KioskState } from './kiosk-state.svelte.ts';

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
}
