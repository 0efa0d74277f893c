import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aliases, withoutWaste } from './aliases.ts';
import { catalogue2025 } from './catalogue.ts';
import { catalogue2021, editions } from './editions.ts';
import { everydayWastes } from './everyday.ts';
import { exemptionLists } from './exemptions.ts';
import data from './pinyin.json' with { type: 'json' };
import { findWaste, searchWaste, wasteIndex } from './search.ts';
import { spoken } from './spoken.ts';

const index = wasteIndex(catalogue2025);
const find = (typed: string, limit?: number) => findWaste(index, typed, limit);
const codes = (typed: string) => find(typed).map(({ entry }) => entry?.code ?? null);

describe('the table of everyday names', () => {
	test('gives a name once, with 废 before it or without', () => {
		const names = aliases.flatMap(({ zh }) => [...new Set(zh.map((name) => withoutWaste(name)))]);
		expect(names.length).toBeGreaterThan(250);
		expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
	});

	test('names only codes in force, each with the words that name it or with why it is a judgement', () => {
		const exempt = exemptionLists.flatMap(({ rows }) => rows);
		for (const { zh, codes: possible } of aliases) {
			for (const each of possible) {
				const entry = catalogue2025.byCode.get(each.code);
				expect(entry, each.code).toBeDefined();
				if ('why' in each) {
					expect(Math.min(each.why.zh.length, each.why.en.length), zh[0]).toBeGreaterThan(0);
					continue;
				}
				const listed = exempt.filter(
					({ edition, scope }) => edition === '2025' && scope.kind === 'codes' && scope.codes.includes(each.code)
				);
				const texts = [entry!.description, ...listed.map(({ waste }) => waste)];
				expect(
					texts.some((text) => text.includes(each.words)),
					`${zh[0]}: ${each.words}`
				).toBe(true);
			}
		}
	});

	test('has no code for a name that is usually no hazardous waste by itself, and says why', () => {
		for (const { zh, codes: possible, why } of aliases) expect(possible.length === 0, zh[0]).toBe(why !== undefined);
	});

	test('holds the names that the kiosk offers', () => {
		const offered = everydayWastes.filter(({ zh }) => !zh.includes('（') && !zh.startsWith('其他'));
		expect(offered.length).toBeGreaterThan(10);
		for (const { zh, code } of offered) for (const name of zh.split('、')) expect(codes(name), name).toContain(code);
	});

	test.each([
		['废机油', '900-214-08'],
		['机油', '900-214-08'],
		['电瓶', '900-052-31'],
		['铅酸电池', '900-052-31'],
		['油漆桶', '900-041-49'],
		['废油漆', '900-299-12'],
		['稀释剂', '900-402-06'],
		['天那水', '900-402-06'],
		['灯管', '900-023-29'],
		['荧光灯', '900-023-29'],
		['废活性炭', '900-039-49'],
		['滤芯', '900-041-49'],
		['机滤', '900-041-49'],
		['含油抹布', '900-041-49'],
		['手套', '900-041-49'],
		['切削液', '900-006-09'],
		['乳化液', '900-006-09'],
		['显影液', '900-019-16'],
		['定影液', '900-019-16'],
		['线路板', '900-045-49'],
		['试剂瓶', '900-047-49'],
		['实验室废液', '900-047-49'],
		['过期药品', '900-002-03'],
		['农药瓶', '900-003-04'],
		['废酸', '900-300-34'],
		['废碱', '900-352-35'],
		['电镀污泥', '336-063-17'],
		['漆渣', '900-252-12'],
		['刹车油', '900-214-08']
	])('leads from %s to %s first', (name, code) => {
		expect(codes(name)[0]).toBe(code);
	});

	test.each(['墨盒', '硒鼓', '防冻液', '锂电池', '水性漆', 'LED灯'])(
		'says of %s that it is usually none, and gives no code for the name',
		(name) => {
			expect(find(name)[0]).toMatchObject({
				entry: null,
				name: { zh: name, confirmed: false, why: { zh: expect.any(String) } }
			});
		}
	);

	test('tells a named code from a judged one', () => {
		expect(find('废机油')[0]).toMatchObject({ name: { zh: '废机油', confirmed: true, why: null } });
		expect(find('机滤')[0]).toMatchObject({ name: { zh: '机滤', confirmed: false, why: { en: expect.any(String) } } });
		expect(find('900-214-08')[0]).toMatchObject({ name: null });
	});
});

describe('the letters of the pinyin', () => {
	test('are known for every character that can be found by them', () => {
		const known = new Set(Object.values(data.first).join(''));
		const texts = [
			...editions.flatMap(({ catalogue }) =>
				catalogue.entries.flatMap(({ description, categoryName }) => [description, categoryName])
			),
			...aliases.flatMap(({ zh }) => zh)
		];
		const unknown = [...new Set(texts.join(''))].filter((each) => /\p{Script=Han}/u.test(each) && !known.has(each));
		expect(unknown).toEqual([]);
	});

	test('find by initials and by whole syllables', () => {
		expect(codes('fjy')[0]).toBe('900-214-08');
		expect(codes('jy')[0]).toBe('900-214-08');
		expect(codes('FJY')[0]).toBe('900-214-08');
		expect(codes('feijiyou')[0]).toBe('900-214-08');
		expect(codes('dp')[0]).toBe('900-052-31');
		expect(codes('qxy').slice(0, 3)).toContain('900-006-09');
		expect(codes('huoxingtan')[0]).toBe('900-039-49');
	});

	test('match from the begin of a syllable on, and not across a mark', () => {
		expect(codes('eijiyou')).toEqual([]);
		expect(spoken('油，水')[0]).toEqual({ initials: 'y s', whole: 'you shui', starts: '^  ^^   ' });
		const syllables = codes('shimian');
		expect(syllables).toContain('900-031-36');
	});

	test('of a character that is read in two ways find by both', () => {
		expect(codes('zhongliufen')).toEqual(codes('chongliufen'));
		expect(codes('zhongliufen').length).toBeGreaterThan(0);
	});
});

describe('the order of what is found', () => {
	test('is exact name, code, begin of a name, words', () => {
		const found = find('油泥');
		expect(found[0]).toMatchObject({ entry: { code: '900-200-08' }, name: { zh: '油泥' } });
		expect(found.findIndex(({ name }) => name === null)).toBeGreaterThan(found.findIndex(({ name }) => name !== null));
		for (const typed of ['900214', '900–214', '９００ ２１４']) expect(codes(typed)[0], typed).toBe('900-214-08');
		expect(codes('hw31').every((code) => code!.endsWith('-31'))).toBe(true);
	});

	test('puts a code before a name that only begins so, and gives every entry once', () => {
		for (const typed of ['900', '废', 'y', '油', 'oil', '非特定行业']) {
			const entries = find(typed, Infinity).flatMap(({ entry }) => entry ?? []);
			expect(new Set(entries).size, typed).toBe(entries.length);
		}
	});
});

describe('the search', () => {
	test('finds every entry by any three characters of its text', () => {
		const place = fc.nat(catalogue2025.entries.length - 1).chain((at) => {
			const entry = catalogue2025.entries[at]!;
			return fc.tuple(fc.constant(entry), fc.nat(Math.max(0, entry.description.length - 3)));
		});
		fc.assert(
			fc.property(place, ([entry, from]) => {
				expect(searchWaste(catalogue2025, entry.description.slice(from, from + 3), 470)).toContain(entry);
			})
		);
	});

	test('finds by words apart from each other, by English names and by parts of them', () => {
		expect(codes('发动机油 润滑油')).toContain('900-214-08');
		expect(codes('Motor Oil')[0]).toBe('900-214-08');
		expect(codes('battery')[0]).toBe('900-052-31');
		// One letter is the begin of a syllable, not of an English word: varnish, vegetable oil.
		expect(find('v').flatMap(({ name }) => name?.zh ?? [])).toEqual(['UV灯']);
	});

	test('finds in the edition asked for, and leaves out names whose code it lacks', () => {
		const old = findWaste(wasteIndex(catalogue2021), '水银', 5);
		expect(old.flatMap(({ entry }) => entry?.code ?? [])).not.toContain('900-054-29');
		expect(searchWaste(catalogue2021, '261-100-11')).toHaveLength(1);
		expect(searchWaste(catalogue2025, '261-100-11')).toEqual([]);
	});

	test('gives entries alone to whom entries are enough', () => {
		expect(searchWaste(catalogue2025, '硒鼓')).toEqual([]);
		expect(searchWaste(catalogue2025, '锂电池').map(({ code }) => code)).toEqual(['398-001-08']);
	});

	test('is made once for an edition', () => {
		expect(wasteIndex(catalogue2025)).toBe(index);
	});

	test('finds nothing for nothing, stays within the limit and never throws', () => {
		expect(find(' \t')).toEqual([]);
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (typed, limit) => {
				expect(find(typed, limit).length).toBeLessThanOrEqual(limit);
			})
		);
	});
});
