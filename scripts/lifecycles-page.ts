/**
 * Writes docs/lifecycles.md from the tables of src/lib/domain/lifecycles: `node scripts/lifecycles-page.ts`.
 *
 * Nothing on the page is written by hand but the Chinese words (lifecycles-words.json); a test compares the two.
 */
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { lifecycles, type Walkable } from '#lib/domain/lifecycles/lifecycles.fixture.ts';
import { rolesFor, type Action } from '#lib/domain/permissions.ts';
import words from './lifecycles-words.json' with { type: 'json' };

export const page = 'docs/lifecycles.md';

type SubjectWords = { title: string; states: Record<string, string>; actions: Record<string, string> };
const subjects: Record<string, SubjectWords> = words.subjects;
const refusals: Record<string, string> = words.refusals;

const head = `# Lifecycles 状态机

Made by \`node scripts/lifecycles-page.ts\` from the tables in src/lib/domain/lifecycles and src/lib/domain/permissions.ts; do not edit it here.

本页由程序中的状态表生成。每个对象两张表：第一张说明在每个状态下可以做什么、做完变成什么；第二张说明谁可以做、什么会阻止、写下哪个事件。

A cell names the state that a step leads to; \`=\` stays in the same one; an empty cell is out of turn (不可办理) and refused.
What is signed has happened and is kept in any case: out of turn it is flagged, and leads to the state in the column *even out of turn*, unless that stage is already passed.
`;

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const tableOf = (header: readonly string[], rows: readonly (readonly string[])[]) =>
	[row(header), row(header.map(() => '---')), ...rows.map(row)].join('\n');

/** Kinds of refusal in the order in which the cases meet them, once each. */
export const refusalsOf = (action: Walkable['actions'][number]): string[] => [
	...new Set(action.refused.map(([, { kind }]) => kind))
];

function section(lifecycle: Walkable): string {
	const { subject, states, actions } = lifecycle;
	const word = subjects[subject]!;
	const named = (name: string) => `${name} ${word.actions[name]}`;
	const going = states.filter((state) => !lifecycle.isFinal(state));
	const list = (some: readonly string[], between: string) =>
		some.map((state) => `${state} ${word.states[state]}`).join(between) || '—';
	const ends = states.filter((state) => lifecycle.isFinal(state));
	const steps = actions.map(({ name }) => [
		named(name),
		...going.map((state) => {
			const to = lifecycle.target(state, name);
			return to === state ? '=' : (to ?? '');
		})
	]);
	const rules = actions.map((action) => [
		named(action.name),
		rolesFor(`${subject}.${action.name}` as Action)
			.map((role) => words.roles[role])
			.join('、'),
		refusalsOf(action)
			.map((kind) => `${kind} ${refusals[kind]}`)
			.join('; '),
		`\`${action.writes}\``,
		action.lands ?? ''
	]);
	return [
		`## ${word.title} ${subject}`,
		tableOf(['action', ...going.map((state) => `${state} ${word.states[state]}`)], steps),
		`Ends 终态: ${list(ends, ' · ')}`,
		`Stages that a late message does not set back 不可倒退的阶段: ${list(lifecycle.stages, ' → ')}`,
		tableOf(['action', '谁可以 who may', '什么会阻止 what stands against it', 'event', 'even out of turn'], rules)
	].join('\n\n');
}

export async function lifecyclesPage(): Promise<string> {
	const text = [head, ...lifecycles.map(section)].join('\n\n');
	return format(text, { ...(await resolveConfig(page)), filepath: page });
}

if (import.meta.main) await writeFile(page, await lifecyclesPage());
