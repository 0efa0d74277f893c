/** What the marks and kinds mean is said in words, in both languages. */
import { afterEach, expect, test } from 'vitest';
import { catalogue2025 } from '#lib/domain/catalogue/catalogue.ts';
import { differences2021to2025 } from '#lib/domain/catalogue/editions.ts';
import { readHazards } from '#lib/domain/catalogue/hazards.ts';
import type { Day } from '#lib/domain/ids.ts';
import topics from '#lib/domain/rules/topics.json' with { type: 'json' };
import type { Confidence } from '#lib/domain/rules/rule.ts';
import { overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';
import { confidenceText, differenceKinds, spanText, topicText, traitsText } from './words.ts';

function inBoth<Said>(say: () => Said): [Said, Said] {
	const [chinese, english] = (['zh-CN', 'en'] satisfies Locale[]).map((locale) => {
		overwriteGetLocale(() => locale);
		return say();
	});
	return [chinese!, english!];
}
afterEach(() => overwriteGetLocale(() => 'zh-CN'));

const traits = (text: string) => {
	const hazards = readHazards(text);
	if (!hazards.ok) throw new Error(text);
	return inBoth(() => traitsText(hazards.value));
};

test('a comma says the first and perhaps the others, a stroke one or more of them', () => {
	expect(traits('T')[0]).toBe('毒性');
	expect(traits('T,I,R')[0]).toBe('毒性，可能还有易燃性、反应性');
	expect(traits('T/In')[0]).toBe('毒性、感染性中的一种或几种');
	expect(new Set([traits('T,I')[1], traits('T/I')[1], traits('I,T')[1]]).size).toBe(3);
	for (const { hazards } of catalogue2025.entries) expect(traitsText(hazards)).not.toMatch(/undefined|\{/);
});

test('every topic of the data has a heading in both languages', () => {
	for (const { title } of topics) {
		const [chinese, english] = inBoth(() => topicText(title));
		expect(chinese).toMatch(/^[\p{Script=Han}、，：（）]+$/u);
		expect(english).toMatch(/[a-z]/);
	}
	expect(topicText('A topic of tomorrow')).toBe('A topic of tomorrow');
});

test('no two ways of knowing a rule read alike', () => {
	const ways: Confidence[] = ['official', 'excerpt', 'third-party', 'knowledge', 'decision'];
	const [chinese, english] = inBoth(() =>
		[
			...ways.map((confidence) => ({ confidence, confirmed: false })),
			{ confidence: 'official', confirmed: true } as const,
			{ confidence: 'decision', confirmed: true } as const
		].map(confidenceText)
	);
	expect(new Set(chinese).size).toBe(7);
	expect(new Set(english).size).toBe(7);
});

test('a first day that was not read is said to be missing, and an end is the first day without the rule', () => {
	const read = { confidence: 'official', confirmed: true } as const;
	const [chinese, english] = inBoth(() => [
		spanText({ from: null, until: null, ...read }),
		spanText({ from: null, until: null, confidence: 'decision', confirmed: false }),
		spanText({ from: null, until: null, confidence: 'decision', confirmed: true }),
		spanText({ from: '2022-10-01' as Day, until: '2027-01-01' as Day, ...read })
	]);
	expect(chinese).toEqual(['起始日未读到', '起始日未读到', '一直适用', '2022-10-01 起，2027-01-01 起不再适用']);
	expect(english).toEqual([
		'start not read',
		'start not read',
		'at all times',
		'since 2022-10-01, no longer from 2027-01-01'
	]);
});

test('every kind of difference that there is can be asked for', () => {
	expect(differenceKinds).toEqual(expect.arrayContaining(differences2021to2025.map(({ kind }) => kind)));
});
