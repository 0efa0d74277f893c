/**
 * The browser that the tests drive, and a font that can draw the labels.
 *
 * The machine's own Chromium comes first, then Playwright's, then apt; what cannot be had is said in one line.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { installed, quietly } from './prepare.mjs';

const run = promisify(execFile);
const isRoot = () => process.getuid?.() === 0;

function onPath(names) {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path));
}

/** A Chromium that lacks a library or is only a stub cannot even tell its version. */
async function starts(path) {
	try {
		await run(path, ['--version', '--no-sandbox'], { timeout: 30_000 });
		return true;
	} catch {
		return false;
	}
}

async function firstThatStarts(paths) {
	for (const path of paths) if (path && existsSync(path) && (await starts(path))) return path;
	return undefined;
}

const system = () => firstThatStarts(onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']));

async function playwrights() {
	const { chromium } = await import('@playwright/test');
	return firstThatStarts([chromium.executablePath()]);
}

let updated = false;
async function apt(say, name) {
	if (!isRoot() || onPath(['apt-get']).length === 0) return false;
	say(`Installing ${name} with apt …`);
	const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
	if (!updated) await quietly('apt-get', ['update', '-qq'], quiet);
	updated = true;
	return (await quietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quiet)).code === 0;
}

/**
 * The path of a Chromium that starts.
 *
 * @throws an Error with one line when there is none and none can be installed
 */
export async function chromiumPath(say) {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (await firstThatStarts([named])) return named;
		throw new Error(`CHROMIUM_PATH names ${named}, which is no Chromium that starts.`);
	}
	const there = (await system()) ?? (await playwrights());
	if (there) return there;
	say('Fetching Chromium with Playwright …');
	await quietly(installed('playwright'), ['install', 'chromium']);
	const fetched = await playwrights();
	if (fetched) return fetched;
	if (await apt(say, 'chromium')) {
		const path = await system();
		if (path) return path;
	}
	throw new Error(
		'No Chromium: install chromium or google-chrome, or set CHROMIUM_PATH to one, then run the tests again.'
	);
}

/** Makes sure that Chinese text is drawn; says so when it will not be. */
export async function chineseFont(say) {
	if (await hasChineseFont()) return;
	if ((await apt(say, 'fontconfig')) && (await hasChineseFont())) return;
	if ((await apt(say, 'fonts-noto-cjk')) && (await hasChineseFont())) return;
	say(
		'No Chinese font on this machine: labels in the tests are drawn without their Chinese text (install fonts-noto-cjk).'
	);
}

async function hasChineseFont() {
	try {
		return (await run('fc-list', [':lang=zh', 'family'])).stdout.trim() !== '';
	} catch {
		return false;
	}
}
