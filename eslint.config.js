/**
 * Lint rules. Types are checked by tsc and svelte-check, form by prettier; here stands what neither of them sees.
 *
 * A bug met twice becomes a rule in this file.
 */
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const aliases = {
	'no-restricted-imports': [
		'error',
		{
			patterns: [
				{ regex: '^\\$lib(/|$)', message: 'Write #lib/… with the extension: plain Node reads it too.' },
				{
					regex: '^#lib/(?!paraglide/).*(?<!\\.(ts|js|json|svelte))$',
					message: 'Write the extension out: plain Node needs it.'
				}
			]
		}
	]
};

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'src/lib/paraglide/',
			'static/',
			'data/',
			'test-results/',
			'playwright-report/',
			'tests/fixtures/'
		]
	},
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
		rules: {
			...aliases,
			'no-undef': 'off',
			// Device frames and stored text are full of control characters, on purpose.
			'no-control-regex': 'off',
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-var': 'error',
			'prefer-const': 'error',
			'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/ban-ts-comment': [
				'error',
				{ 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }
			],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
			],
			'@typescript-eslint/no-unused-vars': ['error', { args: 'after-used', ignoreRestSiblings: true }]
		}
	},
	{
		files: ['**/*.ts'],
		ignores: ['*.config.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
			'@typescript-eslint/await-thenable': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		rules: {
			// The addresses of this app have no base path: `paths.base` is not set.
			'svelte/no-navigation-without-resolve': 'off',
			// `let { … } = $props()` is how Svelte writes it.
			'prefer-const': 'off',
			'svelte/prefer-const': 'error',
			// State is replaced, not changed in place; a set that lives for one computation is a plain one.
			'svelte/prefer-svelte-reactivity': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error'
		}
	},
	// Playwright reads a fixture's needs from its first parameter: none is written `{}`.
	{ files: ['tests/{e2e,faults}/**'], rules: { 'no-empty-pattern': 'off' } },
	{ files: ['src/lib/**', 'src/routes/**'], rules: { 'no-console': 'error' } },
	{
		files: ['**/*.test.ts'],
		rules: {
			'no-restricted-properties': ['error', { object: 'test', property: 'only' }, { object: 'test', property: 'skip' }]
		}
	},
	{
		files: ['src/lib/{domain,journal,planner,registers,contract}/**'],
		ignores: ['**/*.test.ts'],
		rules: { 'no-restricted-globals': ['error', 'window', 'document', 'fetch', 'localStorage', 'process'] }
	}
);
