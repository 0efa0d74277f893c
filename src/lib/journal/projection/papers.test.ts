/** What papers make of their steps: told late, told twice, and corrected after they were signed. */
import { describe, expect, test } from 'vitest';
import { versionOf } from '#lib/domain/manifest.ts';
import type { DeviceId } from '#lib/domain/ids.ts';
import type { Body, EventType } from '../bodies.ts';
import { GENESIS, type AnyEvent } from '../event.ts';
import { flagsOf, type Replica, replicaOf, server } from '../laws.fixture.ts';
import { sampleBodies, sampleDraft } from '../sample-events.ts';

type Said<Type extends EventType = EventType> = readonly [Type, Partial<Body<Type>>?];

const asEvent = ([type, body]: Said, seq: number, device: DeviceId): AnyEvent =>
	({
		...sampleDraft(type, { ...sampleBodies[type], ...body } as never, device, seq),
		seq,
		prev: GENESIS,
		version: 1
	}) as unknown as AnyEvent;

const inOrder = (said: readonly Said[]) =>
	said.map((each, index) => ({ event: asEvent(each, index + 1, server), position: index + 1 }));
const after = (...said: Said[]): Promise<Replica> => replicaOf(inOrder(said));
/** What the last of these steps is flagged with. */
const flagsOfLast = async (...said: Said[]) => {
	const events = inOrder(said);
	return flagsOf(events.slice(-1), await replicaOf(events.slice(0, -1)));
};

const signedOut: Said[] = [['manifest.drafted'], ['manifest.numbered'], ['manifest.signed-out']];
const inTransit: Said[] = [...signedOut, ['manifest.carrier-signed']];
const accepted: Said[] = [...inTransit, ['manifest.arrived'], ['manifest.accepted']];
const manifest = async (...said: Said[]) => (await (await after(...said)).get('manifest', 'm-1'))!;

describe('what has happened and is told late', () => {
	test('is written although its stage has passed, and sets nothing back', async () => {
		const late = await manifest(...signedOut, ['manifest.arrived'], ['manifest.carrier-signed']);
		expect(late).toMatchObject({ state: 'arrived', carrierPart: { plate: '浙A12345' } });
		expect(Object.keys(late.signatures)).toEqual(['consignor', 'carrier']);
		const load = await (await after(['load.proposed'], ['load.delivered'], ['load.departed'])).get('load', 'l-1');
		expect(load).toMatchObject({ state: 'delivered', onBoard: ['c-1'], plate: '浙A12345' });
	});

	test('changes nothing where it was told before', async () => {
		const again = await manifest(
			...inTransit,
			['manifest.arrived'],
			['manifest.carrier-signed', { plate: '浙B00000' }]
		);
		expect(again.carrierPart?.plate).toBe('浙A12345');
	});

	test('is folded to its place, so that the row is the same as if it had come in time', async () => {
		const events = inOrder(accepted);
		const [late, ...others] = [events[3]!, ...events.filter((_, index) => index !== 3)];
		expect((await replicaOf([...others, late!])).rows).toEqual((await replicaOf(events)).rows);
	});
});

describe('a manifest', () => {
	test('keeps the enterprise and the trip of its first draft, and flags another', async () => {
		const { consignor } = sampleBodies['manifest.amended'];
		const other: Said = [
			'manifest.amended',
			{ consignor: { ...consignor, enterprise: 'E-9' }, trip: { kind: 'round', id: 'r-9' } }
		];
		expect(await manifest(['manifest.drafted'], other)).toMatchObject({
			trip: { kind: 'load', id: 'l-1' },
			consignor: { enterprise: 'E-001' }
		});
		expect(await flagsOfLast(['manifest.drafted'], other)).toEqual([
			{ kind: 'enterprises-mixed', enterprises: ['E-001', 'E-9'] },
			{ kind: 'field-sealed', fields: ['trip'] }
		]);
	});

	test('keeps the number that it received, and flags another', async () => {
		for (const type of ['manifest.numbered', 'manifest.back-entered'] as const) {
			const other: Said = [type, { number: '20263301000009' }];
			expect((await manifest(...signedOut, other)).number).toBe('20263301000001');
			expect(await flagsOfLast(...signedOut, other)).toEqual([{ kind: 'field-sealed', fields: ['number'] }]);
		}
	});

	test('that ran on paper gets its number when it is entered again, and says when', async () => {
		const paper = await manifest(
			['manifest.drafted'],
			['manifest.put-on-paper'],
			['manifest.signed-out'],
			['manifest.back-entered']
		);
		expect(paper).toMatchObject({ number: '20263301000001', paper: { number: 'ZJ-0001', completedOn: '2026-11-26' } });
	});
});

describe('a correction of a signed manifest', () => {
	const proposed: Said = ['manifest.correction-proposed'];
	const approvedBy = (party: 'carrier' | 'receiver'): Said => ['manifest.correction-approved', { party }];

	test('asks everybody who has signed that part or after it, and is a version when all have approved', async () => {
		const [open] = (await manifest(...accepted, proposed)).corrections;
		expect(open).toMatchObject({ asked: ['carrier', 'receiver'], approved: ['consignor'], version: null });
		const half = await manifest(...accepted, proposed, approvedBy('carrier'));
		expect([half.corrections[0]?.asked, versionOf(half)]).toEqual([['receiver'], 1]);
		const whole = await manifest(...accepted, proposed, approvedBy('carrier'), approvedBy('receiver'));
		expect([whole.corrections[0]?.version, versionOf(whole)]).toEqual([2, 2]);
		expect(whole.lines).toEqual(sampleBodies['manifest.drafted'].lines);
	});

	test('asks nobody when only who proposes it has signed', async () => {
		expect(versionOf(await manifest(...signedOut, proposed))).toBe(2);
	});

	test('that one party rejects never becomes a version', async () => {
		const steps: Said[] = [...accepted, proposed, ['manifest.correction-rejected'], approvedBy('carrier')];
		expect(await manifest(...steps)).toMatchObject({
			corrections: [{ version: null, rejected: { party: 'receiver', reason: '不同意' }, approved: ['consignor'] }]
		});
		expect(await flagsOfLast(...steps)).toEqual([{ kind: 'not-known', subject: 'correction', id: 'k-1' }]);
	});

	test('of what stands there for good, or of no field at all, is none', async () => {
		for (const field of ['trip', 'consignor.enterprise', 'constructor']) {
			const fixed: Said = ['manifest.correction-proposed', { changes: [{ field, line: null, before: '', after: '' }] }];
			const { corrections } = await manifest(...accepted, fixed);
			expect(corrections).toEqual([]);
			expect(await flagsOfLast(...accepted, fixed)).toEqual([{ kind: 'field-sealed', fields: [field] }]);
		}
	});

	test('under the name of another is none, and flagged', async () => {
		const again: Said = ['manifest.correction-proposed', { reason: '再次' }];
		expect((await manifest(...accepted, proposed, again)).corrections).toMatchObject([{ reason: '计量误差' }]);
		expect(await flagsOfLast(...accepted, proposed, again)).toEqual([
			{ kind: 'known-already', subject: 'correction', id: 'k-1' }
		]);
	});
});

test('a paper of a thousand steps is still one step of work at a time', async () => {
	const said = Array.from({ length: 1000 }, (_, at): Said => (at === 0 ? ['load.proposed'] : ['load.queried']));
	const began = performance.now();
	const load = await (await after(...said)).get('load', 'l-1');
	expect(load!.questions).toHaveLength(999);
	expect(performance.now() - began).toBeLessThan(1000);
});
