import { expect, test } from 'vitest';
import { catalogue2025 } from './catalogue/catalogue.ts';
import { parseDigitalId } from './codes/digital-id.ts';
import { usccCheckCharacter } from './codes/uscc.ts';
import { decideIntake, temporaryMark, type ArrivedLabel, type CodeSupply, type IntakeFacts } from './intake.ts';
import type { ContainerId, Day, DeviceId, EnterpriseId, PointId } from './ids.ts';
import type { Enterprise } from './point.ts';
import type { Weighing } from './weighing.ts';
import { grams } from './weight.ts';

const unit = `91330106MA2B${'0'.repeat(5)}`;
const company = { name: '示例收运', unit: unit + usccCheckCharacter(unit) };
const day = '2026-11-22' as Day;
const weighing: Weighing = {
	gross: grams(132_450),
	tare: grams(18_500),
	net: grams(113_950),
	tareSource: 'preset',
	scale: { id: 'A9-01', protocol: 'yaohua-a9', division: grams(50), max: grams(300_000) },
	stableBy: 'window',
	frames: ['022b303133323435323143' + '03']
};
const garage: Enterprise = {
	id: 'E0001' as EnterpriseId,
	point: '330106-01' as PointId,
	name: '示例汽修厂',
	uscc: null,
	district: '西湖区',
	agreementUntil: '2027-03-31' as Day,
	declared: [],
	stamp: { position: 1, device: 'server' as DeviceId, seq: 1 }
};
const oil = { code: '900-214-08', entry: catalogue2025.byCode.get('900-214-08'), edition: '2025' };
const facts: IntakeFacts = {
	container: '019b0000-0000-7000-8000-0000deadbeef' as ContainerId,
	who: { kind: 'known', enterprise: garage },
	waste: oil,
	form: 'liquid',
	packaging: 'steel-drum-200',
	weighing,
	minimum: 1000,
	day,
	arrived: null
};
const supply: CodeSupply = { company, ranges: [{ from: 31, to: 60 }], used: new Set([31]), taken: () => false };

const arrivedWith = (waste: string): ArrivedLabel => {
	const parsed = parseDigitalId(`${company.unit}${waste.replaceAll('-', '')}20261120007`);
	if (!parsed.ok) throw new Error('the sample label is wrong');
	return { code: parsed.value.code, parts: parsed.value, nationalQr: null };
};

test('a container labelled at the point carries the company, the waste, the day and the next serial of the lane', () => {
	const intake = decideIntake(facts, supply);
	expect(intake).toMatchObject({
		ok: true,
		value: { code: `${company.unit}9002140820261122032`, codeSource: 'assigned', notices: [] }
	});
});

test('a container that comes with a label keeps its code', () => {
	const arrived = arrivedWith('900-214-08');
	expect(decideIntake({ ...facts, arrived }, supply)).toMatchObject({
		ok: true,
		value: { code: arrived.code, codeSource: 'arrived', notices: [] }
	});
});

test('a label that names another waste is recorded and told', () => {
	expect(decideIntake({ ...facts, arrived: arrivedWith('900-249-08') }, supply)).toMatchObject({
		ok: true,
		value: { notices: ['label-disagrees'] }
	});
});

test('a container whose label is in stock already is not doubled', () => {
	const arrived = arrivedWith('900-214-08');
	expect(decideIntake({ ...facts, arrived }, { ...supply, taken: () => true })).toEqual({
		ok: false,
		refusal: { kind: 'code-in-stock', code: arrived.code }
	});
});

test('with every serial used up a container is taken in under a temporary mark', () => {
	const intake = decideIntake(facts, { ...supply, ranges: [{ from: 31, to: 31 }] });
	expect(intake).toMatchObject({
		ok: true,
		value: { code: null, codeSource: 'pending', temporary: 'T-DEADBEEF', notices: ['code-pending'] }
	});
	expect(temporaryMark(facts.container)).toBe('T-DEADBEEF');
});

test.each([
	['an unknown enterprise', { who: { kind: 'unknown', name: '路边小店' } }, 'enterprise-unknown'],
	['no agreement', { who: { kind: 'known', enterprise: { ...garage, agreementUntil: null } } }, 'agreement-missing'],
	[
		'an agreement that ended',
		{ who: { kind: 'known', enterprise: { ...garage, agreementUntil: '2026-11-21' as Day } } },
		'agreement-expired'
	],
	[
		'a waste code the catalogue lacks',
		{ waste: { code: '900-000-99', entry: undefined, edition: '2025' } },
		'waste-unknown'
	],
	['less than 20 e', { minimum: 200_000 }, 'below-minimum']
] satisfies [string, Partial<IntakeFacts>, string][])('%s is recorded with a notice', (_, change, notice) => {
	expect(decideIntake({ ...facts, ...change }, supply)).toMatchObject({ ok: true, value: { notices: [notice] } });
});

test('nobody named and a malformed waste code are refused', () => {
	expect(decideIntake({ ...facts, who: { kind: 'unknown', name: '  ' } }, supply)).toMatchObject({
		refusal: { kind: 'bringer-unnamed' }
	});
	expect(
		decideIntake({ ...facts, waste: { code: '900-214', entry: undefined, edition: '2025' } }, supply)
	).toMatchObject({
		refusal: { kind: 'waste-malformed' }
	});
});
