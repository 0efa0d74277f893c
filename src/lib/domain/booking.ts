/** A booking 预约 as the screens show it, and what is read off its round and its containers. */
import type { Container } from './container.ts';
import { custodyOf } from './container.ts';
import type { BookingId, ContainerId, Day, EnterpriseId, PointId, RoundId, StopId } from './ids.ts';
import type { BookingState } from './lifecycles/booking.ts';
import type { RoundState } from './lifecycles/round.ts';
import type { PackagingKind } from './packaging.ts';
import type { Grams } from './weight.ts';

/** A time of a day in China: minutes since midnight. */
export type Window = { day: Day; from: number; to: number };

export type BookedWaste = { waste: string; estimate: Grams; containers: number; packaging: PackagingKind };

export type Booking = {
	id: BookingId;
	point: PointId;
	state: BookingState;
	enterprise: EnterpriseId | null;
	how: 'pickup' | 'drop-off';
	wastes: BookedWaste[];
	windows: Window[];
	note: string;
	/** Set while it is scheduled. */
	visit: { round: RoundId; stop: StopId; window: Window } | null;
	containers: ContainerId[];
	/** Of the last step that needed one: why it was declined, cancelled, missed, taken off its round. */
	reason: string;
	submittedAt: string | null;
};

export const newBooking = (id: BookingId, point: PointId): Booking => ({
	id,
	point,
	state: 'none',
	enterprise: null,
	how: 'pickup',
	wastes: [],
	windows: [],
	note: '',
	visit: null,
	containers: [],
	reason: '',
	submittedAt: null
});

/** What the enterprise is told: 已提交 · 已排程 · 在路上 · 已收 · 已处置, and the ways it can end otherwise. */
export type BookingStatus = BookingState | 'on-the-way' | 'disposed';

/** @param round the state of the round it is scheduled on. @param containers what was collected, as far as known here. */
export function bookingStatus(
	{ state }: Booking,
	round: RoundState | null,
	containers: readonly Container[]
): BookingStatus {
	if (state === 'scheduled' && round === 'under-way') return 'on-the-way';
	if (state !== 'collected' || containers.length === 0) return state;
	return containers.every((container) => custodyOf(container) === 'treated') ? 'disposed' : state;
}
