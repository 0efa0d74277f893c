/** The colours of app.css, measured: text on its ground reaches 4.5:1, what must be seen 3:1, in both themes (WCAG 2.2 AA). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');

type Tokens = Record<string, string>;

function tokensAfter(selector: string): Tokens {
	const from = css.indexOf(`${selector} {`);
	const block = css.slice(from, css.indexOf('}', from));
	return Object.fromEntries([...block.matchAll(/--([a-z-]+): ([^;]+);/g)].map(([, name, value]) => [name!, value!]));
}

const light = tokensAfter(':root');
const darkByChoice = tokensAfter(":root[data-theme='dark']");
const darkBySystem = tokensAfter(":root:not([data-theme='light'])");

function luminance(colour: string): number {
	const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
	const [red, green, blue] = channels.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
	const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (bright! + 0.05) / (dark! + 0.05);
}

const readable: [string, string][] = [
	...['ground', 'surface', 'sunken', 'link-ground', 'waste-ground', 'ok-ground', 'warn-ground', 'stop-ground'].map(
		(ground): [string, string] => ['ink', ground]
	),
	['ink-soft', 'ground'],
	['ink-soft', 'surface'],
	['ink-soft', 'sunken'],
	['ink-soft', 'link-ground'],
	['on-ink', 'ink'],
	['on-waste', 'waste'],
	['on-ok', 'ok'],
	['on-warn', 'warn'],
	['on-stop', 'stop'],
	['on-link', 'link'],
	...['ok', 'warn', 'stop'].flatMap((state): [string, string][] => [
		[`${state}-ink`, `${state}-ground`],
		[`${state}-ink`, 'ground'],
		[`${state}-ink`, 'surface'],
		[`${state}-ink`, 'sunken']
	]),
	['link', 'ground'],
	['link', 'surface'],
	['link', 'sunken'],
	['link', 'link-ground']
];

/** Edges of controls and the focus ring. */
const visible: [string, string][] = ['ground', 'surface', 'sunken'].flatMap((ground): [string, string][] => [
	['focus', ground],
	['line-strong', ground]
]);

const themes: [string, Tokens][] = [
	['light', light],
	['dark', darkByChoice]
];

for (const [theme, tokens] of themes) {
	test.each(readable)(`in the ${theme} theme %s can be read on %s`, (text, ground) => {
		expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
	});
	test.each(visible)(`in the ${theme} theme %s stands out from %s`, (edge, ground) => {
		expect(contrast(tokens[edge]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
	});
}

test('the dark theme is the same whether the system or the person chose it, and leaves no token out', () => {
	expect(darkBySystem).toEqual(darkByChoice);
	expect(Object.keys(darkByChoice)).toEqual(Object.keys(light));
});

test('the waste colour is the legal label colour RGB(255,150,0)', () => {
	expect([light['waste'], darkByChoice['waste']]).toEqual(['#ff9600', '#ff9600']);
});
