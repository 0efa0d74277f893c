/**
 * The rules of the house (docs/architecture.md), read from the source itself: who may import whom, what the core may not
 * know, which texts are used. Each rule is also shown a planted breach, so that a rule that went blind is noticed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { posix } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

/** Path from the repository's root to text. */
type Sources = ReadonlyMap<string, string>;
type Breach = string;

const under = async (...patterns: string[]): Promise<Sources> => {
	const found = new Map<string, string>();
	for await (const path of glob(patterns)) found.set(path.replaceAll('\\', '/'), readFileSync(path, 'utf8'));
	return found;
};
const isTest = (path: string) => /\.(?:test|fixture)\.ts$|\/sample-events\.ts$/.test(path);

/** Which layers of src/lib a layer may import besides itself. A new folder enters this table on purpose. */
const mayImport: Record<string, readonly string[]> = {
	domain: [],
	journal: ['domain'],
	planner: ['domain'],
	devices: ['domain'],
	contract: ['domain', 'journal'],
	registers: ['domain', 'journal'],
	storage: ['domain', 'journal', 'contract', 'registers', 'planner', 'devices'],
	sync: ['domain', 'journal', 'contract', 'registers', 'planner', 'devices'],
	server: ['domain', 'journal', 'contract', 'registers', 'planner', 'devices', 'paraglide'],
	ui: [],
	features: ['domain', 'journal', 'contract', 'registers', 'planner', 'devices', 'storage', 'sync', 'ui', 'paraglide']
};
/** Where layers are joined; they may import all. */
const joints = ['src/lib/kiosk.ts', 'src/lib/server/wiring.ts'];

/** Comments hold addresses and examples; they import nothing and call nothing. Text in quotes is left alone. */
function withoutComments(source: string): string {
	const token =
		/('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`)|\/\*[^]*?\*\/|<!--[^]*?-->|(?<![:\w])\/\/[^\n]*/g;
	return source.replace(token, (all, quoted: string | undefined) => quoted ?? ' ');
}

/** What a file imports, as paths from the root; packages are left out. Static, dynamic, re-exports and workers. */
function importsOf(path: string, source: string): string[] {
	const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew\s+URL\(\s*)(['"`])(#lib\/|\$lib\/|\.\.?\/)([^'"`]+)\1/g;
	return [...withoutComments(source).matchAll(specifier)].map(([, , root, rest]) =>
		root!.endsWith('lib/') ? `src/lib/${rest}` : posix.join(posix.dirname(path), `${root}${rest}`)
	);
}

/** `src/lib/domain/codes/uscc.ts` is of `domain`; what is outside of src/lib, or directly in it, is its own layer. */
const layerOf = (path: string) => /^src\/lib\/([^/]+)\//.exec(path)?.[1] ?? path;

function layerBreaches(sources: Sources): Breach[] {
	return [...sources].flatMap(([path, source]) => {
		if (joints.includes(path)) return [];
		const layer = layerOf(path);
		const allowed = mayImport[layer];
		if (!allowed) return [`${path}: ${layer} is no layer`];
		return importsOf(path, source)
			.filter((target) => layerOf(target) !== layer && !allowed.includes(layerOf(target)))
			.map((target) => `${path} imports ${target}`);
	});
}

/** The core takes time, chance and the world as arguments. The journal may hash and sign. */
function worldBreaches(sources: Sources): Breach[] {
	const world =
		/\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.|\bcrypto\b(?!\.subtle\b)|\bcrypto\.subtle\b|\b(?:window|document|navigator|localStorage|sessionStorage|indexedDB|globalThis|process)\b\s*[.[(]|\bfetch\(|\bset(?:Timeout|Interval)\(|\bconsole\./g;
	return [...sources].flatMap(([path, source]) => {
		const found = [...withoutComments(source).matchAll(world)].map(([match]) => match);
		return found
			.filter((match) => !(layerOf(path) === 'journal' && match === 'crypto.subtle'))
			.map((match) => `${path} uses ${match}`);
	});
}

/** Packages the core may stand on: none for the domain, the schemas for the journal. */
function packageBreaches(sources: Sources): Breach[] {
	const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"]+)\1/g;
	return [...sources].flatMap(([path, source]) =>
		[...withoutComments(source).matchAll(specifier)]
			.map(([, , name]) => name!)
			.filter((name) => !/^(?:#lib\/|\.)/.test(name) && !(layerOf(path) === 'journal' && name === 'valibot'))
			.map((name) => `${path} imports the package ${name}`)
	);
}

/** Types are erased before anything runs: a circle of types alone is none. */
const typeImport = /\b(?:import|export)\s+type\s[^;]*?\bfrom\s*(['"])[^'"]+\1/g;

function circles(sources: Sources): Breach[] {
	const found: Breach[] = [];
	const state = new Map<string, 'open' | 'done'>();
	const visit = (path: string, road: readonly string[]) => {
		if (state.get(path) === 'done') return;
		if (state.get(path) === 'open') {
			found.push([...road.slice(road.indexOf(path)), path].join(' → '));
			return;
		}
		state.set(path, 'open');
		const runs = withoutComments(sources.get(path)!).replace(typeImport, '');
		for (const target of importsOf(path, runs)) if (sources.has(target)) visit(target, [...road, path]);
		state.set(path, 'done');
	};
	for (const path of sources.keys()) visit(path, []);
	return found;
}

const danglingImports = (sources: Sources, exists: (path: string) => boolean): Breach[] =>
	[...sources].flatMap(([path, source]) =>
		importsOf(path, source)
			.filter((target) => !target.startsWith('src/lib/paraglide/') && !exists(target))
			.map((target) => `${path} imports ${target}, which is not there`)
	);

const oldAliases = (sources: Sources): Breach[] =>
	[...sources]
		.filter(([, source]) => /['"`]\$lib\//.test(withoutComments(source)))
		.map(([path]) => `${path} imports from $lib`);

const longFiles = (sources: Sources): Breach[] =>
	[...sources]
		.map(([path, source]) => [path, source.trimEnd().split('\n').length] as const)
		.filter(([, lines]) => lines > 300)
		.map(([path, lines]) => `${path} has ${lines} lines`);

/** Names that no outside host has: this machine, and what RFC 2606 keeps for examples. */
const ownHost =
	/^(?:localhost|127\.0\.0\.1|\[::1\]|example\.(?:org|com|net)|[\w.-]*\.(?:example|test|invalid)|www\.w3\.org)$/;

/** A page that loads from elsewhere does not work with the line down, and tells others who works here. */
const foreignHosts = (sources: Sources): Breach[] =>
	[...sources].flatMap(([path, source]) =>
		[...withoutComments(source).matchAll(/\b(?:https?|wss?):\/\/([^\s/'"`:)<>$\\{]+)/g)]
			.map(([, host]) => host!)
			.filter((host) => !ownHost.test(host))
			.map((host) => `${path} names the host ${host}`)
	);

/** Keys that no screen uses, and keys that a screen uses and no language has. */
function messageBreaches(sources: Sources, keys: readonly string[]): Breach[] {
	const used = new Map<string, string>();
	for (const [path, source] of sources) {
		for (const [, key] of withoutComments(source).matchAll(/(?<![\w.$])m\.([A-Za-z_]\w*)/g)) used.set(key!, path);
	}
	return [
		...keys.filter((key) => !used.has(key)).map((key) => `messages: ${key} is used nowhere`),
		...[...used].filter(([key]) => !keys.includes(key)).map(([key, path]) => `${path}: there is no message ${key}`)
	];
}

const planted = (path: string, source: string): Sources => new Map([[path, source]]);

let lib: Sources;
let all: Sources;
let core: Sources;
let everything: Set<string>;
beforeAll(async () => {
	const own = (sources: Sources) => new Map([...sources].filter(([path]) => !path.startsWith('src/lib/paraglide/')));
	all = own(await under('src/**/*.{ts,svelte,html,css}', 'service-worker/**/*.ts'));
	lib = new Map([...all].filter(([path]) => /^src\/lib\/.*\.(?:ts|svelte)$/.test(path)));
	core = new Map([...lib].filter(([path]) => /^src\/lib\/(?:domain|journal)\//.test(path) && !isTest(path)));
	everything = new Set([...all.keys(), ...(await under('src/**/*.json', 'tests/**/*.ts')).keys()]);
});

describe('layers', () => {
	test('import only what stands below them', () => {
		expect(lib.size).toBeGreaterThan(50);
		// A test may bring two layers together, and the twins that stand outside of src.
		expect(layerBreaches(new Map([...lib].filter(([path]) => !isTest(path))))).toEqual([]);
	});

	test.each([
		['src/lib/domain/x.ts', "import { a } from '#lib/journal/event.ts';"],
		['src/lib/domain/x.ts', "import type { A } from '../journal/event.ts';"],
		['src/lib/domain/codes/x.ts', "export * from '../../ui/Button.svelte';"],
		['src/lib/journal/x.ts', "const a = await import('#lib/storage/journal.ts');"],
		['src/lib/devices/x.ts', "new Worker(new URL('../journal/x.ts', import.meta.url));"],
		['src/lib/sync/x.ts', "import { db } from '#lib/storage/kiosk-db.ts';"],
		['src/lib/ui/X.svelte', "<script>\n\timport { m } from '#lib/paraglide/messages.js';\n</script>"],
		['src/lib/features/x.ts', "import { store } from '#lib/server/journal-store.ts';"],
		['src/lib/features/x.ts', "import { openKiosk } from '#lib/kiosk.ts';"],
		['src/lib/server/x.ts', "import { a } from '#lib/storage/journal.ts';"],
		['src/lib/utils/x.ts', ''],
		['src/lib/x.ts', '']
	])('a planted breach is seen: %s %s', (path, source) => {
		expect(layerBreaches(planted(path, source))).toHaveLength(1);
	});

	test.each([
		['src/lib/journal/x.ts', "import { a } from '#lib/domain/weight.ts'; import b from './event.ts';"],
		['src/lib/domain/x.ts', "// import { a } from '#lib/journal/event.ts';\n/* from '#lib/ui/x.ts' */"],
		['src/lib/kiosk.ts', "import { a } from '#lib/storage/journal.ts';"]
	])('what is allowed is left alone: %s %s', (path, source) => {
		expect(layerBreaches(planted(path, source))).toEqual([]);
	});

	test('do not go round in a circle', () => {
		expect(circles(lib)).toEqual([]);
		const round = new Map([
			['src/lib/domain/a.ts', "import './b.ts';"],
			['src/lib/domain/b.ts', "export { c } from '#lib/domain/c.ts';"],
			['src/lib/domain/c.ts', "const a = () => import('./a.ts');"]
		]);
		const ofTypes = new Map([...round, ['src/lib/domain/b.ts', "import type { C } from '#lib/domain/c.ts';"]]);
		expect(circles(ofTypes)).toEqual([]);
		expect(circles(round)).toEqual([
			'src/lib/domain/a.ts → src/lib/domain/b.ts → src/lib/domain/c.ts → src/lib/domain/a.ts'
		]);
	});

	test('import files that are there, by #lib and with the extension', () => {
		const exists = (path: string) => everything.has(path);
		expect(danglingImports(lib, exists)).toEqual([]);
		expect(oldAliases(all)).toEqual([]);
		expect(danglingImports(planted('src/lib/ui/x.ts', "import './y';"), exists)).toHaveLength(1);
		expect(oldAliases(planted('src/routes/x.ts', "import { a } from '$lib/domain/weight';"))).toHaveLength(1);
	});
});

describe('the core', () => {
	test('knows no clock, no chance, no browser and no package but its schemas', () => {
		expect(core.size).toBeGreaterThan(20);
		expect(worldBreaches(core)).toEqual([]);
		expect(packageBreaches(core)).toEqual([]);
	});

	test.each([
		['src/lib/domain/x.ts', 'const now = Date.now();'],
		['src/lib/domain/x.ts', 'const now = new Date();'],
		['src/lib/journal/x.ts', 'const n = Math.random();'],
		['src/lib/journal/x.ts', 'crypto.getRandomValues(bytes);'],
		['src/lib/journal/x.ts', 'const id = crypto.randomUUID();'],
		['src/lib/domain/x.ts', 'await crypto.subtle.digest(a, b);'],
		['src/lib/domain/x.ts', 'localStorage.getItem(a);'],
		['src/lib/domain/x.ts', 'const t = performance.now();'],
		['src/lib/journal/x.ts', 'await fetch(url);'],
		['src/lib/journal/x.ts', 'setTimeout(later, 5);'],
		['src/lib/domain/x.ts', 'console.log(weight);']
	])('a planted breach is seen: %s %s', (path, source) => {
		expect(worldBreaches(planted(path, source))).toHaveLength(1);
	});

	test('a planted package is seen, and what is allowed is left alone', () => {
		expect(packageBreaches(planted('src/lib/domain/x.ts', "import * as v from 'valibot';"))).toHaveLength(1);
		expect(packageBreaches(planted('src/lib/journal/x.ts', "import Dexie from 'dexie';"))).toHaveLength(1);
		expect(packageBreaches(planted('src/lib/journal/x.ts', "import * as v from 'valibot';"))).toEqual([]);
		expect(worldBreaches(planted('src/lib/journal/x.ts', 'new Date(0); crypto.subtle.sign(a); // Date.now()'))).toEqual(
			[]
		);
	});

	test('samples for tests are imported by tests alone, so that none is shipped', () => {
		const users = [...lib].filter(
			([path, source]) =>
				!isTest(path) && importsOf(path, source).some((target) => target.endsWith('/sample-events.ts'))
		);
		expect(users.map(([path]) => path)).toEqual([]);
	});
});

describe('files', () => {
	test('have at most 300 lines', () => {
		const own = new Map([...all].filter(([path]) => !isTest(path)));
		expect(longFiles(own)).toEqual([]);
		expect(longFiles(planted('src/lib/ui/x.ts', 'a\n'.repeat(301)))).toEqual(['src/lib/ui/x.ts has 301 lines']);
		expect(longFiles(planted('src/lib/ui/x.ts', 'a\n'.repeat(300)))).toEqual([]);
	});

	test('load nothing from a foreign host', () => {
		const shipped = new Map([...all].filter(([path]) => !isTest(path)));
		expect(foreignHosts(shipped)).toEqual([]);
		expect(foreignHosts(planted('src/app.html', '<link href="https://fonts.somewhere.net/a.css" />'))).toEqual([
			'src/app.html names the host fonts.somewhere.net'
		]);
		expect(foreignHosts(planted('src/x.ts', "fetch('http://10.0.0.1:80/');"))).toHaveLength(1);
		expect(
			foreignHosts(planted('src/x.ts', "// see https://somewhere.net/\nconst a = 'http://localhost:4100';"))
		).toEqual([]);
	});
});

describe('texts', () => {
	const keysOf = (locale: string) =>
		Object.keys(JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as object).filter(
			(key) => key !== '$schema'
		);

	test('are each used, and each that is used is there in both languages', () => {
		const screens = new Map([...all].filter(([path]) => !isTest(path)));
		for (const locale of ['zh-CN', 'en']) expect(messageBreaches(screens, keysOf(locale))).toEqual([]);
	});

	test('a planted breach is seen', () => {
		const screen = planted('src/routes/x.svelte', '{m.known()} {m.missing({ a: 1 })} <!-- m.commented() -->');
		expect(messageBreaches(screen, ['known', 'unused'])).toEqual([
			'messages: unused is used nowhere',
			'src/routes/x.svelte: there is no message missing'
		]);
	});
});

describe('the documents', () => {
	test('give a reason for every package', () => {
		const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
			string,
			Record<string, string>
		>;
		const record = readFileSync('docs/decisions/011-parts.md', 'utf8');
		const named = new Set([...record.matchAll(/^\| (\S+) +\|/gm)].map(([, name]) => name));
		const packages = Object.keys({ ...dependencies, ...devDependencies });
		expect(packages.filter((name) => !named.has(name))).toEqual([]);
	});

	test('point to pages and files that are there', async () => {
		const pages = await under('README*.md', 'docs/**/*.md');
		expect(pages.size).toBeGreaterThan(15);
		const dead: string[] = [];
		for (const [page, text] of pages) {
			for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)) {
				const path = posix.join(posix.dirname(page), target!);
				if (!existsSync(path)) dead.push(`${page} points to ${path}`);
			}
		}
		expect(dead).toEqual([]);
	});

	test('decisions have their five parts', async () => {
		for (const [path, text] of await under('docs/decisions/*.md')) {
			for (const part of ['**Date**', '**Status**', '## Context', '## Decision', '## Consequences'])
				expect(text, path).toContain(part);
		}
	});
});
