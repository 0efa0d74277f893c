/**
 * How long a container may still stay: 生态环境法典 art. 535 (one year for a licence holder, less where a province says so)
 * and, for the holder of a collection permit 收集经营许可证, 国务院令408号 art. 20 (waste oil and Ni-Cd batteries).
 *
 * The earliest last day binds. On the last day the container is still in time.
 */
import { daysBetween } from '../day.ts';
import type { Day } from '../ids.ts';
import type { WorkingCalendar } from './calendar.ts';
import { lastDayOf } from './duration.ts';
import type { Rule } from './rule.ts';

export type StorageAgeRules = {
	limit: Rule<'storage-limit'>;
	warning: Rule<'storage-warning'>;
	/** Only where the point works under a collection permit. */
	handOver: { limit: Rule<'collection-permit-hand-over'>; wastes: Rule<'collection-permit-hand-over-wastes'> } | null;
};

export type StorageAge = {
	daysUsed: number;
	/** Null when no rule gives a limit. Negative when it is over. */
	daysLeft: number | null;
	due: Day | null;
	state: 'ok' | 'soon' | 'over' | 'no-limit-given';
	/** The rule that binds; its clause is shown beside the figures. */
	rule: Rule<'storage-limit'> | Rule<'collection-permit-hand-over'>;
	/** Whether the rule was read in its text and each working day counted is in a published notice. */
	confirmed: boolean;
};

/**
 * @param waste the code, `900-214-08`.
 * @param rules those in force today: a limit that law shortens binds what is in store already.
 */
export function storageAge(
	{ received, today, waste }: { received: Day; today: Day; waste: string },
	rules: StorageAgeRules,
	calendar: WorkingCalendar
): StorageAge {
	const daysUsed = daysBetween(received, today);
	const due = dueBy(received, waste, rules, calendar).sort((a, b) => daysBetween(b.day, a.day))[0];
	if (!due)
		return { daysUsed, daysLeft: null, due: null, state: 'no-limit-given', rule: rules.limit, confirmed: false };
	const daysLeft = daysBetween(today, due.day);
	const warning = rules.warning.value;
	const isSoon = warning !== null && lastDayOf(today, warning, calendar).day >= due.day;
	const state = daysLeft < 0 ? 'over' : isSoon ? 'soon' : 'ok';
	return { daysUsed, daysLeft, due: due.day, state, rule: due.rule, confirmed: due.confirmed && due.rule.confirmed };
}

type Due = { day: Day; confirmed: boolean; rule: StorageAge['rule'] };

function dueBy(received: Day, waste: string, { limit, handOver }: StorageAgeRules, calendar: WorkingCalendar): Due[] {
	const isHandedOver = handOver?.wastes.value?.texts.some((kind) => isOfKind(waste, kind)) === true;
	return [limit, ...(isHandedOver ? [handOver.limit] : [])].flatMap((rule) =>
		rule.value === null ? [] : [{ ...lastDayOf(received, rule.value, calendar), rule }]
	);
}

/** Kinds are named by code, `900-044-49`, or by category, `HW08`. */
const isOfKind = (waste: string, kind: string): boolean =>
	kind.startsWith('HW') ? waste.endsWith(`-${kind.slice(2)}`) : waste === kind;
