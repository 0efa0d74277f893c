/**
 * 管理类别 of an enterprise by HJ 1259-2022 4.2: 重点监管, 简化管理 or 登记管理.
 *
 * The city's authority may have set another class (4.2.2): then that one counts, and this is not asked.
 */
import { ok, refuse, type Result } from '../result.ts';
import type { Grams } from '../weight.ts';
import type { Rule } from './rule.ts';
import { within } from './value.ts';

export type ManagementClassRules = {
	keyMass: Rule<'class-key-mass'>;
	simplifiedMass: Rule<'class-simplified-mass'>;
	years: Rule<'class-years'>;
	licence: Rule<'class-key-licence'>;
	ownFacility: Rule<'class-key-own-facility'>;
};

export type EnterpriseFigures = {
	/** Mass of each complete year of production, the latest first. */
	years: readonly Grams[];
	/** The figure of the environmental impact assessment or the permit, for a site without a complete year. */
	planned: Grams | null;
	/** Holds a 危险废物经营许可证. */
	licence: boolean;
	/** Has its own facility for utilisation or disposal. */
	ownFacility: boolean;
};

export type ManagementClass = {
	class: 'key' | 'simplified' | 'registered';
	/** The annual quantity that counts (4.2.3): the largest of the last years, else the planned one. */
	quantity: Grams | null;
	/** The rule that decided. */
	rule: ManagementClassRules[keyof ManagementClassRules];
};

export type ManagementClassRefusal = { kind: 'quantity-unknown' } | { kind: 'limit-not-given'; rule: Rule };

export function managementClass(
	figures: EnterpriseFigures,
	{ keyMass, simplifiedMass, years, licence, ownFacility }: ManagementClassRules
): Result<ManagementClass, ManagementClassRefusal> {
	if (keyMass.value === null) return refuse({ kind: 'limit-not-given', rule: keyMass });
	if (simplifiedMass.value === null) return refuse({ kind: 'limit-not-given', rule: simplifiedMass });
	if (years.value === null) return refuse({ kind: 'limit-not-given', rule: years });
	const counted = figures.years.slice(0, years.value.count);
	const quantity = counted.length > 0 ? (Math.max(...counted) as Grams) : figures.planned;
	if (figures.licence && licence.value?.yes) return ok({ class: 'key', quantity, rule: licence });
	if (figures.ownFacility && ownFacility.value?.yes) return ok({ class: 'key', quantity, rule: ownFacility });
	if (quantity === null) return refuse({ kind: 'quantity-unknown' });
	if (within(quantity, keyMass.value.bound, keyMass.value.grams)) return ok({ class: 'key', quantity, rule: keyMass });
	const { bound, grams } = simplifiedMass.value;
	return ok({ class: within(quantity, bound, grams) ? 'simplified' : 'registered', quantity, rule: simplifiedMass });
}
