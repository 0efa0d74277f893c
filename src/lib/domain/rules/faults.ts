/**
 * What is wrong with a set of rules, whether shipped or set by a point. Fit data have no fault.
 *
 * `ruleOn` relies on this: entries of one key and region never overlap, and a value has its key's unit.
 */
import { isDay } from '../day.ts';
import { kindOfKey } from './keys.ts';
import { regionsOf, type Rule } from './rule.ts';
import type { RuleValue } from './value.ts';

export type RuleFault = {
	kind:
		| 'key-unknown'
		| 'unit-of-another-key'
		| 'value-out-of-range'
		| 'region-malformed'
		| 'day-malformed'
		| 'ends-before-it-begins'
		| 'clause-missing'
		| 'source-missing'
		| 'confirmed-without-the-text'
		| 'override-misplaced'
		| 'overlap';
	rule: Rule;
};

export function faultsOf(rules: readonly Rule[]): RuleFault[] {
	const own = rules.flatMap((rule) => faultsOfOne(rule).map((kind) => ({ kind, rule })));
	const overlaps = rules
		.filter((rule, index) => rules.slice(0, index).some((earlier) => overlap(earlier, rule)))
		.map((rule) => ({ kind: 'overlap', rule }) as const);
	return [...own, ...overlaps];
}

function faultsOfOne(rule: Rule): RuleFault['kind'][] {
	const { key, value, region, from, until, clause, source, confidence, confirmed, override } = rule;
	const kind = kindOfKey.get(key);
	const isPoint = region.includes('-');
	const checks: [boolean, RuleFault['kind']][] = [
		[kind === undefined, 'key-unknown'],
		[kind !== undefined && value !== null && value.kind !== kind, 'unit-of-another-key'],
		[value !== null && !isInRange(value), 'value-out-of-range'],
		[regionsOf(region) === undefined, 'region-malformed'],
		[[from, until].some((day) => day !== null && !isDay(day)), 'day-malformed'],
		[from !== null && until !== null && from >= until, 'ends-before-it-begins'],
		[clause.trim() === '', 'clause-missing'],
		[source.trim() === '', 'source-missing'],
		[confirmed && confidence !== 'official' && confidence !== 'decision', 'confirmed-without-the-text'],
		// A point's figure is set by a person who says why; a figure of law is set by nobody here.
		[isPoint ? !override || override.by === '' || override.why.trim() === '' : !!override, 'override-misplaced']
	];
	return checks.filter(([wrong]) => wrong).map(([, kind]) => kind);
}

const isWhole = (...counts: number[]) => counts.every((count) => Number.isSafeInteger(count) && count > 0);
const isMonthDay = (month: number, day: number) => isDay(`2025-${pad(month)}-${pad(day)}`);
const pad = (count: number) => String(count).padStart(2, '0');

function isInRange(value: RuleValue): boolean {
	switch (value.kind) {
		case 'mass':
			return isWhole(value.grams);
		case 'volume':
			return isWhole(value.litres);
		case 'length':
			return isWhole(value.millimetres);
		case 'duration':
		case 'count':
			return isWhole(value.count);
		case 'share':
			return isWhole(value.numerator, value.denominator) && value.numerator <= value.denominator;
		case 'fine':
			return isWhole(value.fromYuan, value.toYuan) && value.fromYuan < value.toYuan;
		case 'day':
			return isDay(value.day);
		case 'texts':
			return value.texts.length > 0 && value.texts.every((text) => text.trim() !== '');
		case 'boolean':
			return true;
		case 'deadline':
			// A day that the month always has: February ends with the 28th.
			return value.every === 'year' ? isMonthDay(value.month, value.day) : isMonthDay(2, value.day);
		case 'steps':
			return isStair(value.steps);
	}
}

/** Litres and millimetres rise from step to step; the last has no end. */
const isStair = (steps: Extract<RuleValue, { kind: 'steps' }>['steps']): boolean =>
	steps.length > 0 &&
	steps.every(({ upToLitres, millimetres }, index) => {
		const before = steps[index - 1];
		const isLast = index === steps.length - 1;
		const rises = !before || ((upToLitres ?? Infinity) > before.upToLitres! && millimetres > before.millimetres);
		return isWhole(millimetres) && isLast === (upToLitres === null) && rises;
	});

function overlap(a: Rule, b: Rule): boolean {
	const begins = (rule: Rule) => rule.from ?? '';
	const ends = (rule: Rule) => rule.until ?? '9999-99-99';
	return a.key === b.key && a.region === b.region && begins(a) < ends(b) && begins(b) < ends(a);
}
