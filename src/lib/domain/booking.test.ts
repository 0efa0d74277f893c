import { expect, test } from 'vitest';
import { bookingStatus, newBooking } from './booking.ts';
import { container } from './container.fixture.ts';
import type { BookingId, PointId } from './ids.ts';

const booking = newBooking('b-1' as BookingId, 'p' as PointId);
const treated = container('c-1', [{ action: 'depart', load: 'l-1' }, { action: 'treat' }]);

test('a scheduled booking is on the way exactly while its round is under way', () => {
	const scheduled = { ...booking, state: 'scheduled' as const };
	expect(
		(['planned', 'under-way', 'returned', null] as const).map((round) => bookingStatus(scheduled, round, []))
	).toEqual(['scheduled', 'on-the-way', 'scheduled', 'scheduled']);
	expect(bookingStatus({ ...booking, state: 'submitted' }, 'under-way', [])).toBe('submitted');
});

test('a booking is disposed of when every container that was collected is, and not before', () => {
	const collected = { ...booking, state: 'collected' as const };
	expect(bookingStatus(collected, 'closed', [treated])).toBe('disposed');
	expect(bookingStatus(collected, 'closed', [treated, container('c-2')])).toBe('collected');
	expect(bookingStatus(collected, 'closed', [])).toBe('collected');
	expect(bookingStatus({ ...booking, state: 'cancelled' }, null, [treated])).toBe('cancelled');
});
