/**
 * Tells listeners in this process that a point's journal has grown.
 *
 * A hint only: it may be lost and says nothing of what came. Who relies on it must also ask by a timer.
 */
import type { PointId } from '#lib/domain/ids.ts';

export type Growth = { point: PointId; position: number };

export type Announcer = {
	announce: (point: PointId, position: number) => void;
	/** Listens until the returned function is called. */
	subscribe: (point: PointId | 'all', heard: (growth: Growth) => void) => () => void;
	/** Called when the server shuts down, so that open streams end. */
	onClose: (closing: () => void) => () => void;
	close: () => void;
};

export function announcer(): Announcer {
	const listeners = new Map<PointId | 'all', Set<(growth: Growth) => void>>();
	const closings = new Set<() => void>();
	return {
		announce(point, position) {
			for (const heard of [...(listeners.get(point) ?? []), ...(listeners.get('all') ?? [])])
				heard({ point, position });
		},
		subscribe(point, heard) {
			const ofPoint = listeners.get(point) ?? new Set();
			listeners.set(point, ofPoint.add(heard));
			return () => {
				ofPoint.delete(heard);
				if (ofPoint.size === 0 && listeners.get(point) === ofPoint) listeners.delete(point);
			};
		},
		onClose(closing) {
			closings.add(closing);
			return () => closings.delete(closing);
		},
		close() {
			for (const closing of [...closings]) closing();
		}
	};
}
