import { expect, test } from 'vitest';
import { planted, shipped } from './rule.fixture.ts';
import { transportExemption } from './transport-exemption.ts';

const rulesIn = (region: string) => ({
	listed: shipped('transport-exempt-codes', region),
	byPilot: shipped('transport-exempt-by-pilot', region)
});

test('what the catalogue names is exempt by its list, and nothing else is', () => {
	const national = rulesIn('330106');
	expect(transportExemption('900-052-31', national)).toEqual({ exempt: true, rule: national.listed });
	expect(transportExemption('900-214-08', national)).toEqual({ exempt: false, rule: null });
	const open = { ...national, listed: planted('transport-exempt-codes', null) };
	expect(transportExemption('900-052-31', open).exempt).toBe(false);
});

test('a plan that was only read about exempts nothing; the point sets its own rule with the document', () => {
	const ningxia = rulesIn('640104-01');
	expect(ningxia.byPilot).toMatchObject({ value: { yes: true }, confirmed: false });
	expect(transportExemption('900-214-08', ningxia)).toEqual({ exempt: false, rule: null });
	const byPilot = planted('transport-exempt-by-pilot', { kind: 'boolean', yes: true });
	expect(transportExemption('900-214-08', { ...ningxia, byPilot })).toEqual({ exempt: true, rule: byPilot });
});
