/** What is promised at the desk: accounts that hold, and no answer to whoever may not ask. On both engines. */
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/permissions.ts';
import { samplePoint } from '#lib/journal/sample-events.ts';
import { accounts } from './accounts.ts';
import { openAuth } from './auth.ts';
import { databasesOn, engines } from './engines.fixture.ts';
import * as office from './office.ts';
import { pushed, secondPoint, serverOn } from './server.fixture.ts';

const manager: Actor = { person: 'm' as never, role: 'manager', points: [samplePoint] };
const url = new URL('http://192.168.1.5:4100/sign-in');

describe.each(engines)('the office on %s', (engine) => {
	const { fresh } = databasesOn(engine);
	const desk = async () => {
		const here = serverOn(await fresh());
		const auth = await openAuth({
			database: here.database,
			secret: 'a secret of more than 32 characters',
			secureCookies: false
		});
		return { ...here, accounts: accounts({ database: here.database, auth, environment: here.environment }) };
	};

	test('a person signs in at whatever address the server is reached by, is known by the cookie, and signs out', async () => {
		const here = await desk();
		const made = await here.accounts.createPerson({
			name: '王',
			role: 'manager',
			points: [samplePoint],
			email: 'Wang@example.cn',
			password: 'correct horse'
		});
		const signed = await here.accounts.signIn({
			email: 'wang@example.cn',
			password: 'correct horse',
			url,
			client: '192.0.2.1'
		});
		if (!made.ok || !signed.ok) throw new Error('not signed in');
		expect(signed.value.setCookie[0]).toMatch(/HttpOnly; SameSite=Lax/);
		const headers = new Headers({ cookie: signed.value.setCookie.map((line) => line.split(';')[0]).join('; ') });
		expect(await here.accounts.personOfSession(headers)).toEqual(made.value);
		await here.accounts.signOut(headers, url);
		expect(await here.accounts.personOfSession(headers)).toBeNull();
	});

	test('a wrong password is refused, and guessing comes to an end', async () => {
		const here = await desk();
		await here.accounts.createPerson({
			name: '王',
			role: 'manager',
			points: 'all',
			email: 'wang@example.cn',
			password: 'correct horse'
		});
		const client = engine === 'sqlite' ? '192.0.2.2' : '192.0.2.3';
		const guess = () => here.accounts.signIn({ email: 'wang@example.cn', password: 'wrong horse', url, client });
		expect(await guess()).toEqual({ ok: false, refusal: { kind: 'wrong-credentials' } });
		const kinds = [];
		for (let index = 0; index < 20; index++) {
			const outcome = await guess();
			kinds.push(outcome.ok ? 'in' : outcome.refusal.kind);
		}
		expect(kinds.at(-1)).toBe('too-many');
		expect(kinds).not.toContain('in');
	});

	test('nobody makes an account over HTTP, and no other site signs a person out', async () => {
		const { accounts: people } = await desk();
		const post = (path: string, headers: Record<string, string>, body: object) =>
			people.auth.handler(
				new Request(new URL(path, url), {
					method: 'POST',
					headers: { host: url.host, 'content-type': 'application/json', ...headers },
					body: JSON.stringify(body)
				})
			);
		const account = { email: 'x@example.cn', password: 'long enough', name: 'x' };
		expect((await post('/api/auth/sign-up/email', { origin: url.origin }, account)).status).toBe(400);
		expect((await post('/api/auth/sign-out', { origin: 'http://elsewhere.example', cookie: 'a=b' }, {})).status).toBe(
			403
		);
	});

	test('a person whose sign-in cannot be made is not made at all', async () => {
		const here = await desk();
		const one = {
			name: '王',
			role: 'staff',
			points: 'all',
			email: 'wang@example.cn',
			password: 'correct horse'
		} as const;
		expect(await here.accounts.createPerson(one)).toMatchObject({ ok: true });
		expect(await here.accounts.createPerson({ ...one, email: 'WANG@example.cn' })).toMatchObject({
			refusal: { kind: 'email-taken' }
		});
		expect(await here.accounts.createPerson({ ...one, email: 'li@example.cn', password: 'short' })).toMatchObject({
			refusal: { kind: 'password-too-short' }
		});
		expect(await here.accounts.createPerson({ ...one, email: 'li@example.cn', pin: '12a4' })).toMatchObject({
			refusal: { kind: 'pin-form' }
		});
		expect(await here.database.kysely.selectFrom('person').select('name').execute()).toHaveLength(1);
	});

	test('a kiosk is told the people of its own point who have a PIN, and the PIN can be checked with WebCrypto', async () => {
		const here = await desk();
		await here.accounts.createPerson({ name: '甲', role: 'staff', points: [samplePoint], pin: '2580' });
		await here.accounts.createPerson({ name: '乙', role: 'manager', points: 'all', pin: '1111' });
		await here.accounts.createPerson({ name: '丙', role: 'staff', points: [secondPoint], pin: '1111' });
		await here.accounts.createPerson({ name: '丁', role: 'staff', points: [samplePoint] });
		await here.accounts.createPerson({ name: '戊', role: 'regulator', points: 'all', pin: '1111' });
		const { people } = await here.accounts.roster(samplePoint);
		expect(people.map(({ name }) => name).sort()).toEqual(['乙', '甲']);
		const { iterations, salt, verifier } = people.find(({ name }) => name === '甲')!.pin;
		expect(iterations).toBeGreaterThanOrEqual(310_000);
		const key = await crypto.subtle.importKey('raw', Buffer.from('2580'), 'PBKDF2', false, ['deriveBits']);
		const bits = await crypto.subtle.deriveBits(
			{ name: 'PBKDF2', hash: 'SHA-256', iterations, salt: Buffer.from(salt, 'base64url') },
			key,
			256
		);
		expect(Buffer.from(bits).toString('base64url')).toBe(verifier);
	});

	test('every question and order is refused to whoever may not, and nothing is done', async () => {
		const here = await desk();
		await here.record();
		const tablet = await here.tablet();
		const strangers: Actor[] = [
			{ ...manager, points: [secondPoint] },
			{ ...manager, role: 'enterprise' }
		];
		for (const stranger of strangers) {
			const answers = [
				await office.stock(here, stranger, { points: [samplePoint] }),
				await office.containers(here, stranger, { point: samplePoint }),
				await office.journalPage(here, stranger, { point: samplePoint }),
				await office.containerHistory(here, stranger, { point: samplePoint, container: 'c-1' as never }),
				office.exportJournal(here, stranger, { point: samplePoint }),
				await office.devices(here, stranger, { point: samplePoint }),
				await office.makeEnrolmentCode(here, stranger, { point: samplePoint, name: '平板' }),
				await office.revokeDevice(here, stranger, { device: tablet.id, reason: 'lost' })
			];
			for (const answer of answers) expect(answer).toMatchObject({ ok: false, refusal: { kind: 'not-permitted' } });
		}
		expect(await office.visiblePoints(here, strangers[1]!)).toEqual([]);
		expect(
			await here.database.kysely.selectFrom('enrolment_code').select('hash').where('used_at', 'is', null).execute()
		).toEqual([]);
		expect(await here.store.append(tablet.id, [])).toMatchObject({ ok: true });
	});

	test('a manager sees stock, containers, journal and devices of the point', async () => {
		const here = await desk();
		await here.record();
		const tablet = await here.tablet();
		const events = [
			await tablet.sign('container.received'),
			await tablet.sign('container.received', { container: 'c-2', code: null, day: '2026-01-01' })
		];
		await here.store.append(tablet.id, events.map(pushed));
		expect(await office.visiblePoints(here, manager)).toMatchObject([
			{ id: samplePoint, record: { name: '示例收集点' } }
		]);
		expect(await office.stock(here, manager)).toMatchObject({
			ok: true,
			value: [{ containers: 2, oldest: '2026-01-01' }]
		});
		expect(await office.containers(here, manager, { point: samplePoint, limit: 1 })).toMatchObject({
			ok: true,
			value: { total: 2, containers: [{ id: 'c-2' }] }
		});
		expect(await office.containers(here, manager, { point: samplePoint, states: ['voided'] })).toMatchObject({
			value: { total: 0 }
		});
		expect(await office.journalPage(here, manager, { point: samplePoint })).toMatchObject({
			value: { entries: { length: 4 }, before: null }
		});
		const devices = await office.devices(here, manager, { point: samplePoint });
		expect(devices.ok && devices.value.map(({ server, head }) => [server, head.seq]).sort()).toEqual([
			[false, 2],
			[true, 2]
		]);
	});

	test('a revoked device is shut out once and for all, by an event', async () => {
		const here = await desk();
		const tablet = await here.tablet();
		expect(await office.revokeDevice(here, manager, { device: tablet.id, reason: '遗失' })).toEqual({
			ok: true,
			value: undefined
		});
		expect(await office.revokeDevice(here, manager, { device: tablet.id, reason: '遗失' })).toEqual({
			ok: false,
			refusal: { kind: 'already-revoked' }
		});
		expect(await office.revokeDevice(here, manager, { device: `server.${samplePoint}` as never, reason: 'x' })).toEqual(
			{ ok: false, refusal: { kind: 'device-unknown' } }
		);
		expect(await here.store.append(tablet.id, [])).toEqual({ ok: false, refusal: { kind: 'revoked' } });
		const { entries } = await here.store.journalPage(samplePoint, null, 1);
		expect(entries[0]).toMatchObject({ type: 'device.revoked', event: { actor: 'm', body: { reason: '遗失' } } });
	});
});
