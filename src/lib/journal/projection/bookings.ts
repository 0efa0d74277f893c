/** Bookings, and rounds with their stops, from their steps. */
import { newBooking, type BookedWaste, type Booking, type Window } from '#lib/domain/booking.ts';
import type {
	BookingId,
	ContainerId,
	Day,
	EnterpriseId,
	PersonId,
	RoundId,
	StopId,
	VehicleId
} from '#lib/domain/ids.ts';
import { booking, type BookingFacts, type BookingState } from '#lib/domain/lifecycles/booking.ts';
import { follow, actionOf } from '#lib/domain/lifecycles/lifecycle.ts';
import { round, stop, type RoundFacts, type RoundState } from '#lib/domain/lifecycles/round.ts';
import { newRound, newStop, type PlannedStop, type Round, type Stop } from '#lib/domain/round.ts';
import { grams } from '#lib/domain/weight.ts';
import type { Flag } from './flags.ts';
import { bodyOf, type PaperForm } from './paper.ts';
import type { PaperStep } from './rows.ts';

export const bookingForm: PaperForm<BookingState, BookingFacts, Booking> = {
	lifecycle: booking,
	blank: (id, point) => newBooking(id as BookingId, point),
	apply: (row, step) => {
		switch (step.type) {
			case 'booking.submitted': {
				const { enterprise, how, wastes, windows, note } = bodyOf<'booking.submitted'>(step);
				return {
					...row,
					enterprise: enterprise as EnterpriseId,
					how,
					wastes: wastes as BookedWaste[],
					windows: windows as Window[],
					note,
					submittedAt: step.at
				};
			}
			case 'booking.rescheduled': {
				const { windows, note } = bodyOf<'booking.rescheduled'>(step);
				return { ...row, windows: windows as Window[], note, visit: null };
			}
			case 'booking.scheduled': {
				const visit = bodyOf<'booking.scheduled'>(step);
				return {
					...row,
					visit: { round: visit.round as RoundId, stop: visit.stop as StopId, window: visit.window as Window }
				};
			}
			case 'booking.collected': {
				const { containers } = bodyOf<'booking.collected'>(step);
				return { ...row, containers: containers as ContainerId[] };
			}
			default:
				return { ...row, visit: null, reason: bodyOf<'booking.cancelled'>(step).reason };
		}
	}
};

/** Stops that were served keep what happened there, whatever the new plan says. */
const replanned = (stops: readonly Stop[], plan: readonly PlannedStop[]): Stop[] => {
	const planned = plan.map((each) => ({
		...(stops.find(({ stop: id }) => id === each.stop) ?? newStop(each)),
		...each
	}));
	const ids = new Set(plan.map(({ stop: id }) => id));
	return [...planned, ...stops.filter(({ stop: id, state }) => !ids.has(id) && state !== 'open')];
};

export const roundForm: PaperForm<RoundState, RoundFacts, Round> = {
	lifecycle: round,
	blank: (id, point) => newRound(id as RoundId, point),
	inner: stopStep,
	apply: (row, step) => {
		switch (step.type) {
			case 'round.planned': {
				const { day, vehicle, driver, stops } = bodyOf<'round.planned'>(step);
				const plan = stops as PlannedStop[];
				return {
					...row,
					day: day as Day,
					vehicle: vehicle as VehicleId | null,
					driver: driver as PersonId | null,
					stops: replanned(row.stops, plan)
				};
			}
			case 'round.replanned': {
				const { vehicle, driver, stops } = bodyOf<'round.replanned'>(step);
				return {
					...row,
					vehicle: vehicle as VehicleId | null,
					driver: driver as PersonId | null,
					stops: replanned(row.stops, stops as PlannedStop[])
				};
			}
			case 'round.dispatched': {
				const { vehicle, driver } = bodyOf<'round.dispatched'>(step);
				return { ...row, vehicle: vehicle as VehicleId, driver: driver as PersonId };
			}
			case 'round.started':
				return { ...row, startedAt: step.at };
			case 'round.returned':
				return { ...row, returnedAt: step.at };
			case 'round.handed-over': {
				const { containers, net, difference, reason } = bodyOf<'round.handed-over'>(step);
				return {
					...row,
					handedOver: { containers: containers as ContainerId[], net: grams(net), difference, reason }
				};
			}
			default:
				return { ...row, reason: bodyOf<'round.cancelled'>(step).reason };
		}
	}
};

/** A stop's step, inside its round. A stop that no plan has is one that the driver made: it is kept, and flagged. */
function stopStep(row: Round, step: PaperStep): { row: Round; flags: Flag[] } {
	const { stop: id } = bodyOf<'stop.reopened'>(step);
	const known = row.stops.find((each) => each.stop === id);
	const flags: Flag[] = known ? [] : [{ kind: 'not-known', subject: 'stop', id }];
	const at =
		known ?? newStop({ stop: id as StopId, enterprise: '' as EnterpriseId, booking: null, window: null, due: null });
	const action = actionOf(stop, step.type)!;
	const { state, inTurn } = follow(stop, at.state, action);
	if (!inTurn) flags.push({ kind: 'out-of-turn', subject: 'stop', id, state: at.state, action });
	const next = inTurn || state !== at.state ? { ...stopAfter(at, step), state } : at;
	const stops = known ? row.stops.map((each) => (each === known ? next : each)) : [...row.stops, next];
	return { row: { ...row, stops }, flags };
}

function stopAfter(at: Stop, step: PaperStep): Stop {
	switch (step.type) {
		case 'stop.arrived':
			return { ...at, arrivedAt: step.at };
		case 'stop.collected': {
			const { containers, net, measured } = bodyOf<'stop.collected'>(step);
			return { ...at, containers: containers as ContainerId[], net: grams(net), measured };
		}
		case 'stop.signed':
			return { ...at, signer: bodyOf<'stop.signed'>(step).signer };
		case 'stop.skipped':
			return { ...at, reason: bodyOf<'stop.skipped'>(step).reason };
		default:
			return { ...at, reason: '' };
	}
}
