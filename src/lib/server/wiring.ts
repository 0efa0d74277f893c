/**
 * Puts the server together from the environment, with the real clock and real randomness: nowhere else are they taken.
 *
 * Reads WUJI_DATA (./data), DATABASE_URL, ORIGIN (only whether it is https) and WUJI_BENCH_PORT.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ok } from '#lib/domain/result.ts';
import { accounts } from './accounts.ts';
import { announcer as newAnnouncer } from './announcer.ts';
import { openAuth } from './auth.ts';
import { openDatabase } from './database.ts';
import { enrolment } from './enrolment.ts';
import type { Environment } from './environment.ts';
import { guessLimit } from './guess-limit.ts';
import { journalStore } from './journal-store.ts';
import { photoStore } from './photos.ts';
import { serialOffice } from './serials.ts';
import { keptFile, keyIn } from './server-key.ts';

const environment: Environment = {
	now: Date.now,
	monotonic: () => performance.now(),
	boot: randomUUID(),
	random: (count) => new Uint8Array(randomBytes(count)),
	every(milliseconds, beat) {
		const timer = setInterval(beat, milliseconds);
		timer.unref();
		return () => clearInterval(timer);
	}
};

export type Server = Extract<Awaited<ReturnType<typeof open>>, { ok: true }>['value'];

/** Opens database, keys and all that stands on them. Whoever opens it closes it. */
export async function open(env: NodeJS.ProcessEnv = process.env) {
	const folder = env.WUJI_DATA || './data';
	const opened = await openDatabase({ folder, ...(env.DATABASE_URL ? { url: env.DATABASE_URL } : {}) });
	if (!opened.ok) return opened;
	const database = opened.value;
	const key = keyIn(folder);
	const secret = keptFile(join(folder, 'auth-secret'), () => randomBytes(48).toString('base64url'));
	const announcer = newAnnouncer();
	const auth = await openAuth({ database, secret, secureCookies: env.ORIGIN?.startsWith('https://') ?? false });
	const store = journalStore({ database, key, environment, announcer });
	const parts = { database, store, environment, secret };
	return ok({
		...parts,
		key,
		announcer,
		accounts: accounts({ database, auth, environment }),
		enrolment: enrolment({ ...parts, key, twins: twinsOf(env) }),
		serials: serialOffice({ database, environment }),
		/** Ten tries of an enrolment code a minute from one address. */
		enrolLimit: guessLimit({ now: environment.now, most: 10, window: 60_000 }),
		photos: photoStore({ database, folder: join(folder, 'photos') }),
		async close() {
			announcer.close();
			await database.close();
		}
	});
}

/** The bench of twins beside this server, which only `npm start` runs. */
function twinsOf({ WUJI_BENCH_PORT }: NodeJS.ProcessEnv): { bench: number } | null {
	const bench = Number(WUJI_BENCH_PORT);
	return Number.isInteger(bench) && bench > 0 ? { bench } : null;
}
