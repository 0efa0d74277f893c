/** Bookings, and the rounds that serve them. */
import * as v from 'valibot';
import {
	containers,
	day,
	enterpriseId,
	id,
	instant,
	list,
	packaging,
	said,
	some,
	text,
	weight,
	whole,
	window
} from './parts.ts';

const booked = v.strictObject({
	waste: text(20),
	/** Grams as expected. */
	estimate: some,
	containers: v.pipe(whole, v.minValue(1), v.maxValue(1000)),
	packaging
});
const windows = list(window, 10, 1);
const reasoned = v.strictObject({ booking: id, reason: said() });

const plannedStop = v.strictObject({
	stop: id,
	enterprise: enterpriseId,
	booking: v.nullable(id),
	window: v.nullable(window),
	/** When the vehicle should be there. */
	due: v.nullable(instant)
});
const stops = v.pipe(
	list(plannedStop, 200, 1),
	v.check((all) => new Set(all.map(({ stop }) => stop)).size === all.length)
);
const place = v.nullable(
	v.strictObject({
		/** Millionths of a degree, WGS 84. */
		latitude: v.pipe(whole, v.minValue(-90_000_000), v.maxValue(90_000_000)),
		longitude: v.pipe(whole, v.minValue(-180_000_000), v.maxValue(180_000_000))
	})
);

export const bookingBodies = {
	'booking.submitted': {
		1: v.strictObject({
			booking: id,
			enterprise: enterpriseId,
			how: v.picklist(['pickup', 'drop-off']),
			wastes: list(booked, 30, 1),
			windows,
			note: text(500)
		})
	},
	'booking.rescheduled': { 1: v.strictObject({ booking: id, windows, note: text(500) }) },
	'booking.scheduled': { 1: v.strictObject({ booking: id, round: id, stop: id, window }) },
	'booking.unscheduled': { 1: reasoned },
	'booking.declined': { 1: reasoned },
	'booking.cancelled': { 1: reasoned },
	'booking.collected': { 1: v.strictObject({ booking: id, containers }) },
	'booking.missed': { 1: reasoned }
} as const;

export const roundBodies = {
	'round.planned': {
		1: v.strictObject({ round: id, day, vehicle: v.nullable(id), driver: v.nullable(id), stops })
	},
	'round.replanned': { 1: v.strictObject({ round: id, vehicle: v.nullable(id), driver: v.nullable(id), stops }) },
	'round.dispatched': { 1: v.strictObject({ round: id, vehicle: id, driver: id }) },
	'round.recalled': { 1: v.strictObject({ round: id, reason: said() }) },
	'round.started': { 1: v.strictObject({ round: id, place }) },
	'round.returned': { 1: v.strictObject({ round: id, place }) },
	'round.handed-over': {
		1: v.strictObject({ round: id, containers: list(id, 500), net: weight, difference: whole, reason: text(500) })
	},
	'round.cancelled': { 1: v.strictObject({ round: id, reason: said() }) },
	'stop.arrived': { 1: v.strictObject({ round: id, stop: id, how: v.picklist(['scan', 'place', 'hand']), place }) },
	'stop.collected': {
		1: v.strictObject({
			round: id,
			stop: id,
			containers,
			net: some,
			measured: v.picklist(['weighed', 'estimated'])
		})
	},
	'stop.signed': {
		1: v.strictObject({ round: id, stop: id, signer: said(60), how: v.picklist(['code', 'message', 'paper']) })
	},
	'stop.skipped': { 1: v.strictObject({ round: id, stop: id, reason: said() }) },
	'stop.reopened': { 1: v.strictObject({ round: id, stop: id }) }
} as const;
