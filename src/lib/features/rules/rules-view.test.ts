/** The page shows every rule in force, in the order of the topics, and counts them whatever is filtered away. */
import { expect, test } from 'vitest';
import type { Day } from '#lib/domain/ids.ts';
import { rulesFor } from '#lib/domain/rules/rules-for.ts';
import { shippedRules } from '#lib/domain/rules/shipped.ts';
import { rulesView } from './rules-view.ts';

const at = (region: string, day: string, onlyUnconfirmed = false) => {
	const view = rulesView({ rules: shippedRules, region, day: day as Day, onlyUnconfirmed });
	if (!view.ok) throw new Error(view.refusal.kind);
	const shown = view.value.topics.flatMap(({ rules }) => rules);
	return { ...view.value, shown, rule: (key: string) => shown.find((rule) => rule.key === key) };
};

test.each(['CN', '330106-01', '331083-02', '2311', '3401'])('in %s every rule in force is shown once', (region) => {
	const { shown, counts } = at(region, '2026-11-25');
	const all = rulesFor({ rules: shippedRules, region, day: '2026-11-25' as Day });
	if (!all.ok) throw new Error(all.refusal.kind);
	const inForce = shown.filter(({ coming }) => !coming).map(({ key }) => key);
	expect(inForce.sort()).toEqual(all.value.inForce.map(({ key }) => key).sort());
	expect(counts.all).toBe(inForce.length);
});

test('only what is not confirmed is left by the filter, and the counts stay', () => {
	const whole = at('330106-01', '2026-11-25');
	const narrow = at('330106-01', '2026-11-25', true);
	expect(narrow.counts).toEqual(whole.counts);
	expect(narrow.shown.map(({ key }) => key)).toEqual(
		whole.shown.filter(({ confirmed }) => !confirmed).map(({ key }) => key)
	);
	expect(narrow.shown.filter(({ coming }) => !coming)).toHaveLength(whole.counts.unconfirmed);
	expect(narrow.topics.every(({ rules }) => rules.length > 0)).toBe(true);
});

test('the edition of the catalogue is that of the day, with the day on which it changes', () => {
	expect(at('330106-01', '2024-06-30').rule('catalogue-edition')).toMatchObject({
		value: { texts: ['2021'] },
		next: { on: '2025-01-01', to: { value: { texts: ['2025'] } } }
	});
	expect(at('330106-01', '2026-11-25').rule('catalogue-edition')).toMatchObject({
		value: { texts: ['2025'] },
		next: null
	});
});

test('a rule that will hold is shown before its day, and is not counted as one in force', () => {
	const rule = at('CN', '2022-09-30').rule('class-key-mass');
	expect(rule).toMatchObject({ coming: true, from: '2022-10-01' });
	expect(at('CN', '2022-10-01').rule('class-key-mass')).toMatchObject({ coming: false });
});

test('a rule ends with nothing known after it', () => {
	expect(at('CN', '2026-11-25').rule('pilot-until')?.next).toEqual({ on: '2027-01-01', to: null });
});

test('the place is named in words, and the more specific region comes first', () => {
	expect(at('331083-02', '2026-11-25').rule('generator-year-limit')).toMatchObject({ region: '331083', place: '玉环' });
	expect(at('330106-01', '2026-11-25').rule('generator-year-limit')).toMatchObject({ region: 'CN', place: '全国' });
});

test('a region that is none is refused', () => {
	expect(rulesView({ rules: shippedRules, region: 'x', day: '2026-11-25' as Day, onlyUnconfirmed: false })).toEqual({
		ok: false,
		refusal: { kind: 'region-malformed', region: 'x' }
	});
});
