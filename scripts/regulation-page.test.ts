import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Day } from '#lib/domain/ids.ts';
import { shippedRules } from '#lib/domain/rules/shipped.ts';
import { askedFiles, PAGE, regulationPage } from './regulation-page.ts';
import { confidenceWords, spanWords, valueWords } from './regulation-words.ts';

const nobodyAsks = () => false;

test('docs/regulation.md is what the data give; `npm run docs:regulation` writes it anew', async () => {
	expect(readFileSync(PAGE, 'utf8')).toBe(await regulationPage(await askedFiles()));
});

test('each rule has a row, and each row of an unconfirmed rule says so in words', async () => {
	const rows = (await regulationPage(nobodyAsks)).split('\n').filter((line) => /\[[a-z0-9-]+\] +\|/.test(line));
	// The heads of the tables have the same form.
	const told = rows.filter((row) => !row.startsWith('| rule '));
	expect(told.length).toBe(shippedRules.length);
	const open = shippedRules.filter(({ confirmed }) => !confirmed);
	expect(told.filter((row) => row.includes('**not confirmed**')).length).toBe(open.length);
});

test('a function that only the rules themselves call is not passed off as used by a screen', async () => {
	const said = async (isAsked: () => boolean) =>
		(await regulationPage(isAsked)).includes('`storageAge` (no screen asks it yet)');
	expect([await said(nobodyAsks), await said(() => true)]).toEqual([true, false]);
	const isAsked = await askedFiles();
	expect(isAsked('src/lib/domain/rules/nothing.ts')).toBe(false);
});

const day = (text: string) => text as Day;

test('values are said in words, with their bound and unit', () => {
	const grams = 10_000_000 as never;
	expect(valueWords({ kind: 'mass', bound: 'below', grams })).toBe('< 10 t');
	expect(valueWords({ kind: 'duration', count: 1, unit: 'years' })).toBe('1 year');
	expect(valueWords({ kind: 'duration', count: 90, unit: 'working-days' })).toBe('90 working days');
	expect(valueWords({ kind: 'deadline', every: 'year', month: 3, day: 31, covers: 'this' })).toBe(
		'by 31 March, for this year'
	);
	expect(valueWords({ kind: 'boolean', yes: false })).toBe('no');
	expect(valueWords(null)).toBe('not given');
});

test('places, dates and confidence are said in words', () => {
	expect(spanWords({ region: 'CN', from: null, until: null })).toBe('全国, start not given');
	expect(spanWords({ region: '32', from: day('2026-01-01'), until: day('2027-01-01') })).toBe(
		'江苏 (32), since 2026-01-01, ends before 2027-01-01'
	);
	expect(confidenceWords({ confidence: 'official', confirmed: true })).toBe('confirmed: text read');
	expect(confidenceWords({ confidence: 'decision', confirmed: true })).toBe('our decision, not law');
	expect(confidenceWords({ confidence: 'official', confirmed: false })).toBe(
		'**not confirmed**: only a draft was read'
	);
});
