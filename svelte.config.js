import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({ out: 'build' }),
		files: { serviceWorker: 'service-worker/index' },
		// workbox-window registers the worker itself, so that an update is offered and never applied on its own.
		serviceWorker: { register: false },
		// The offline shell of /kiosk is served for every address below it: relative addresses would break there.
		paths: { relative: false },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', 'wasm-unsafe-eval'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'worker-src': ['self', 'blob:'],
				// The twins of `npm start` listen beside the server; `wuji serve` narrows this list by its own header.
				'connect-src': ['self', 'ws:', 'http://localhost:*', 'http://127.0.0.1:*'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
