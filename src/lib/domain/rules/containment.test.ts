import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containment } from './containment.ts';
import { planted, shipped } from './rule.fixture.ts';

const rule = shipped('liquid-containment');
const needed = (containers: number[]) => containment({ containers, basinLitres: 0 }, rule).neededLitres;

test('the largest container counts while it is more than a tenth of all', () => {
	expect(needed([200])).toBe(200);
	expect(needed([200, 200, 60])).toBe(200);
	expect(needed([1000, ...Array<number>(9).fill(1000)])).toBe(1000);
	expect(needed([])).toBe(0);
});

test('a tenth of all counts when it is more, exactly and rounded up to whole litres', () => {
	const drums = (count: number) => Array<number>(count).fill(200);
	expect(needed(drums(10))).toBe(200);
	expect(needed(drums(11))).toBe(220);
	expect(needed([...drums(11), 1])).toBe(221);
	expect(needed([...drums(11), 10])).toBe(221);
});

test('a basin of exactly what is needed is enough, a litre less is not', () => {
	const basin = (basinLitres: number) =>
		containment({ containers: Array<number>(15).fill(200), basinLitres }, rule).state;
	expect([basin(299), basin(300), basin(301)]).toEqual(['too-small', 'enough', 'enough']);
});

test('what is enough holds the largest container and a tenth of all, whatever stands over it', () => {
	const containers = fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 60 });
	fc.assert(
		fc.property(containers, fc.nat(8000), (litres, basinLitres) => {
			const verdict = containment({ containers: litres, basinLitres }, rule);
			const total = litres.reduce((sum, each) => sum + each, 0);
			const fits = litres.every((each) => each <= basinLitres) && basinLitres * 10 >= total;
			expect(verdict).toMatchObject({ totalLitres: total, state: fits ? 'enough' : 'too-small' });
		})
	);
});

test('without a share nothing is judged', () => {
	const open = planted('liquid-containment', null);
	expect(containment({ containers: [200, 60], basinLitres: 0 }, open)).toEqual({
		largestLitres: 200,
		totalLitres: 260,
		neededLitres: null,
		state: 'no-limit-given',
		rule: open
	});
});
