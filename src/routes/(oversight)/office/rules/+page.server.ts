/** The rules in force at a point on a day, each with its clause and with how far it is confirmed. */
import { error } from '@sveltejs/kit';
import { catalogueOn } from '#lib/domain/catalogue/editions.ts';
import { dayInChina, isDay } from '#lib/domain/day.ts';
import { shippedRules } from '#lib/domain/rules/shipped.ts';
import { rulesView } from '#lib/features/rules/rules-view.ts';
import { access, pointOrFirst, pointsWhere } from '../../office-access.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const given = await access(locals, url);
	const points = pointsWhere(given, 'rules.read');
	const point = pointOrFirst({ ...given, points }, url.searchParams.get('point'));
	if (!point) error(403);
	const asked = url.searchParams.get('day') || null;
	const today = dayInChina(Date.now());
	const day = asked !== null && isDay(asked) ? asked : today;
	const onlyUnconfirmed = url.searchParams.get('only') === 'unconfirmed';
	const inRegion = (region: string) => rulesView({ rules: shippedRules, region, day, onlyUnconfirmed });
	const own = inRegion(point.id);
	const national = !own.ok && own.refusal.kind === 'region-malformed';
	const view = national ? inRegion('CN') : own;
	if (!view.ok) throw new Error(`the shipped rules are at fault: ${view.refusal.kind}`);
	return {
		points,
		point,
		day,
		today,
		dayWrong: asked !== null && asked !== day,
		onlyUnconfirmed,
		national,
		edition: catalogueOn(day)?.edition ?? null,
		...view.value
	};
};
