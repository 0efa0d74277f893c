/** The honest state of the line in words and as a pill: what is saved here and not yet on the server, and how old it is. */
import { m } from '#lib/paraglide/messages.js';
import type { CourierState } from '#lib/sync/courier.ts';
import { spanText } from './age.ts';

export function lineText(line: CourierState, now: number): string {
	if (line.kind === 'frozen') return m.kiosk_line_frozen();
	if (line.kind === 'revoked') return m.kiosk_line_revoked();
	if (line.pending > 0) {
		const age = line.oldestAt === null ? '' : spanText(now - Date.parse(line.oldestAt));
		return line.kind === 'stuck'
			? m.kiosk_line_stuck({ count: line.pending })
			: m.kiosk_line_pending({ count: line.pending, age });
	}
	return line.kind === 'offline' ? m.kiosk_line_offline() : m.kiosk_line_clear();
}

export const linePill = (line: CourierState): 'ok' | 'warn' | 'stop' | 'off' => {
	if (line.kind === 'frozen' || line.kind === 'revoked' || line.kind === 'stuck') return 'stop';
	if (line.pending > 0) return 'warn';
	return line.kind === 'offline' ? 'off' : 'ok';
};
