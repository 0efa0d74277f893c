/**
 * How long the search of the waste catalogue takes on a slow tablet: a browser whose processor is slowed four times.
 *
 * Every query that a first keystroke can be is asked: each character of the catalogue, each two letters, each everyday
 * name. The yardstick is what any search costs at least: looking through the texts of all entries once.
 */
import type { Page } from '@playwright/test';
import { serveHarness } from '../tests/harness/serve.ts';
import { Profile } from './browser.ts';
import type { Figure } from './figures.ts';

const SLOWED = 4;
/** What a person does not notice while typing. */
const LIMIT = 20;
/** Pages opened anew for the first query of all, when nothing is compiled yet. */
const OPENED = 9;

type Catalogue = typeof import('#lib/domain/catalogue/catalogue.ts');
type Search = typeof import('#lib/domain/catalogue/search.ts');
type Aliases = typeof import('#lib/domain/catalogue/aliases.ts');

export async function catalogueFigures(say: (text: string) => void): Promise<Figure[]> {
	const served = await serveHarness();
	const profile = await Profile.make();
	try {
		const context = await profile.launch();
		const folder = new URL('/src/lib/domain/catalogue/', served.address).href;
		/** What `work` gives on a page of its own. */
		const onPage = async <Given>(work: (folder: string) => Promise<Given>): Promise<Given> => {
			const page: Page = await context.newPage();
			await page.goto(served.address);
			const session = await context.newCDPSession(page);
			await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
			const given = await page.evaluate(work, folder);
			await page.close();
			return given;
		};
		const first: { build: number; query: number }[] = [];
		for (let page = 0; page < OPENED; page++) first.push(await onPage(firstQuery));
		say('  asking everything, some seconds …');
		const { queries, search, plain } = await onPage(everyQuery);
		const worst = Math.max(...search);
		const yardstick = { name: 'plain scan of all texts', values: plain };
		return [
			{
				name: `catalogue search, processor slowed ${SLOWED}×`,
				unit: 'ms',
				values: search,
				yardstick,
				aim: { most: LIMIT },
				note: `the slowest of ${queries.length} queries was “${queries[search.indexOf(worst)]}” with ${worst.toFixed(2)} ms`
			},
			{ name: '· the first query on a new page', unit: 'ms', values: first.map(({ query }) => query) },
			{ name: '· the index, built when the screen opens', unit: 'ms', values: first.map(({ build }) => build) }
		];
	} finally {
		await profile.remove();
		await served.stop();
	}
}

/** Runs in the page: the index and one query, cold. */
async function firstQuery(folder: string): Promise<{ build: number; query: number }> {
	const { catalogue2025 } = (await import(`${folder}catalogue.ts`)) as Catalogue;
	const { findWaste, wasteIndex } = (await import(`${folder}search.ts`)) as Search;
	const begin = performance.now();
	const index = wasteIndex(catalogue2025);
	const built = performance.now();
	findWaste(index, 'y');
	return { build: built - begin, query: performance.now() - built };
}

/**
 * Runs in the page: every query, its time the mean of a few milliseconds of asking it again and again. The browser slows a
 * processor by halting it in turns, which a single short query can slip through. The median of three such means: a pause
 * of the machine is not the search's.
 */
async function everyQuery(folder: string): Promise<{ queries: string[]; search: number[]; plain: number[] }> {
	const { catalogue2025 } = (await import(`${folder}catalogue.ts`)) as Catalogue;
	const { findWaste, wasteIndex } = (await import(`${folder}search.ts`)) as Search;
	const { aliases } = (await import(`${folder}aliases.ts`)) as Aliases;
	const index = wasteIndex(catalogue2025);
	const texts = catalogue2025.entries.map(
		({ code, description, categoryName }) => `${code}${description}${categoryName}`
	);
	const letters = [...'abcdefghijklmnopqrstuvwxyz'];
	const queries = [
		...new Set([
			...texts.join(''),
			...letters.flatMap((a) => letters.map((b) => a + b)),
			...aliases.flatMap(({ zh, en }) => [...zh, ...en.split(', ')])
		])
	];
	const mean = (ask: () => unknown): number => {
		const begin = performance.now();
		for (let times = 1; ; times++) {
			ask();
			const taken = performance.now() - begin;
			if (taken > 2) return taken / times;
		}
	};
	const round = (ask: (query: string) => unknown) => queries.map((query) => mean(() => ask(query)));
	const plainScan = (query: string) => texts.filter((text) => text.includes(query));
	const search: number[][] = [];
	const plain: number[][] = [];
	for (let turn = 0; turn < 3; turn++) {
		plain.push(round(plainScan));
		search.push(round((query) => findWaste(index, query)));
	}
	const medians = ([a, b, c]: number[][]) => a!.map((_, at) => [a![at]!, b![at]!, c![at]!].sort((x, y) => x - y)[1]!);
	return { queries, search: medians(search), plain: medians(plain) };
}
