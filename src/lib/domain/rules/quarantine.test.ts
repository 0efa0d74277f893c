import { expect, test } from 'vitest';
import { quarantineReasons, type ArrivingLabel, type DeclaredWaste } from './quarantine.ts';
import { planted, shipped } from './rule.fixture.ts';

const rule = shipped('check-before-storing');
const oil: DeclaredWaste = { code: '900-214-08', inCatalogue: true, hazards: ['T', 'I'], form: 'liquid' };
const label: ArrivingLabel = { code: '900-214-08', hazards: ['I', 'T'] };
const check = (declared: Partial<DeclaredWaste>, onIt: ArrivingLabel | null) =>
	quarantineReasons({ ...oil, ...declared }, onIt, rule);

test('a container whose label agrees may be stored, the order of the hazards left aside', () => {
	expect(check({}, label)).toEqual({ store: true, reasons: [], rule });
	expect(check({}, null).store).toBe(true);
	expect(check({}, { code: null, hazards: null }).store).toBe(true);
});

test('another kind on the label sets it apart', () => {
	expect(check({}, { code: '900-249-08', hazards: null })).toMatchObject({
		store: false,
		reasons: [{ kind: 'label-kind-disagrees', label: '900-249-08', declared: '900-214-08' }]
	});
});

test('other hazards on the label set it apart, whether one is missing or one more', () => {
	for (const hazards of [['T'], ['T', 'I', 'C'], []] as const)
		expect(check({}, { code: null, hazards })).toMatchObject({
			store: false,
			reasons: [{ kind: 'label-hazards-disagree', label: hazards, declared: ['T', 'I'] }]
		});
});

test('an unknown kind sets it apart: none declared, or none that the catalogue has', () => {
	expect(check({ code: null }, label).reasons).toEqual([{ kind: 'waste-kind-unknown' }]);
	expect(check({ inCatalogue: false }, label).reasons).toEqual([{ kind: 'waste-kind-unknown' }]);
});

test('unknown properties set it apart, and the missing ones are named', () => {
	expect(check({ hazards: [], form: null }, null)).toMatchObject({
		store: false,
		reasons: [{ kind: 'properties-unknown', missing: ['hazards', 'form'] }]
	});
	expect(check({ form: null }, null).reasons).toEqual([{ kind: 'properties-unknown', missing: ['form'] }]);
});

test('where the rule does not hold the reasons are told and nothing is blocked', () => {
	for (const open of [
		planted('check-before-storing', null),
		planted('check-before-storing', { kind: 'boolean', yes: false })
	])
		expect(quarantineReasons({ ...oil, code: null }, null, open)).toMatchObject({
			store: true,
			reasons: [{ kind: 'waste-kind-unknown' }]
		});
});
