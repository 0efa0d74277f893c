/** The demo province: it can be made again byte for byte, and every record in it is one that a real kiosk could have made. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSteps, type Container } from '#lib/domain/container.ts';
import { parseDigitalId } from '#lib/domain/codes/digital-id.ts';
import { laneRange } from '#lib/domain/codes/serials.ts';
import { uscc } from '#lib/domain/codes/uscc.ts';
import type { Day, DeviceId } from '#lib/domain/ids.ts';
import { readBody } from '#lib/journal/bodies.ts';
import { emptyHead, headAfter, openSealed, signatureHolds, signEvent, type Draft } from '#lib/journal/event.ts';
import { signerOf, verifierOf } from '#lib/journal/keys.ts';
import { project, type Flag, type Rows } from '#lib/journal/project.ts';
import { a9Frame } from './a9-frame.ts';
import { keysFromSeed } from './device-keys.ts';
import { history, workingDays } from './history.ts';
import { demoProvince } from './province.ts';
import { seeded } from './random.ts';
import { SimulatedKiosk } from './simulated-kiosk.ts';

const until = '2026-11-20' as Day;
const device = 'kiosk-01' as DeviceId;

function drafts(seed: string, events: number, lane = 1): Draft[] {
	const random = seeded(seed);
	const { points } = demoProvince(random, { points: 2, enterprises: 40, until });
	const kiosk = new SimulatedKiosk({ point: points[0]!, device, lane, random });
	return [...history(kiosk, random, { events, until })];
}

test('the same seed gives the same history, another seed another', () => {
	expect(drafts('one', 200)).toEqual(drafts('one', 200));
	expect(drafts('one', 200)).not.toEqual(drafts('two', 200));
});

test('a history has exactly as many events as asked for, in the order of time within a day', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 400 }), fc.string(), (count, seed) => {
			expect(drafts(seed, count)).toHaveLength(count);
		}),
		{ numRuns: 40 }
	);
	const times = drafts('ordered', 600).map(({ at }) => at.slice(0, 10));
	expect(times).toEqual([...times].sort());
});

test('every event has a body that is known, with weights of whole divisions and serials of the own lane', () => {
	const lane = laneRange(1);
	const codes = new Set<string>();
	for (const draft of drafts('bodies', 3000)) {
		expect(readBody(draft.type, 1, draft.body)).toEqual({ kind: 'known', type: draft.type });
		if (draft.type !== 'container.received') continue;
		const { weighing, code, codeSource } = (draft as Draft<'container.received'>).body;
		expect(weighing.gross % 50).toBe(0);
		expect(weighing.net).toBe(weighing.gross - weighing.tare);
		const parts = parseDigitalId(code!);
		expect(parts.ok).toBe(true);
		if (parts.ok && codeSource === 'assigned') {
			expect(parts.value.serial).toBeGreaterThanOrEqual(lane.from);
			expect(parts.value.serial).toBeLessThanOrEqual(lane.to);
		}
		expect(codes.has(code!)).toBe(false);
		codes.add(code!);
	}
	expect(codes.size).toBeGreaterThan(500);
});

test('projected, nothing is odd but the notices, a few are voided and exactly one waits for its slot', async () => {
	const rows = new Map<string, Rows[keyof Rows]>();
	const key = (kind: string, id: string) => `${kind}/${id}`;
	const flags: Flag[] = [];
	for (const [index, draft] of drafts('projected', 900).entries()) {
		const event = { ...draft, version: 1, seq: index + 1, prev: '0'.repeat(64) };
		flags.push(
			...(await project(event, index + 1, {
				get: async (kind, id) => rows.get(key(kind, id)) as never,
				put: async (kind, row) => void rows.set(key(kind, row.id), row),
				containersWithCode: async () => []
			}))
		);
	}
	expect(flags.filter(({ kind }) => kind !== 'notice')).toEqual([]);
	const containers = [...rows].filter(([id]) => id.startsWith('container/')).map(([, row]) => row as Container);
	expect(containers.filter((container) => openSteps(container).length > 0).map(openSteps)).toEqual([
		['verify', 'store']
	]);
	expect(containers.filter(({ voided }) => voided).length).toBeGreaterThan(0);
});

test('the province holds what a newcomer should meet: no USCC, an expired agreement, none; every other USCC checks', () => {
	const { company, points, people } = demoProvince(seeded('province'), { points: 3, enterprises: 40, until });
	const enterprises = points.flatMap((point) => point.enterprises);
	expect(enterprises).toHaveLength(40);
	expect(new Set(enterprises.map(({ name }) => name)).size).toBe(40);
	expect(enterprises.every(({ name }) => name.startsWith('示例'))).toBe(true);
	expect(enterprises.filter((enterprise) => enterprise.uscc === null)).toHaveLength(1);
	expect(enterprises.filter(({ agreementUntil }) => agreementUntil === null)).toHaveLength(1);
	expect(enterprises.filter(({ agreementUntil }) => agreementUntil !== null && agreementUntil < until)).toHaveLength(1);
	for (const code of [company.unit, ...enterprises.map((enterprise) => enterprise.uscc)])
		if (code !== null) expect(uscc(code).ok).toBe(true);
	expect(people.map(({ role }) => role).sort()).toEqual([
		'collector',
		'manager',
		'regulator',
		...Array<string>(6).fill('staff')
	]);
});

test('a key from a seed signs, always the same, and its public key checks', async () => {
	const seed = seeded('key').bytes(32);
	const [keys, again] = await Promise.all([keysFromSeed(seed), keysFromSeed(seed)]);
	expect(keys.publicKey).toBe(again.publicKey);
	const [draft] = drafts('signed', 1);
	const signed = await signEvent(draft!, emptyHead(device), signerOf(keys));
	expect(await signEvent(draft!, emptyHead(device), signerOf(again))).toEqual(signed);
	expect((await openSealed(signed.sealed)).ok).toBe(true);
	expect(await signatureHolds(signed, (await verifierOf('EdDSA', keys.publicKey))!)).toBe(true);
	expect(headAfter(signed).seq).toBe(1);
});

test('frames are those of the manual', () => {
	expect(a9Frame(2050)).toBe('022b303030323035323145' + '03');
	expect(a9Frame(0)).toBe('022b303030303030323139' + '03');
});

test('days of work leave Sundays out and end on the last day', () => {
	expect(workingDays('2026-11-23' as Day, 3)).toEqual(['2026-11-20', '2026-11-21', '2026-11-23']);
	expect(workingDays('2026-11-22' as Day, 1)).toEqual(['2026-11-21']);
});
