/** Each entry carries all that is held about its code, and judgements stay marked. */
import { expect, test } from 'vitest';
import { catalogue2025 } from '#lib/domain/catalogue/catalogue.ts';
import { catalogue2021 } from '#lib/domain/catalogue/editions.ts';
import { entryView } from './catalogue-view.ts';

const of = (code: string, catalogue = catalogue2025) => entryView(catalogue.byCode.get(code)!);

test('a name that the entry itself has is confirmed, one that we give it says why', () => {
	const names = of('900-214-08').names;
	expect(names.find(({ zh }) => zh.includes('废机油'))).toMatchObject({ confirmed: true, why: null });
	const judged = names.find(({ zh }) => zh.includes('刹车油'));
	expect(judged?.confirmed).toBe(false);
	expect(judged?.why?.zh).toMatch(/刹车油/);
});

test('a lead battery is exempt in transport, under its condition', () => {
	expect(of('900-052-31').exemptions.map(({ stages }) => stages)).toContainEqual(['transport']);
});

test('only notes that limit the code stand beside it, with the question they ask', () => {
	const oil = of('900-214-08');
	expect(oil.notes).toEqual([4]);
	expect(oil.questions.map(({ note }) => note)).toEqual([4]);
	expect(of('900-214-08', catalogue2021)).toMatchObject({ notes: [], questions: [] });
});

test('what may be one thing or its opposite has no group, and says so', () => {
	const laboratory = of('900-047-49').compatibility;
	expect(laboratory.groups).toBeNull();
	expect(laboratory.why.en).toMatch(/alone/);
	expect(of('900-300-34').compatibility.groups?.length).toBeGreaterThan(0);
});

test('every entry of both editions can be shown', () => {
	for (const entry of [...catalogue2021.entries, ...catalogue2025.entries]) {
		const { compatibility, code } = entryView(entry);
		expect(compatibility.groups === null || compatibility.groups.length > 0, code).toBe(true);
	}
});
