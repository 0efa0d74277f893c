/** What every request carries on the server; set in hooks.server.ts and nowhere else. */
import type { Person } from '#lib/server/accounts.ts';
import type { DeviceRecord } from '#lib/server/device-record.ts';
import type { Server } from '#lib/server/wiring.ts';
import type { Locale } from '#lib/paraglide/runtime.js';

declare global {
	namespace App {
		interface Locals {
			/** Not there while the site is being built: pages that are prerendered must not ask for it. */
			server: Server;
			/** The device whose token the request carries, in whatever state it is; null for none. */
			device: DeviceRecord | null;
			/** The person whose office session the request carries. */
			person: Person | null;
			locale: Locale;
		}
	}
}

export {};
