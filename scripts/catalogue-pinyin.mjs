/**
 * Makes src/lib/domain/catalogue/pinyin.json: how the characters of the catalogue and of the everyday names are read.
 *
 * Run it after either changed (a test tells): `npm install --no-save pinyin-pro@3.29.4`, then
 * `node scripts/catalogue-pinyin.mjs`. pinyin-pro (MIT) is a tool of this script alone; nothing of it ships.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';

const folder = join(import.meta.dirname, '../src/lib/domain/catalogue');
const text = (name) => readFileSync(join(folder, name), 'utf8');

/** Character → reading → how often, read in its context: 重金属 is zhong, 重复 is chong. */
const readings = new Map();
for (const [run] of ['2025.json', '2021-differences.json', 'aliases.json', 'everyday.ts']
	.map(text)
	.join('\n')
	.matchAll(/\p{Script=Han}+/gu)) {
	const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
	[...run].forEach((character, index) => {
		const counts = readings.get(character) ?? new Map();
		counts.set(syllables[index], (counts.get(syllables[index]) ?? 0) + 1);
		readings.set(character, counts);
	});
}

const first = new Map();
const also = new Map();
const add = (to, syllable, character) => to.set(syllable, (to.get(syllable) ?? '') + character);
for (const [character, counts] of [...readings].sort(([a], [b]) => (a < b ? -1 : 1))) {
	const [most, ...others] = [...counts]
		.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
		.map(([syllable]) => syllable);
	add(first, most, character);
	for (const other of others) add(also, other, character);
}

const lines = (map) =>
	[...map]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([syllable, characters]) => `${JSON.stringify(syllable)}:${JSON.stringify(characters)}`)
		.join(',\n');
writeFileSync(
	join(folder, 'pinyin.json'),
	`{
"source":"made by scripts/catalogue-pinyin.mjs with pinyin-pro 3.29.4 (MIT, https://github.com/zh-lx/pinyin-pro); v stands for ü",
"first":{
${lines(first)}
},
"also":{
${lines(also)}
}
}
`
);
