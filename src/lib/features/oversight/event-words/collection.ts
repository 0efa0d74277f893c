/** What events about bookings, rounds and their stops say. */
import { m } from '#lib/paraglide/messages.js';
import { howText, measuredText } from './choices.ts';
import { counted, figure, line, mass, of, person, windowText, type Details } from './detail.ts';

type Reasoned = { reason: string };
const booking = (body: { booking: string } & Reasoned): string => line(of('booking', body.booking), body.reason);
const round = (body: { round: string } & Reasoned): string => line(of('round', body.round), body.reason);
const bare = (body: { round: string }): string => of('round', body.round);

export const collectionDetails: Details<'booking' | 'round' | 'stop'> = {
	'booking.submitted': (body, reader) =>
		line(
			of('booking', body.booking),
			body.enterprise,
			howText(body.how),
			...body.wastes.map(({ waste }) => waste),
			m.office_detail_about({
				weight: figure(
					body.wastes.reduce((sum, { estimate }) => sum + estimate, 0),
					reader
				)
			}),
			...body.windows.map(windowText),
			body.note
		),
	'booking.rescheduled': (body) => line(of('booking', body.booking), ...body.windows.map(windowText), body.note),
	'booking.scheduled': (body) => line(of('booking', body.booking), of('round', body.round), windowText(body.window)),
	'booking.unscheduled': booking,
	'booking.declined': booking,
	'booking.cancelled': booking,
	'booking.collected': (body) => line(of('booking', body.booking), counted(body.containers)),
	'booking.missed': booking,

	'round.planned': (body) =>
		line(of('round', body.round), body.day, m.office_detail_stops({ count: body.stops.length })),
	'round.replanned': (body) => line(of('round', body.round), m.office_detail_stops({ count: body.stops.length })),
	'round.dispatched': (body, reader) => line(of('round', body.round), person(body.driver, reader)),
	'round.recalled': round,
	'round.started': bare,
	'round.returned': bare,
	'round.handed-over': (body, reader) =>
		line(of('round', body.round), counted(body.containers), mass(body.net, reader), body.reason),
	'round.cancelled': round,

	'stop.arrived': (body) => line(of('round', body.round), of('stop', body.stop), howText(body.how)),
	'stop.collected': (body, reader) =>
		line(
			of('round', body.round),
			of('stop', body.stop),
			counted(body.containers),
			mass(body.net, reader),
			measuredText(body.measured)
		),
	'stop.signed': (body) => line(of('round', body.round), of('stop', body.stop), body.signer, howText(body.how)),
	'stop.skipped': (body) => line(of('round', body.round), of('stop', body.stop), body.reason),
	'stop.reopened': (body) => line(of('round', body.round), of('stop', body.stop))
};
