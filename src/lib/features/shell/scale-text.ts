/** What the scale says, in words: the bar, the weighing region and the devices page say the same. */
import { m } from '#lib/paraglide/messages.js';
import { kilogramText } from '#lib/domain/weight.ts';
import type { ScaleProfile, WeighingRefusal } from '#lib/domain/weighing.ts';
import type { ScaleSnapshot } from '#lib/devices/scale/snapshot.ts';

export function scaleValue(snapshot: ScaleSnapshot | null): string | null {
	const scale = snapshot?.scale;
	return scale && 'gross' in scale && scale.gross !== null ? kilogramText(scale.gross) : null;
}

export function scaleStateText(snapshot: ScaleSnapshot | null): string {
	switch (snapshot?.scale.kind) {
		case 'stable':
			return m.kiosk_scale_stable();
		case 'moving':
			return m.kiosk_scale_moving();
		case 'over':
			return m.kiosk_scale_over();
		case 'silent':
			return m.kiosk_scale_silent();
		default:
			return m.kiosk_scale_none();
	}
}

export function scaleHint(snapshot: ScaleSnapshot | null): string | null {
	switch (snapshot?.hint) {
		case 'no-bytes':
			return m.kiosk_scale_hint_no_bytes();
		case 'foreign-protocol':
			return m.kiosk_scale_hint_foreign();
		case 'damaged-frames':
			return m.kiosk_scale_hint_damaged();
		case 'wrong-division':
			return m.kiosk_scale_hint_division();
		case 'other-tab':
			return m.kiosk_scale_hint_other_tab();
		default:
			return null;
	}
}

/** Why the weight cannot be taken, and what to do. */
export function weighingText(refusal: WeighingRefusal, profile: ScaleProfile): string {
	switch (refusal.kind) {
		case 'no-scale':
			return m.kiosk_weigh_no_scale();
		case 'silent':
			return m.kiosk_weigh_silent();
		case 'moving':
			return m.kiosk_weigh_moving();
		case 'over':
			return m.kiosk_weigh_over({ max: kilogramText(profile.max, 0) });
		case 'negative':
			return m.kiosk_weigh_negative();
		case 'zero':
			return m.kiosk_weigh_zero();
		case 'not-returned-to-zero':
			return m.kiosk_weigh_not_emptied();
		case 'tare-exceeds-gross':
			return m.kiosk_weigh_tare({ tare: kilogramText(refusal.tare) });
	}
}
