/**
 * A booking 预约, from an enterprise's wish to waste collected.
 *
 * On the way (在路上) and disposed of (已处置) are not states of it: they are read off its round and its containers.
 */
import { reasonGiven } from './witness.ts';
import type { Lifecycle } from './lifecycle.ts';

export type BookingState = 'none' | 'submitted' | 'scheduled' | 'collected' | 'missed' | 'declined' | 'cancelled';

export type BookingFacts = {
	submit: { wastes: number; windows: number };
	reschedule: { windows: number };
	schedule: { round: string };
	unschedule: { reason: string };
	decline: { reason: string };
	cancel: { reason: string };
	collect: { containers: number };
	miss: { reason: string };
};

const windowsGiven = ({ windows }: { windows: number }) =>
	windows === 0 ? ({ kind: 'window-missing' } as const) : undefined;

export const booking: Lifecycle<BookingState, BookingFacts> = {
	subject: 'booking',
	initial: 'none',
	actions: {
		submit: {
			writes: 'booking.submitted',
			guard: (facts) => (facts.wastes === 0 ? ({ kind: 'waste-missing' } as const) : windowsGiven(facts))
		},
		reschedule: { writes: 'booking.rescheduled', guard: windowsGiven },
		schedule: {
			writes: 'booking.scheduled',
			guard: ({ round }) => (round.trim() === '' ? ({ kind: 'round-missing' } as const) : undefined)
		},
		unschedule: { writes: 'booking.unscheduled', guard: reasonGiven },
		decline: { writes: 'booking.declined', guard: reasonGiven },
		cancel: { writes: 'booking.cancelled', guard: reasonGiven },
		collect: {
			writes: 'booking.collected',
			// The drums are on the vehicle, or at the counter, whatever the booking said.
			lands: 'collected',
			guard: ({ containers }) => (containers === 0 ? ({ kind: 'nothing-collected' } as const) : undefined)
		},
		miss: { writes: 'booking.missed', guard: reasonGiven }
	},
	table: {
		none: { submit: 'submitted' },
		submitted: {
			reschedule: 'submitted',
			schedule: 'scheduled',
			decline: 'declined',
			cancel: 'cancelled',
			// Brought to the point by the enterprise itself (自送).
			collect: 'collected'
		},
		scheduled: {
			reschedule: 'submitted',
			schedule: 'scheduled',
			unschedule: 'submitted',
			cancel: 'cancelled',
			collect: 'collected',
			miss: 'missed'
		},
		missed: { reschedule: 'submitted', cancel: 'cancelled', collect: 'collected' },
		collected: {},
		declined: {},
		cancelled: {}
	}
};
