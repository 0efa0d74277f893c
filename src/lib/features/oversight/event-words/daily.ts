/** What events about the day at a point say: shifts, stocktakes, alerts, incidents. */
import { m } from '#lib/paraglide/messages.js';
import { incidentText } from './choices.ts';
import { counted, figure, line, of, person, second, type Details } from './detail.ts';

const stocktake = (body: { stocktake: string }): string => of('stocktake', body.stocktake);
const alert = (body: { alert: string; reason: string }): string => line(of('alert', body.alert), body.reason);
const due = (day: string | null): string => (day === null ? '' : m.office_detail_due({ day }));

export const dailyDetails: Details<'shift' | 'stocktake' | 'alert' | 'incident'> = {
	'shift.opened': (body, reader) => person(body.person, reader),
	'shift.closed': () => '',
	'stocktake.opened': (body) => line(stocktake(body), m.office_detail_zones({ count: body.zones.length })),
	'stocktake.counted': (body) => line(stocktake(body), body.slot),
	'stocktake.closed': (body) =>
		line(stocktake(body), m.office_detail_missing({ count: body.missing.length }), body.reason),
	'stocktake.reopened': stocktake,
	'stocktake.approved': (body, reader) => line(stocktake(body), second(body.second, reader), body.reason),
	'stocktake.abandoned': (body) => line(stocktake(body), body.reason),
	'alert.raised': (body) => line(alert(body), due(body.due)),
	'alert.assigned': (body, reader) => line(of('alert', body.alert), person(body.owner, reader), due(body.due)),
	'alert.closed': alert,
	'alert.reopened': alert,
	'incident.reported': ({ incident, kind, containers, lost, words }, reader) =>
		line(
			of('incident', incident),
			incidentText(kind),
			containers && counted(containers),
			lost === null ? '' : m.office_detail_about({ weight: figure(lost, reader) }),
			words
		),
	'incident.closed': ({ incident, words }) => line(of('incident', incident), words)
};
