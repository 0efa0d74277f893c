import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from '../day.ts';
import type { Day } from '../ids.ts';
import { catalogue2025, catalogueFrom, type Catalogue } from './catalogue.ts';
import { compareEditions, type Change } from './compare.ts';
import { catalogue2021, catalogueOf, catalogueOn, differences2021to2025, editions } from './editions.ts';
import { hazardsText } from './hazards.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const table = (rows: string[][]) => rows.map((row) => `${row.join('\t')}\n`).join('');

/** The catalogue as the table it was taken from. */
const source = ({ entries }: Catalogue) =>
	table([
		['category', 'category_name', 'industry', 'code', 'description', 'hazards'],
		...entries.map(({ category, categoryName, industry, code, description, hazards }) => [
			category,
			categoryName,
			industry,
			code,
			description,
			hazardsText(hazards)
		])
	]);

describe('the editions held', () => {
	test('are those of the source tables, byte for byte', () => {
		expect(catalogue2025.entries).toHaveLength(470);
		expect(sha256(source(catalogue2025))).toBe('b6b604382ff4102e5e381c4eefeb5e907d5d25a84eccae976ef4080451ec8aa0');
		expect(catalogue2021.entries).toHaveLength(467);
		expect(new Set(catalogue2021.entries.map(({ category }) => category)).size).toBe(46);
		expect(sha256(source(catalogue2021))).toBe('0c863d60c91f2772e2dc9a9dd628371cd33fd75f5cefad01f13286f396a430c5');
	});

	test('follow each other without a gap', () => {
		expect(editions.map(({ catalogue, validFrom, validTo }) => [catalogue.edition, validFrom, validTo])).toEqual([
			['2021', '2021-01-01', '2024-12-31'],
			['2025', '2025-01-01', null]
		]);
	});

	test('are found by name and by day', () => {
		expect(catalogueOf('2021')).toBe(catalogue2021);
		expect(catalogueOf('2025')).toBe(catalogue2025);
		expect(catalogueOf('2016')).toBeUndefined();
		expect(catalogueOn('2020-12-31' as Day)).toBeUndefined();
		expect(catalogueOn('2021-01-01' as Day)).toBe(catalogue2021);
		expect(catalogueOn('2024-12-31' as Day)).toBe(catalogue2021);
		expect(catalogueOn('2025-01-01' as Day)).toBe(catalogue2025);
		const day = fc.date({ min: new Date('2021-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
		fc.assert(
			fc.property(day, (at) => {
				const day = at.toISOString().slice(0, 10);
				const on =
					isDay(day) &&
					editions.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
				expect(on && on.map(({ catalogue }) => catalogue)).toEqual([catalogueOn(day as Day)]);
			})
		);
	});

	test('keep in every entry the edition it is of', () => {
		for (const { catalogue } of editions)
			for (const { edition } of catalogue.entries) expect(edition).toBe(catalogue.edition);
	});
});

describe('the differences from 2021 to 2025', () => {
	test('are the 67 rows of the source table, byte for byte', () => {
		expect(differences2021to2025).toHaveLength(67);
		const rows = differences2021to2025.map(({ kind, code, before, after, note }) => [kind, code, before, after, note]);
		expect(sha256(table([['kind', 'code', 'old_2021', 'new_2025', 'note'], ...rows]))).toBe(
			'd8b9034c9b895ba451a4a238daae0576b0f95d2bc991dbd34967c3a0772d87bd'
		);
	});

	test('are just those that both texts show', () => {
		const { removed, added, changed } = compareEditions(catalogue2021, catalogue2025);
		const of = (...kinds: string[]) => differences2021to2025.filter(({ kind }) => kinds.includes(kind));
		const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code).sort();
		expect([...removed].sort()).toEqual(codes(of('removed')));
		expect([...added].sort()).toEqual(codes(of('added')));
		const texts = (what: Change['what']) =>
			changed.filter((change) => change.what === what).map(({ code, before, after }) => ({ code, before, after }));
		const told = (...kinds: string[]) => of(...kinds).map(({ code, before, after }) => ({ code, before, after }));
		const inOrder = <Row extends { code: string }>(rows: Row[]) => rows.sort((a, b) => (a.code < b.code ? -1 : 1));
		expect(inOrder(told('meaning', 'wording', 'or'))).toEqual(inOrder(texts('description')));
		expect(told('traits')).toEqual(texts('hazards'));
		expect(told('category-name')).toEqual(texts('category-name'));
		expect(texts('industry')).toEqual([]);
	});

	test('called or differ in 或 and 或者 alone, no other does', () => {
		const levelled = (text: string) => text.replaceAll('或者', '或');
		for (const { kind, code, before, after } of differences2021to2025) {
			if (kind === 'or') expect(levelled(before), code).toBe(levelled(after));
			if (kind === 'meaning' || kind === 'wording') expect(levelled(before), code).not.toBe(levelled(after));
		}
	});

	test('are marked as a judgement where they are one', () => {
		const unconfirmed = differences2021to2025.filter(({ confirmed }) => !confirmed);
		expect(new Set(unconfirmed.map(({ kind }) => kind))).toEqual(new Set(['meaning', 'wording', 'removed']));
		expect(unconfirmed.filter(({ kind }) => kind === 'removed').map(({ code }) => code)).toEqual(['261-100-11']);
		expect(unconfirmed).toHaveLength(24 + 14 + 1);
	});
});

describe('the comparison', () => {
	test('of an edition with itself finds nothing', () => {
		expect(compareEditions(catalogue2025, catalogue2025)).toEqual({ removed: [], added: [], changed: [] });
	});

	test('turned round swaps what was added and what was removed', () => {
		const there = compareEditions(catalogue2021, catalogue2025);
		const back = compareEditions(catalogue2025, catalogue2021);
		expect([back.added, back.removed]).toEqual([there.removed, there.added]);
		const turned = there.changed.map(({ code, what, before, after }) => ({ code, what, before: after, after: before }));
		expect(back.changed).toEqual(turned);
	});

	test('names a changed industry, and takes the name of a new category for no change', () => {
		const small = (industry: string, more: Record<string, string> = {}) =>
			catalogueFrom({
				edition: 'x',
				validFrom: '2030-01-01',
				source: '',
				categories: { HW08: '油', ...more },
				entries: [['900-001-08', industry, '油', 'T']]
			});
		expect(compareEditions(small('a'), small('b', { HW51: '新' })).changed).toEqual([
			{ code: '900-001-08', what: 'industry', before: 'a', after: 'b' }
		]);
	});
});

test('an edition that was never checked is a bug, and thrown', () => {
	const broken = (code: string, hazards: string) => () =>
		catalogueFrom({
			edition: 'x',
			validFrom: '',
			source: '',
			categories: { HW08: '油' },
			entries: [[code, 'a', 'b', hazards]]
		});
	expect(broken('900-001-08', 'X')).toThrow('900-001-08');
	expect(broken('900-001-09', 'T')).toThrow('900-001-09');
});
