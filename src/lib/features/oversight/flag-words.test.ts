import { afterEach, expect, test } from 'vitest';
import { lifecycles } from '#lib/domain/lifecycles/lifecycles.fixture.ts';
import type { Flag } from '#lib/journal/project.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { flagText } from './flag-words.ts';
import { stageText, subjectText } from './lifecycle-words.ts';

afterEach(() => overwriteGetLocale(() => 'zh-CN'));

test('a step out of turn says where its subject stood', () => {
	const flag: Flag = { kind: 'out-of-turn', subject: 'load', id: 'l-1', state: 'sealed', action: 'amend' };
	expect(flagText(flag)).toContain('批次当时“已封车”');
	overwriteGetLocale(() => 'en');
	expect(flagText(flag)).toContain('the load was sealed');
});

test('every subject and state of every lifecycle has a word', () => {
	const han = /\p{Script=Han}/u;
	for (const { subject, states } of lifecycles) {
		expect(subjectText(subject)).toMatch(han);
		for (const state of states) expect(stageText(state), `${subject} ${state}`).toMatch(han);
	}
});

test('figures in flags are kilograms, exact to the gram', () => {
	expect(flagText({ kind: 'over-drawn', container: 'c-1', grams: 1_200_001, remaining: 1_200_000 })).toContain(
		'1,200.001 kg'
	);
	expect(flagText({ kind: 'more-than-before', before: 40_000, after: 40_001 })).toContain('40.001 kg');
});

test('an enterprise that is known by its name alone is counted among those that are mixed', () => {
	expect(flagText({ kind: 'enterprises-mixed', enterprises: ['E-001', ''] })).toContain('E-001和未登记');
});

test('a correction of what was taken for something else names the field', () => {
	expect(flagText({ kind: 'before-differs', container: 'c-1', field: 'net' })).toContain('净重');
});

test('a flag, a notice, a field or a state of a newer server is shown by its own name', () => {
	expect(flagText({ kind: 'of-tomorrow' } as unknown as Flag)).toBe('of-tomorrow');
	expect(flagText({ kind: 'notice', notice: 'toString' })).toBe('toString');
	expect(flagText({ kind: 'before-differs', container: 'c-1', field: 'smell' })).toContain('smell');
	expect(subjectText('drone')).toBe('drone');
	expect(stageText('hovering')).toBe('hovering');
});
