import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lifecycles } from '#lib/domain/lifecycles/lifecycles.fixture.ts';
import { roles } from '#lib/domain/permissions.ts';
import { lifecyclesPage, page, refusalsOf } from './lifecycles-page.ts';
import words from './lifecycles-words.json' with { type: 'json' };

test('the page is what the tables give (else: node scripts/lifecycles-page.ts)', async () => {
	expect(readFileSync(page, 'utf8')).toBe(await lifecyclesPage());
});

test('the page has a step of each table where the table has it', async () => {
	const text = await lifecyclesPage();
	expect(text).toMatch(/^\| unload 卸车 .*weighed/m);
	expect(text).toMatch(/^\| sign-carrier 承运签字 +\| 承运人 +\| vehicle-permit-missing .*`manifest\.carrier-signed`/m);
	for (const { subject } of lifecycles) expect(text).toMatch(new RegExp(`^## \\S+ ${subject}$`, 'm'));
});

test('every state, action, refusal and role has its Chinese word, and no word is left over', () => {
	const subjects = lifecycles.map(({ subject, states, actions }) => [
		subject,
		{ states: [...states].sort(), actions: actions.map(({ name }) => name).sort() }
	]);
	const worded = Object.entries(words.subjects).map(([subject, { states, actions }]) => [
		subject,
		{ states: Object.keys(states).sort(), actions: Object.keys(actions).sort() }
	]);
	expect(worded).toEqual(subjects);
	const kinds = new Set(lifecycles.flatMap(({ actions }) => actions.flatMap(refusalsOf)));
	expect(Object.keys(words.refusals).sort()).toEqual([...kinds].sort());
	expect(Object.keys(words.roles)).toEqual(roles);
	expect(JSON.stringify(words)).not.toMatch(/:"[^"\p{Script=Han}]*"/u);
});
