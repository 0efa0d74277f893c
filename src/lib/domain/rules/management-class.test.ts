import { expect, test } from 'vitest';
import { grams } from '../weight.ts';
import { managementClass, type EnterpriseFigures, type ManagementClassRules } from './management-class.ts';
import { planted, shipped } from './rule.fixture.ts';

const TONNE = 1_000_000;
const rules: ManagementClassRules = {
	keyMass: shipped('class-key-mass'),
	simplifiedMass: shipped('class-simplified-mass'),
	years: shipped('class-years'),
	licence: shipped('class-key-licence'),
	ownFacility: shipped('class-key-own-facility')
};
const figures = (change: Partial<EnterpriseFigures> = {}): EnterpriseFigures => ({
	years: [],
	planned: null,
	licence: false,
	ownFacility: false,
	...change
});
const classOf = (change: Partial<EnterpriseFigures>, under = rules) => {
	const answer = managementClass(figures(change), under);
	return answer.ok ? answer.value.class : answer.refusal.kind;
};
const ofMass = (mass: number) => classOf({ years: [grams(mass)] });

test('100 t and 10 t belong to the higher class, a gram less to the lower', () => {
	expect([100 * TONNE, 100 * TONNE - 1, 10 * TONNE, 10 * TONNE - 1, 0].map(ofMass)).toEqual([
		'key',
		'simplified',
		'simplified',
		'registered',
		'registered'
	]);
});

test('a licence or an own facility makes 重点监管 whatever the quantity, also one not known', () => {
	expect(managementClass(figures({ licence: true }), rules)).toEqual({
		ok: true,
		value: { class: 'key', quantity: null, rule: rules.licence }
	});
	expect(classOf({ ownFacility: true, years: [grams(1)] })).toBe('key');
	const lenient = {
		...rules,
		licence: planted('class-key-licence', null),
		ownFacility: planted('class-key-own-facility', null)
	};
	expect(classOf({ licence: true, ownFacility: true, years: [grams(1)] }, lenient)).toBe('registered');
});

test('the largest of the last three years counts, a fourth year does not', () => {
	expect(classOf({ years: [grams(1), grams(2), grams(10 * TONNE), grams(100 * TONNE)] })).toBe('simplified');
	expect(classOf({ years: [grams(1), grams(100 * TONNE)] })).toBe('key');
});

test('without a complete year the planned quantity counts, and without that nothing is concluded', () => {
	expect(classOf({ planned: grams(10 * TONNE) })).toBe('simplified');
	expect(classOf({ planned: grams(200 * TONNE), years: [grams(1)] })).toBe('registered');
	expect(classOf({})).toBe('quantity-unknown');
});

test('a limit without a figure is refused and named', () => {
	const none = {
		keyMass: planted('class-key-mass', null),
		simplifiedMass: planted('class-simplified-mass', null),
		years: planted('class-years', null)
	};
	for (const name of ['keyMass', 'simplifiedMass', 'years'] as const) {
		expect(managementClass(figures({ years: [grams(1)] }), { ...rules, [name]: none[name] })).toEqual({
			ok: false,
			refusal: { kind: 'limit-not-given', rule: none[name] }
		});
	}
});
