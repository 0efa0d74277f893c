import { expect, test } from 'vitest';
import { labelSize, minimumTextHeight, packagingOf, packagings } from './packaging.ts';

test('the label grows with the volume: to 50 L 100 mm, to 450 L 150 mm, above 200 mm', () => {
	expect([0, 50, 51, 450, 451, 1000].map(labelSize)).toEqual([100, 100, 150, 150, 200, 200]);
	expect([100, 150, 200].map((size) => minimumTextHeight[size as 100 | 150 | 200])).toEqual([3, 5, 6]);
});

test('each kind is found by its name, and no other name is a kind', () => {
	for (const packaging of packagings) expect(packagingOf(packaging.kind)).toBe(packaging);
	expect(new Set(packagings.map(({ kind }) => kind)).size).toBe(packagings.length);
	expect(packagingOf('toString')).toBeUndefined();
});

test('no preset tare is negative, and only no packaging weighs nothing', () => {
	for (const { kind, presetTare } of packagings) expect(presetTare > 0 || kind === 'none').toBe(true);
});
