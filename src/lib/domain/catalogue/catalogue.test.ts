import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue2025, isWasteCode, usualWastes } from './catalogue.ts';
import { searchWaste } from './search.ts';

const { entries, byCode } = catalogue2025;

describe('国家危险废物名录（2025年版）', () => {
	test('holds 470 entries, each with a code of its own, in 46 categories', () => {
		expect(entries).toHaveLength(470);
		expect(byCode.size).toBe(470);
		expect(new Set(entries.map((entry) => entry.category)).size).toBe(46);
	});

	test('is well-formed in every entry', () => {
		for (const { code, category, categoryName, description, industry, edition, hazards } of entries) {
			expect(isWasteCode(code), code).toBe(true);
			expect(category, code).toBe(`HW${code.slice(-2)}`);
			expect(Math.min(categoryName.length, description.length, industry.length), code).toBeGreaterThan(0);
			expect(edition, code).toBe('2025');
			expect(hazards.listed.length, code).toBeGreaterThan(0);
			expect(new Set(hazards.listed).size, code).toBe(hazards.listed.length);
			for (const hazard of hazards.listed) expect(['T', 'C', 'I', 'R', 'In'], code).toContain(hazard);
		}
	});

	test('reads the marks between hazards: a comma adds, a stroke chooses', () => {
		expect(byCode.get('900-214-08')?.hazards).toEqual({ listed: ['T', 'I'], mode: 'first-and-maybe' });
		expect(byCode.get('900-041-49')?.hazards).toEqual({ listed: ['T', 'In'], mode: 'one-or-more' });
		expect(byCode.get('900-039-49')?.hazards).toEqual({ listed: ['T'], mode: 'first-and-maybe' });
	});

	test('has what the 2025 edition brought and lacks what it dropped', () => {
		for (const code of ['321-035-48', '321-036-48', '321-037-48', '321-038-48', '900-054-29'])
			expect(byCode.has(code)).toBe(true);
		for (const code of ['261-100-11', '336-100-21']) expect(byCode.has(code)).toBe(false);
		expect(byCode.get('772-003-18')?.hazards).toEqual({ listed: ['T', 'In'], mode: 'one-or-more' });
	});
});

describe('the search for a waste', () => {
	test('finds every entry by its code, with or without hyphens', () => {
		for (const entry of entries) {
			expect(searchWaste(catalogue2025, entry.code)[0]).toBe(entry);
			expect(searchWaste(catalogue2025, entry.code.replaceAll('-', ''))[0]).toBe(entry);
		}
	});

	test('finds by category, by its name and by words of the description', () => {
		expect(searchWaste(catalogue2025, 'hw36').every((entry) => entry.category === 'HW36')).toBe(true);
		expect(searchWaste(catalogue2025, '石棉废物').length).toBeGreaterThan(0);
		expect(searchWaste(catalogue2025, '活性炭').map((entry) => entry.code)).toContain('900-039-49');
	});

	test('gives nothing for nothing and never more than asked for', () => {
		expect(searchWaste(catalogue2025, '  ')).toEqual([]);
		expect(searchWaste(catalogue2025, '900', 5)).toHaveLength(5);
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (typed, limit) => {
				const found = searchWaste(catalogue2025, typed, limit);
				expect(found.length).toBeLessThanOrEqual(limit);
				expect(new Set(found).size).toBe(found.length);
			})
		);
	});
});

test('usual wastes come most often first, then latest first, whatever order they were brought in', () => {
	const brought = fc.array(
		fc.record({
			waste: fc.constantFrom('900-214-08', '900-041-49', '900-252-12'),
			at: fc.constantFrom('2026-11-01', '2026-11-02')
		})
	);
	expect(
		usualWastes([
			{ waste: 'a', at: '1' },
			{ waste: 'b', at: '2' },
			{ waste: 'c', at: '1' },
			{ waste: 'c', at: '1' }
		])
	).toEqual(['c', 'b', 'a']);
	fc.assert(
		fc.property(brought, (list) => {
			const usual = usualWastes(list);
			expect(usualWastes([...list].reverse())).toEqual(usual);
			const times = usual.map((waste) => list.filter((item) => item.waste === waste).length);
			expect(times).toEqual([...times].sort((a, b) => b - a));
			expect(new Set(usual)).toEqual(new Set(list.map((item) => item.waste)));
		})
	);
});
