/** Ages and times as a person reads them, in the language of the screen. */
import { m } from '#lib/paraglide/messages.js';

/** A span in its largest whole unit: 40 秒, 2 分钟, 3 小时, 4 天. */
export function spanText(milliseconds: number): string {
	const seconds = Math.max(0, Math.floor(milliseconds / 1000));
	if (seconds < 60) return m.kiosk_span_seconds({ count: seconds });
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return m.kiosk_span_minutes({ count: minutes });
	const hours = Math.floor(minutes / 60);
	return hours < 48 ? m.kiosk_span_hours({ count: hours }) : m.kiosk_span_days({ count: Math.floor(hours / 24) });
}

/** The time of day in China, `07:58`. */
export const clockText = (at: string | number): string =>
	new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' }).format(
		new Date(at)
	);
