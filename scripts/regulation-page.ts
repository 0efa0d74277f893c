/**
 * Writes docs/regulation.md from the rules in src/lib/domain/rules/regions: `node scripts/regulation-page.ts`.
 *
 * What the page says of a rule stands in the data; a test fails when the page is not what they give.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import calendar from '#lib/domain/rules/working-days.json' with { type: 'json' };
import sources from '#lib/domain/rules/sources.json' with { type: 'json' };
import topics from '#lib/domain/rules/topics.json' with { type: 'json' };
import type { Rule } from '#lib/domain/rules/rule.ts';
import { shippedRules } from '#lib/domain/rules/shipped.ts';
import { confidenceWords, spanWords, valueWords } from './regulation-words.ts';

export const PAGE = 'docs/regulation.md';

const opening = `# Rule → clause → code

<!-- Written by scripts/regulation-page.ts from src/lib/domain/rules/regions. Change the data, then run \`npm run docs:regulation\`. -->

What this first form of Wuji takes from law and standards, and where it stands in the code. State of 22 November 2026.
It is not legal advice. **Not confirmed** = the wording of the standard itself was not read; the rule comes from excerpts, from systems that implement it, or is derived. It must be checked against the official text before use.

Every rule is an entry with a region and dates; the most specific region with an entry on the day wins, up to the whole country, and a point may have its own with who set it and why (\`domain/rules/rule-on.ts\` \`ruleOn\`).
A rule whose code is “none yet” is known and not used. “No screen asks it yet” = a tested function judges it, and nothing outside of \`domain/rules\` calls that function so far.`;

const closing = `## Not here yet

The columns of registers and plans (HJ 1259 B and C), the form of the manifest (样式), compatibility pairs, general industrial waste (SW codes), and the links to national and provincial systems.
Not read, and so without a figure: the final text of 环办固体函〔2022〕66号, the text of DB3303/T 073-2024, the criteria of 分级评价 in 浙江, the thresholds of 苏环办〔2021〕290号, the figures of 山东, 广东 and 广西. Whether 令23号, HJ 1259 or HJ 1276 were changed after 生态环境法典 came into force on 2026-08-15 is not known.`;

const cell = (text: string) => text.replaceAll('|', '\\|');
const table = (head: string[], rows: string[][]) =>
	[head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** @param isAsked whether anything outside of the rules calls a file of theirs. */
function ruleRow(sentence: string, rule: Rule, isAsked: (path: string) => boolean): string[] {
	const places = rule.code.map((place) => codeWords(place, isAsked)).join('; ') || 'none yet';
	return [
		sentence,
		[valueWords(rule.value), rule.note].filter(Boolean).join('. '),
		spanWords(rule),
		`${rule.clause} [${rule.source}]`,
		confidenceWords(rule),
		rule.gap ? `${places}. **Weaker than the clause**: ${rule.gap}` : places
	];
}

function codeWords(place: string, isAsked: (path: string) => boolean): string {
	const [path, name] = place.split('#') as [string, string?];
	const words = [`\`${path.replace('src/lib/', '')}\``, ...(name ? [`\`${name}\``] : [])].join(' ');
	return path.includes('/domain/rules/') && !isAsked(path) ? `${words} (no screen asks it yet)` : words;
}

const byRegion = (a: Rule, b: Rule) => {
	const rank = ({ region, from }: Rule) => `${region === 'CN' ? '' : region} ${from ?? ''}`;
	return rank(a) < rank(b) ? -1 : 1;
};

function topicSection({ title, keys }: { title: string; keys: object }, isAsked: (path: string) => boolean): string {
	const rows = (Object.entries(keys) as [string, string][]).flatMap(([key, sentence]) =>
		shippedRules
			.filter((rule) => rule.key === key)
			.sort(byRegion)
			.map((rule) => ruleRow(sentence, rule, isAsked))
	);
	return `## ${title}\n\n${table(['rule', 'value', 'region, dates', 'clause [source]', 'confidence', 'code'], rows)}`;
}

function calendarSection(): string {
	const spans = (off: string[][]) => off.map(([first, last]) => `${first} – ${last}`).join(', ');
	const rows = calendar.years.map(({ year, confirmed, notice, source, off, work }) => [
		String(year),
		confirmed ? `confirmed: ${notice}` : `**not confirmed**: ${notice}`,
		spans(off) || 'weekends only',
		work.join(', ') || 'none known',
		source
	]);
	const rule =
		'The day of the event does not count: acceptance on a Monday and five working days end on the next Monday. A verdict that went over a day no notice covers says so; the last week of December also waits for the notice of the next year.';
	return `## Working days (\`domain/rules/calendar.ts\`)\n\n${rule}\n\n${table(['year', 'confidence', 'days off', 'weekend days worked (调休)', 'source'], rows)}`;
}

const sourceSection = () =>
	`## Sources\n\n${Object.entries(sources)
		.map(([key, source]) => `- **${key}**: ${source}`)
		.join('\n')}`;

/** The page as it has to be. */
export async function regulationPage(isAsked: (path: string) => boolean): Promise<string> {
	const sections = topics.map((topic) => topicSection(topic, isAsked));
	const text = [opening, ...sections, calendarSection(), sourceSection(), closing].join('\n\n');
	return format(text, { ...(await resolveConfig(PAGE)), parser: 'markdown' });
}

/** Which files of the rules are imported by what is not a rule and not a test. */
export async function askedFiles(): Promise<(path: string) => boolean> {
	let all = '';
	for await (const path of glob(['src/**/*.{ts,svelte}', 'cli/**/*.ts'])) {
		if (!path.replaceAll('\\', '/').includes('/domain/rules/') && !/\.(?:test|fixture)\.ts$/.test(path))
			all += readFileSync(path, 'utf8');
	}
	return (path) => new RegExp(`from '[^']*${path.slice(path.indexOf('/rules/')).replaceAll('.', '\\.')}'`).test(all);
}

if (import.meta.main) writeFileSync(PAGE, await regulationPage(await askedFiles()));
