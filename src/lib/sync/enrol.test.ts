import { expect, test } from 'vitest';
import type { EnrolAnswer, EnrolRequest } from '#lib/contract/sync.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { makeDeviceKeys } from '#lib/journal/keys.ts';
import { enrol } from './enrol.ts';
import type { WireProblem } from './wire.ts';

const server = { alg: 'ES256' as const, publicKey: 'server-key' };
const answer: EnrolAnswer = { device: 'd-7', point: '330106-01', token: 'secret', lane: 3, server, twins: null };

function office(said: Result<EnrolAnswer, WireProblem>) {
	const asked: EnrolRequest[] = [];
	const wire = {
		enrol: async (request: EnrolRequest) => {
			asked.push(request);
			return said;
		}
	};
	return {
		asked,
		run: (name = ' 平板 1 ') => enrol({ code: ' abcd-2345', name, now: 5 }, wire, () => makeDeviceKeys('ES256'))
	};
}

test('an enrolled tablet pins the server’s key and keeps a private key that cannot be taken out', async () => {
	const { run, asked } = office(ok(answer));
	const enrolled = await run();
	if (!enrolled.ok) throw new Error(JSON.stringify(enrolled.refusal));
	expect(enrolled.value).toMatchObject({
		device: 'd-7',
		name: '平板 1',
		token: 'secret',
		lane: 3,
		server,
		enrolledAt: 5,
		frozen: null
	});
	expect(enrolled.value.privateKey.extractable).toBe(false);
	expect(asked).toEqual([{ code: 'ABCD-2345', name: '平板 1', alg: 'ES256', publicKey: enrolled.value.publicKey }]);
});

test('only the server’s own word about the code refuses the code', async () => {
	const refusalOf = async (problem: WireProblem) => {
		const said = await office(refuse(problem)).run();
		return said.ok ? null : said.refusal;
	};
	const words = { code: 'x', message: '' };
	expect(await refusalOf({ kind: 'refused', status: 422, path: '$.code', ...words })).toEqual({ kind: 'code-refused' });
	expect(await refusalOf({ kind: 'refused', status: 429, path: '$', ...words })).toEqual({ kind: 'http', status: 429 });
	expect(await refusalOf({ kind: 'http', status: 403 })).toEqual({ kind: 'http', status: 403 });
	expect(await refusalOf({ kind: 'offline' })).toEqual({ kind: 'offline' });
});

test('a tablet without a name asks nothing', async () => {
	const { run, asked } = office(ok(answer));
	expect(await run('  ')).toEqual({ ok: false, refusal: { kind: 'name-missing' } });
	expect(asked).toEqual([]);
});
