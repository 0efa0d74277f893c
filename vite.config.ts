import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { messagesComplete } from './scripts/messages-complete.ts';

export default defineConfig({
	plugins: [
		messagesComplete(),
		tailwindcss(),
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
			outputStructure: 'message-modules'
		}),
		sveltekit()
	],
	worker: { format: 'es' }
});
