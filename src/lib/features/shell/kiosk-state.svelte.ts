/**
 * What every kiosk screen may look at: who is signed in, and how scale, printer, line and storage are.
 *
 * Only `kiosk.ts` writes here; screens read it and call the `Kiosk`.
 */
import type { RosterPerson } from '#lib/contract/sync.ts';
import type { Scanned } from '#lib/domain/codes/scanned.ts';
import type { ShiftId } from '#lib/domain/ids.ts';
import type { Point } from '#lib/domain/point.ts';
import type { PrinterStatus } from '#lib/devices/printer/printer-port.ts';
import type { ScaleSnapshot } from '#lib/devices/scale/snapshot.ts';
import type { Identity } from '#lib/storage/identity.ts';
import type { CourierState } from '#lib/sync/courier.ts';
import type { PhotoState } from '#lib/sync/photo-courier.ts';

/** Why this tablet may lose what it holds, or that it may not. */
export type StorageState = { persisted: boolean | null; usage: number | null; quota: number | null };

export class KioskState {
	/** Undefined until the store was read; null = this tablet is not enrolled. */
	identity = $state.raw<Identity | null | undefined>(undefined);
	point = $state.raw<Point | undefined>(undefined);
	person = $state.raw<RosterPerson | null>(null);
	shift = $state.raw<ShiftId | null>(null);
	line = $state.raw<CourierState>({
		kind: 'idle',
		pending: 0,
		oldestAt: null,
		lastContactAt: null,
		nextTryAt: null,
		problem: null
	});
	photoLine = $state.raw<PhotoState>({ pending: 0, nextTryAt: null, problem: null });
	scale = $state.raw<ScaleSnapshot | null>(null);
	printer = $state.raw<PrinterStatus | 'none'>('none');
	storage = $state.raw<StorageState>({ persisted: null, usage: null, quota: null });
	/** The store was full at the last try: 'photos' = only photos are refused, 'all' = nothing can be saved. */
	full = $state<'no' | 'photos' | 'all'>('no');
	/** A newer version waits; it is taken only when a person says so. */
	update = $state.raw<(() => void) | null>(null);
	/** Another tab opened a newer store: this one must be reloaded before it can write again. */
	outdated = $state(false);
	/** A scan that no screen wanted: shown as text until it is closed. */
	stray = $state.raw<Scanned | null>(null);
	/** The clock of the screen, for ages; moves once a second. */
	now = $state(0);
}
