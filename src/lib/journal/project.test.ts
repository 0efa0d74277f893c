import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSteps } from '#lib/domain/container.ts';
import type { ContainerId, DeviceId } from '#lib/domain/ids.ts';
import type { Body, EventType } from './bodies.ts';
import type { AnyEvent } from './event.ts';
import { GENESIS } from './event.ts';
import { serverDevice } from './export.ts';
import { project, rowKinds, serverOnly, type Flag, type ProjectionStore, type RowKind, type Rows } from './project.ts';
import { eventTypes, sampleBodies, sampleCode, sampleDraft, samplePoint } from './sample-events.ts';

const server = serverDevice(samplePoint);
const devices = ['d-a', 'd-b', 'd-c'] as DeviceId[];

/** Rows in memory. They are copied in and out, as a database does. */
class Replica implements ProjectionStore {
	readonly #rows = new Map<string, Rows[RowKind]>();

	async get<Kind extends RowKind>(kind: Kind, id: string) {
		return structuredClone(this.#rows.get(`${kind} ${id}`)) as Rows[Kind] | undefined;
	}
	async put<Kind extends RowKind>(kind: Kind, row: Rows[Kind]) {
		this.#rows.set(`${kind} ${row.id}`, structuredClone(row));
	}
	async containersWithCode(code: string) {
		const found = [...this.#rows].filter(
			([key, row]) => key.startsWith('container ') && 'code' in row && row.code?.code === code
		);
		return found.map(([, row]) => row.id as ContainerId);
	}
	get rows() {
		return Object.fromEntries([...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1)));
	}
}

/** An event whose signature nobody asks for: a projection trusts its caller. */
function said<Type extends EventType>(type: Type, body: Partial<Body<Type>>, device: DeviceId, seq: number): AnyEvent {
	const draft = sampleDraft(type, { ...sampleBodies[type], ...body }, device, seq);
	return { ...draft, seq, prev: GENESIS, version: 1, actor: `p-${device}-${seq}` as never } as unknown as AnyEvent;
}

const anyOf = <Value>(...values: Value[]) => fc.constantFrom(...values);
const aContainer = anyOf('c-1', 'c-2');
const aCode = anyOf(sampleCode, sampleCode.replace(/007$/, '031'));

/** What a tablet may say; few containers and shifts, so that several devices speak of the same ones. */
const ofTablet = fc.oneof(
	fc
		.record({ container: aContainer, code: fc.option(aCode), temporary: fc.option(anyOf('T-1', 'T-2')) })
		.map((body) => ['container.received', body] as const),
	fc.record({ container: aContainer, code: aCode }).map((body) => ['container.coded', body] as const),
	fc
		.record({ container: aContainer, copy: fc.integer({ min: 1, max: 3 }) })
		.map((body) => ['label.printed', body] as const),
	fc.record({ container: aContainer }).map((body) => ['label.verified', body] as const),
	fc.record({ container: aContainer, slot: anyOf('B-01', 'B-02') }).map((body) => ['container.stored', body] as const),
	fc
		.record({ container: aContainer, reason: anyOf('undone' as const, 'mistake' as const) })
		.map((body) => ['container.voided', body] as const),
	fc.record({ shift: anyOf('s-1', 's-2'), person: anyOf('p-1', 'p-2') }).map((body) => ['shift.opened', body] as const),
	fc.record({ shift: anyOf('s-1', 's-2') }).map((body) => ['shift.closed', body] as const),
	fc.record({ enterprise: anyOf('E-1') }).map((body) => ['enterprise.recorded', body] as const)
);
const ofServer = fc.oneof(
	fc
		.record({ enterprise: anyOf('E-1', 'E-2'), name: anyOf('甲', '乙') })
		.map((body) => ['enterprise.recorded', body] as const),
	fc.record({ zone: anyOf('Z-1'), name: anyOf('甲', '乙') }).map((body) => ['zone.recorded', body] as const),
	fc.record({ name: anyOf('甲', '乙') }).map((body) => ['point.recorded', body] as const),
	fc.record({ device: anyOf('d-a', 'd-b'), lane: fc.nat(23) }).map((body) => ['device.enrolled', body] as const)
);

type Placed = { event: AnyEvent; position: number };

/** A point's journal: what several devices and the server said, in the one order that the server gave it. */
const history = fc
	.array(fc.oneof(fc.tuple(fc.constantFrom(...devices), ofTablet), fc.tuple(fc.constant(server), ofServer)), {
		minLength: 1,
		maxLength: 40,
		size: 'max'
	})
	.map((sayings) => {
		const last = new Map<DeviceId, number>();
		return sayings.map(([device, [type, body]], index): Placed => {
			const seq = (last.get(device) ?? 0) + 1;
			last.set(device, seq);
			return { event: said(type, body as never, device, seq), position: index + 1 };
		});
	});

async function rowsOf(heard: Iterable<{ event: AnyEvent; position: number | null }>) {
	const replica = new Replica();
	for (const { event, position } of heard) await project(event, position, replica);
	return replica.rows;
}

describe('replicas agree', () => {
	test('however late or often an event arrives, once it has its position', async () => {
		await fc.assert(
			fc.asyncProperty(history, fc.infiniteStream(fc.nat()), async (journal, picks) => {
				const delivered = [...journal, ...journal, ...journal]
					.map((placed) => ({ placed, at: picks.next().value as number }))
					.sort((a, b) => a.at - b.at)
					.map(({ placed }) => placed);
				expect(await rowsOf(delivered)).toEqual(await rowsOf(journal));
			}),
			{ numRuns: 300 }
		);
	});

	/**
	 * What a tablet can live through: it makes its own events, in its order and before it hears them back, and it hears
	 * the point's events in the order of their positions, pages of them now and then again.
	 */
	test('a tablet shows at every moment what it has heard, with its own pending events on top', async () => {
		const steps = fc.array(
			fc.oneof(
				{ weight: 3, arbitrary: fc.constant('hear' as const) },
				{ weight: 2, arbitrary: fc.constant('make' as const) },
				fc.constant('again' as const)
			),
			{
				maxLength: 60,
				size: 'max'
			}
		);
		await fc.assert(
			fc.asyncProperty(history, fc.constantFrom(...devices), steps, async (journal, owner, choices) => {
				const own = journal.filter(({ event }) => event.device === owner);
				const tablet = new Replica();
				let [made, heard] = [0, 0];
				const make = async () => void (await project(own[made++]!.event, null, tablet));
				const hear = async () => {
					const next = journal[heard]!;
					// The server has no event of this tablet that the tablet has not made.
					if (next.event.device === owner && next.event.seq > made) await make();
					await project(next.event, next.position, tablet);
					heard++;
				};
				for (const choice of choices) {
					if (choice === 'make' && made < own.length) await make();
					else if (choice === 'hear' && heard < journal.length) await hear();
					else
						for (const { event, position } of journal.slice(0, heard).slice(-7)) await project(event, position, tablet);
					const pending = own.slice(0, made).filter(({ position }) => position > heard);
					expect(tablet.rows).toEqual(
						await rowsOf([...journal.slice(0, heard), ...pending.map(({ event }) => ({ event, position: null }))])
					);
				}
				while (heard < journal.length) await hear();
				expect(tablet.rows).toEqual(await rowsOf(journal));
			}),
			{ numRuns: 150 }
		);
	});

	test('a tablet that starts from a snapshot ends where the others are', async () => {
		await fc.assert(
			fc.asyncProperty(history, fc.nat(), async (journal, at) => {
				const cut = at % (journal.length + 1);
				const snapshot = new Replica();
				for (const { event, position } of journal.slice(0, cut)) await project(event, position, snapshot);
				const started = new Replica();
				for (const [key, row] of Object.entries(snapshot.rows)) await started.put(key.split(' ')[0] as RowKind, row);
				for (const { event, position } of journal.slice(Math.max(0, cut - 3))) await project(event, position, started);
				expect(started.rows).toEqual(await rowsOf(journal));
			}),
			{ numRuns: 100 }
		);
	});
});

describe('an intake', () => {
	const rowOf = async (events: AnyEvent[]) => {
		const replica = new Replica();
		const flags: Flag[] = [];
		for (const [index, event] of events.entries()) flags.push(...(await project(event, index + 1, replica)));
		return { flags, container: await replica.get('container', 'c-1'), replica };
	};
	const a = devices[0]!;

	test('becomes a container with everything its event says', async () => {
		const { container, flags } = await rowOf([said('container.received', {}, a, 1)]);
		const stamp = { position: 1, device: a, seq: 1 };
		const at = '2026-11-22T01:00:01.000Z';
		const leg = { action: 'receive', state: 'weighed', moved: true, slot: null, load: null, why: '', at, stamp };
		expect(container).toEqual({
			id: 'c-1',
			point: samplePoint,
			arrived: null,
			received: {
				at,
				day: '2026-11-22',
				by: 'p-d-a-1',
				enterprise: 'E-001',
				enterpriseName: '示例汽修厂',
				waste: '900-214-08',
				edition: '2025',
				hazards: ['T', 'I'],
				form: 'liquid',
				packaging: 'steel-drum-200',
				gross: 132_450,
				tare: 18_500,
				net: 113_950,
				notices: ['agreement-missing'],
				from: [],
				stamp
			},
			code: { code: sampleCode, source: 'assigned', temporary: null, stamp },
			copies: 0,
			printed: null,
			verified: null,
			waived: null,
			journey: [leg],
			place: leg,
			corrections: [],
			draws: [],
			reweighings: [],
			voided: null
		});
		expect(flags).toEqual([{ kind: 'notice', notice: 'agreement-missing' }]);
	});

	test('is done after print, scan and slot', async () => {
		const { container, flags } = await rowOf([
			said('container.received', { notices: [] }, a, 1),
			said('label.printed', {}, a, 2),
			said('label.verified', {}, a, 3),
			said('container.stored', {}, a, 4)
		]);
		expect(openSteps(container!)).toEqual([]);
		expect(flags).toEqual([]);
	});

	test('under a temporary mark asks for its real label once it is coded, and keeps the mark', async () => {
		const { container } = await rowOf([
			said('container.received', { code: null, codeSource: 'pending', temporary: 'T-1' }, a, 1),
			said('label.printed', {}, a, 2),
			said('label.verified', { text: 'WUJI:T:T-1' }, a, 3),
			said('container.stored', {}, a, 4),
			said('container.coded', {}, a, 5)
		]);
		expect(container?.code).toMatchObject({ code: sampleCode, source: 'assigned', temporary: 'T-1' });
		expect(openSteps(container!)).toEqual(['print', 'verify']);
	});

	test('twice under one code is flagged, unless the first was voided', async () => {
		const again = said('container.received', { container: 'c-2', notices: [] }, a, 3);
		const first = said('container.received', { notices: [] }, a, 1);
		const doubled = await rowOf([first, again]);
		expect(doubled.flags).toEqual([{ kind: 'code-doubled', code: sampleCode, other: 'c-1' }]);
		const undone = await rowOf([first, said('container.voided', { reason: 'undone' }, a, 2), again]);
		expect(undone.flags).toEqual([]);
	});

	test('whose figures do not add up is kept and flagged', async () => {
		const weighing = { ...sampleBodies['container.received'].weighing, net: 113_951 };
		const { flags, container } = await rowOf([said('container.received', { weighing, notices: [] }, a, 1)]);
		expect(flags).toEqual([{ kind: 'weights-disagree' }]);
		expect(container?.received?.net).toBe(113_951);
	});
});

describe('what makes no sense is flagged and harms no row', () => {
	const flagsOf = async (event: AnyEvent) => {
		const replica = new Replica();
		return { flags: await project(event, 1, replica), rows: replica.rows };
	};
	const a = devices[0]!;

	test('an unknown type, an unknown version, a malformed body', async () => {
		const event = said('container.stored', {}, a, 1);
		expect(await flagsOf({ ...event, type: 'container.moved' })).toEqual({
			flags: [{ kind: 'unknown-type', type: 'container.moved' }],
			rows: {}
		});
		expect(await flagsOf({ ...event, version: 2 })).toEqual({
			flags: [{ kind: 'unknown-version', type: 'container.stored', version: 2 }],
			rows: {}
		});
		expect(await flagsOf({ ...event, body: { ...event.body, slot: 'b 1' } })).toEqual({
			flags: [{ kind: 'malformed', path: '$.body.slot' }],
			rows: {}
		});
	});

	test('a step on a container, or the end of a shift, of which nothing was heard before', async () => {
		expect((await flagsOf(said('container.stored', {}, a, 1))).flags).toEqual([
			{ kind: 'container-unknown', container: 'c-1' }
		]);
		expect((await flagsOf(said('shift.closed', {}, a, 1))).flags).toEqual([{ kind: 'shift-unknown', shift: 's-1' }]);
	});

	test.each([...serverOnly])('%s from a tablet: only the server says so', async (type) => {
		expect(await flagsOf(said(type, {}, a, 1))).toEqual({ flags: [{ kind: 'not-entitled', type }], rows: {} });
		const kinds = (await flagsOf(said(type, {}, server, 1))).flags.map(({ kind }) => kind);
		expect(kinds).not.toContain('not-entitled');
	});
});

test('every kind of row is made by some event', async () => {
	const rows = await rowsOf(
		eventTypes.map((type, index) => ({ event: said(type, {}, server, index + 1), position: index + 1 }))
	);
	expect(new Set(Object.keys(rows).map((key) => key.split(' ')[0]))).toEqual(new Set(rowKinds));
});
