/// <reference lib="webworker" />
/**
 * The service worker: the whole kiosk is precached, so that it opens with no network from the second visit on.
 *
 * A new version waits. Only the page asks it to take over (`SKIP_WAITING`), and the page does so only when a person agreed.
 */
import { build, files, prerendered, version } from '$service-worker';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

// Names in `build` carry a hash of their content; the others get the version as theirs.
precacheAndRoute([
	...build.map((url) => ({ url, revision: null })),
	...[...files, ...prerendered].map((url) => ({ url, revision: version }))
]);
cleanupOutdatedCaches();

// One shell serves every kiosk address: its router reads the address itself.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/kiosk'), { allowlist: [/^\/kiosk(?:[/?]|$)/] }));

worker.addEventListener('message', (event: ExtendableMessageEvent) => {
	if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void worker.skipWaiting();
});

// The very first visit is taken over at once: a line that drops a minute later finds everything cached.
worker.addEventListener('activate', (event: ExtendableEvent) => event.waitUntil(worker.clients.claim()));
