/**
 * People: who they are, what they may do, how they sign in at the desk and on a kiosk.
 *
 * A person is ours; the office account behind it is better-auth's and optional, as is the kiosk PIN.
 */
import type { RosterAnswer } from '#lib/contract/sync.ts';
import type { PersonId, PointId } from '#lib/domain/ids.ts';
import type { Actor, Role } from '#lib/domain/permissions.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import { CLIENT_HEADER, type Auth } from './auth.ts';
import type { Database } from './database.ts';
import type { Environment } from './environment.ts';
import { isPin, pinVerifier, type PinVerifier } from './pin.ts';
import type { PersonTable } from './tables.ts';

export type Person = { id: PersonId; name: string; role: Role; points: readonly PointId[] | 'all' };

export type NewPerson = Omit<Person, 'id'> & {
	id?: PersonId;
	/** For the office; both or neither. */
	email?: string;
	password?: string;
	/** For the kiosk: 4 to 12 digits. */
	pin?: string;
};

export type PersonRefusal =
	{ kind: 'email-taken'; email: string } | { kind: 'password-too-short'; least: number } | { kind: 'pin-form' };

export type SignInRefusal = { kind: 'wrong-credentials' } | { kind: 'too-many'; retryAfter: number };

export type Accounts = ReturnType<typeof accounts>;

export const actorOf = ({ id, role, points }: Person): Actor => ({ person: id, role, points });

export function accounts({
	database,
	auth,
	environment
}: {
	database: Database;
	auth: Auth;
	environment: Environment;
}) {
	const { kysely } = database;

	async function createUser(name: string, email: string, password: string): Promise<Result<string, PersonRefusal>> {
		const { internalAdapter, password: passwords } = await auth.$context;
		if (password.length < passwords.config.minPasswordLength)
			return refuse({ kind: 'password-too-short', least: passwords.config.minPasswordLength });
		const address = email.toLowerCase();
		if (await internalAdapter.findUserByEmail(address)) return refuse({ kind: 'email-taken', email: address });
		const hash = await passwords.hash(password);
		const user = await internalAdapter.createUser(
			{ name, email: address, emailVerified: true },
			{ method: 'email-password' }
		);
		await internalAdapter.createAccount({
			userId: user.id,
			providerId: 'credential',
			accountId: user.id,
			password: hash
		});
		return ok(user.id);
	}

	return {
		/** For better-auth's own addresses below /api/auth. */
		auth,

		async createPerson(person: NewPerson): Promise<Result<Person, PersonRefusal>> {
			const { name, role, points, email, password, pin } = person;
			if (pin !== undefined && !isPin(pin)) return refuse({ kind: 'pin-form' });
			const verifier = pin === undefined ? null : await pinVerifier(pin, environment.random(16));
			let user: string | null = null;
			if (email !== undefined) {
				const made = await createUser(name, email, password ?? '');
				if (!made.ok) return made;
				user = made.value;
			}
			const id = person.id ?? (uuid7(environment.now(), environment.random(16)) as PersonId);
			const row = {
				id,
				user_id: user,
				name,
				role,
				points: JSON.stringify(points),
				pin: verifier && JSON.stringify(verifier)
			};
			await kysely.insertInto('person').values(row).execute();
			return ok({ id, name, role, points });
		},

		async person(id: PersonId): Promise<Person | null> {
			const row = await kysely.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
			return row ? personOf(row) : null;
		},

		/** The person whose office session a request's cookie carries. */
		async personOfSession(headers: Headers): Promise<Person | null> {
			if (!headers.has('cookie')) return null;
			const session = await auth.api.getSession({ headers });
			if (!session) return null;
			const row = await kysely
				.selectFrom('person')
				.selectAll()
				.where('user_id', '=', session.user.id)
				.executeTakeFirst();
			return row ? personOf(row) : null;
		},

		/**
		 * Signs in at the office; for form actions. The answer's `set-cookie` lines go to the browser as they are.
		 *
		 * @param url the page's own address; @param client the caller's network address, for the limit on guesses.
		 */
		async signIn({
			email,
			password,
			url,
			client
		}: {
			email: string;
			password: string;
			url: URL;
			client: string;
		}): Promise<Result<{ setCookie: string[] }, SignInRefusal>> {
			const headers = {
				'content-type': 'application/json',
				host: url.host,
				origin: url.origin,
				[CLIENT_HEADER]: client
			};
			const body = JSON.stringify({ email, password });
			const answer = await auth.handler(
				new Request(new URL('/api/auth/sign-in/email', url), { method: 'POST', headers, body })
			);
			if (answer.ok) return ok({ setCookie: answer.headers.getSetCookie() });
			if (answer.status === 429)
				return refuse({ kind: 'too-many', retryAfter: Number(answer.headers.get('x-retry-after')) || 60 });
			return refuse({ kind: 'wrong-credentials' });
		},

		/** Ends the session a request carries; the `set-cookie` lines clear it in the browser. */
		async signOut(headers: Headers, url: URL): Promise<{ setCookie: string[] }> {
			const request = { cookie: headers.get('cookie') ?? '', host: url.host, origin: url.origin };
			const answer = await auth.handler(
				new Request(new URL('/api/auth/sign-out', url), { method: 'POST', headers: request })
			);
			return { setCookie: answer.headers.getSetCookie() };
		},

		/** Who may sign in on the kiosks of a point. */
		async roster(point: PointId): Promise<RosterAnswer> {
			const rows = await kysely
				.selectFrom('person')
				.selectAll()
				.where('role', 'in', ['staff', 'manager'])
				.where('pin', 'is not', null)
				.orderBy('name')
				.execute();
			const people = rows
				.map((row) => ({ person: personOf(row), pin: JSON.parse(row.pin!) as PinVerifier }))
				.filter(({ person: { points } }) => points === 'all' || points.includes(point));
			return {
				people: people.map(({ person: { id, name, role }, pin }) => ({
					person: id,
					name,
					role: role as 'staff' | 'manager',
					pin
				}))
			};
		}
	};
}

const personOf = ({ id, name, role, points }: PersonTable): Person => ({
	id: id as PersonId,
	name,
	role: role as Role,
	points: JSON.parse(points) as Person['points']
});
