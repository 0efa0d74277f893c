/**
 * `wuji code explain`: what each part of a code means, or which part is wrong.
 */
import { explainCode } from '#lib/domain/codes/explain.ts';
import type { ExplainedSegment } from '#lib/domain/codes/meaning.ts';
import { dayInChina } from '#lib/domain/day.ts';
import { kindText, meaningText, partText, refusalText } from './code-text.ts';
import { usage, type Command, type Surroundings } from './command.ts';

export const code: Command = {
	summary: 'say what each part of a code means, or which part is wrong',
	help: `wuji code explain CODE

CODE is a digital id (37 characters), a unified social credit code, a batch code, a national manifest number, a draft
id, a waste code, a division, a facility code or a plate. Groups may be parted by spaces.

Exit code 1 when a part is wrong, or when the catalogue in force does not have the waste.`,
	options: {},
	words: 12,
	async run(given, surroundings) {
		const [what, ...groups] = given.rest;
		if (what !== 'explain' || groups.length === 0) throw usage('say explain CODE');
		return explain(groups.join(' '), surroundings);
	}
};

function explain(given: string, { out, error, now }: Surroundings): number {
	const explained = explainCode(given, dayInChina(now()));
	if (!explained.ok) {
		error(refusalText(explained.refusal));
		return 1;
	}
	const { kind, text, segments } = explained.value;
	out(`${text}  ${kindText(kind)}`);
	tell(segments, '  ', out);
	const unlisted = segments.filter(({ meaning }) => meaning.kind === 'waste' && meaning.data.listing === 'not-listed');
	for (const part of unlisted) error(`${partText(part)}: ${meaningText(part.meaning)}`);
	return unlisted.length === 0 ? 0 : 1;
}

function tell(segments: readonly ExplainedSegment[], indent: string, out: (line: string) => void): void {
	for (const part of segments) {
		out(`${indent}${partText(part)}: ${meaningText(part.meaning)}`);
		if (part.meaning.kind === 'unit') tell(part.meaning.data, `${indent}  `, out);
	}
}
