/**
 * Office sign-in: e-mail and password through better-auth, in our own database.
 *
 * It is given our Kysely and not the bare connection: on SQLite there is one connection, and its writes must queue with ours.
 */
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { Database } from './database.ts';

/** Who asks, for the limit on guesses: set by this server on the request it hands over, whatever the client sent. */
export const CLIENT_HEADER = 'x-wuji-client';

/** A day at the desk, in seconds. */
const SESSION = 12 * 60 * 60;

export type Auth = Awaited<ReturnType<typeof openAuth>>;

/** @param secureCookies whether the site is reached by https only; over plain http such cookies would be dropped. */
export async function openAuth({
	database,
	secret,
	secureCookies
}: {
	database: Database;
	secret: string;
	secureCookies: boolean;
}) {
	const options = {
		appName: 'Wuji',
		secret,
		database: { db: database.kysely, type: database.engine, transaction: true },
		emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8 },
		session: { expiresIn: SESSION, disableSessionRefresh: true },
		rateLimit: { enabled: true, storage: 'memory', customRules: { '/sign-in/email': { window: 60, max: 20 } } },
		advanced: {
			useSecureCookies: secureCookies,
			ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
			// Said outright: left to itself the library drops the check in tests, and then they prove nothing.
			disableOriginCheck: false,
			disableCSRFCheck: false
		},
		// The server is reached as localhost, by address and by name, none of them known beforehand: same host is same site.
		trustedOrigins: (request?: Request) => sameHost(request?.headers.get('host')),
		logger: { level: 'error' },
		telemetry: { enabled: false }
	} satisfies BetterAuthOptions;
	const { runMigrations } = await getMigrations(options);
	await runMigrations();
	return betterAuth(options);
}

const sameHost = (host: string | null | undefined): string[] => (host ? [`http://${host}`, `https://${host}`] : []);
