import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../day.ts';
import type { PersonId } from '../ids.ts';
import { day, planted } from './rule.fixture.ts';
import { ruleOn } from './rule-on.ts';
import { regionsOf, type Rule } from './rule.ts';
import { rulesFor } from './rules-for.ts';
import { shippedRules } from './shipped.ts';

const today = day('2026-11-25');
const years = (count: number) => ({ kind: 'duration', count, unit: 'years' }) as const;
const limit = (count: number, change: Partial<Rule> = {}) => planted('storage-limit', years(count), change);
const ask = (rules: readonly Rule[], region: string, on = today) =>
	ruleOn({ rules, key: 'storage-limit', region, day: on });

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const anyRegion = fc.oneof(
	fc.constant('CN'),
	digits(2),
	digits(4),
	digits(6),
	fc.tuple(digits(6), fc.nat(99)).map(([county, number]) => `${county}-${number}`)
);
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays(day('1990-01-01'), count));

test('a region lies in its city, its province and the country, in that order', () => {
	expect(regionsOf('330106-01')).toEqual(['330106-01', '330106', '3301', '33', 'CN']);
	expect(regionsOf('330106')).toEqual(['330106', '3301', '33', 'CN']);
	expect(regionsOf('3301')).toEqual(['3301', '33', 'CN']);
	expect(regionsOf('33')).toEqual(['33', 'CN']);
	expect(regionsOf('CN')).toEqual(['CN']);
	for (const text of ['', '3', '330', '33010', '3301066', '3301-01', '330106-', 'cn', '浙江', '33 ', 'CN-1'])
		expect(regionsOf(text)).toBeUndefined();
});

test('any region falls back to the country', () => {
	const national = limit(1);
	fc.assert(
		fc.property(anyRegion, anyDay, (region, on) => {
			expect(ask([national], region, on)).toEqual({ ok: true, value: national });
		})
	);
});

test('the most specific region with a rule on that day wins, in whatever order the rules stand', () => {
	fc.assert(
		fc.property(anyRegion, fc.infiniteStream(fc.boolean()), fc.infiniteStream(fc.nat()), (region, picks, order) => {
			const chain = regionsOf(region)!;
			const chosen = chain.filter((place) => place === 'CN' || (picks.next().value as boolean));
			const rules = chosen
				.map((place, index) => ({ rule: limit(index + 1, { region: place }), at: order.next().value as number }))
				.sort((a, b) => a.at - b.at)
				.map(({ rule }) => rule);
			const answer = ask(rules, region);
			expect(answer.ok && answer.value.region).toBe(chosen[0]);
		})
	);
});

test('a later edition wins from its first day, and not a day before', () => {
	fc.assert(
		fc.property(anyRegion, anyDay, fc.integer({ min: 0, max: 4000 }), (region, turn, away) => {
			const earlier = limit(1, { until: turn });
			const later = limit(2, { from: turn });
			expect(ask([earlier, later], region, addDays(turn, away))).toEqual({ ok: true, value: later });
			expect(ask([later, earlier], region, addDays(turn, -1 - away))).toEqual({ ok: true, value: earlier });
		})
	);
});

test('a region whose rule has ended falls back to the country', () => {
	const rules = [limit(1), limit(2, { region: '33', until: today })];
	expect(ask(rules, '3301', addDays(today, -1))).toMatchObject({ value: { region: '33' } });
	expect(ask(rules, '3301', today)).toMatchObject({ value: { region: 'CN' } });
});

test('a point has its own rule before that of its county, with who and why', () => {
	const override = { by: 'p1' as PersonId, why: '许可证 3301-危收-001' };
	const own = limit(2, { region: '330106-01', override });
	expect(ask([limit(1), own], '330106-01')).toEqual({ ok: true, value: own });
	expect(ask([limit(1), own], '330106-02')).toMatchObject({ value: { region: 'CN' } });
});

test('no rule, two rules and no region are told apart', () => {
	expect(ask([], '33')).toEqual({
		ok: false,
		refusal: { kind: 'no-rule', key: 'storage-limit', region: '33', day: today }
	});
	const twice = [limit(1), limit(2)];
	expect(ask(twice, '33')).toEqual({
		ok: false,
		refusal: { kind: 'rules-overlap', key: 'storage-limit', region: 'CN', day: today, rules: twice }
	});
	expect(ask(twice, 'Zhejiang')).toEqual({ ok: false, refusal: { kind: 'region-malformed', region: 'Zhejiang' } });
});

test('an unconfirmed rule and one without a figure are returned, so that a screen can say so', () => {
	const open = planted('point-capacity', null, { confirmed: false, confidence: 'knowledge' });
	expect(ruleOn({ rules: [open], key: 'point-capacity', region: '33', day: today })).toEqual({ ok: true, value: open });
});

const list = (rules: readonly Rule[], region: string, on = today) => {
	const answer = rulesFor({ rules, region, day: on });
	if (!answer.ok) throw new Error(answer.refusal.kind);
	return answer.value;
};

test('the list tells what changes next and when, also when a wider or narrower region causes it', () => {
	const ended = limit(1, { region: '33', until: day('2027-01-01') });
	const national = limit(2);
	expect(list([ended, national], '3301').inForce).toEqual([
		{ key: 'storage-limit', rule: ended, next: { on: '2027-01-01', to: national } }
	]);
	const coming = limit(3, { region: '3301', from: day('2027-03-01') });
	const elsewhere = limit(4, { region: '35', from: day('2026-12-01') });
	expect(list([national, coming, elsewhere], '3301').inForce[0]?.next).toEqual({ on: '2027-03-01', to: coming });
	expect(list([national, coming], '33').inForce[0]?.next).toBeNull();
});

test('a change that another region hides is no change', () => {
	const own = limit(1, { region: '33' });
	const national = [limit(2, { until: day('2027-01-01') }), limit(3, { from: day('2027-01-01') })];
	expect(list([own, ...national], '33').inForce).toEqual([{ key: 'storage-limit', rule: own, next: null }]);
});

test('a rule that only comes later stands apart from those in force, and one that is gone is not listed', () => {
	const coming = limit(1, { from: day('2027-01-01') });
	expect(list([coming], '33')).toEqual({ inForce: [], coming: [{ on: '2027-01-01', to: coming }] });
	expect(list([limit(1, { until: today })], '33')).toEqual({ inForce: [], coming: [] });
});

test('the list refuses what the single question refuses', () => {
	expect(rulesFor({ rules: [], region: '3', day: today })).toMatchObject({ refusal: { kind: 'region-malformed' } });
	expect(rulesFor({ rules: [limit(1), limit(2)], region: '33', day: today })).toMatchObject({
		refusal: { kind: 'rules-overlap' }
	});
	const later = [limit(1, { from: day('2027-01-01') }), limit(2, { from: day('2027-01-01') })];
	expect(rulesFor({ rules: later, region: '33', day: today })).toMatchObject({ refusal: { kind: 'rules-overlap' } });
});

test('the list agrees with the single question for every key, and with the single question on the day of change', () => {
	fc.assert(
		fc.property(fc.constantFrom('330106-01', '3401', '3205', '64', 'CN'), anyDay, (region, on) => {
			const { inForce, coming } = list(shippedRules, region, on);
			for (const { key, rule, next } of inForce) {
				const asked = ruleOn({ rules: shippedRules, key, region, day: on });
				expect(asked.ok && asked.value).toBe(rule);
				if (!next) continue;
				const then = ruleOn({ rules: shippedRules, key, region, day: next.on });
				expect(then.ok ? then.value : null).toBe(next.to);
				const before = ruleOn({ rules: shippedRules, key, region, day: addDays(next.on, -1) });
				expect(before.ok && before.value).toBe(rule);
			}
			for (const { on: turn } of coming) expect(turn > on).toBe(true);
		}),
		{ numRuns: 25 }
	);
});
