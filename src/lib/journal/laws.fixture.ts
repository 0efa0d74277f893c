/**
 * Random journals over every type of event, for the laws: few ids, so that devices speak of the same things, and much that
 * makes no sense, since what is signed is kept all the same.
 */
import fc from 'fast-check';
import type { ContainerId, DeviceId } from '#lib/domain/ids.ts';
import type { AnyEvent } from './event.ts';
import { GENESIS } from './event.ts';
import { serverDevice } from './export.ts';
import { project, serverOnly, type Flag, type ProjectionStore, type RowKind, type Rows } from './project.ts';
import { eventTypes, sampleBodies, sampleCode, sampleDraft, samplePoint, sampleTime } from './sample-events.ts';

export const server = serverDevice(samplePoint);
export const tablets = ['d-a', 'd-b', 'd-c'] as DeviceId[];

/** Rows in memory. They are frozen: a projection that changed a row in place would be found out. */
export class Replica implements ProjectionStore {
	readonly #rows = new Map<RowKind, Map<string, Rows[RowKind]>>();

	async get<Kind extends RowKind>(kind: Kind, id: string) {
		return this.#rows.get(kind)?.get(id) as Rows[Kind] | undefined;
	}
	async put<Kind extends RowKind>(kind: Kind, row: Rows[Kind]) {
		const ofKind = this.#rows.get(kind) ?? new Map<string, Rows[RowKind]>();
		this.#rows.set(kind, ofKind.set(row.id, frozen(row)));
	}
	async containersWithCode(code: string) {
		return this.all('container').flatMap(({ id, code: worn }): ContainerId[] => (worn?.code === code ? [id] : []));
	}
	all<Kind extends RowKind>(kind: Kind): Rows[Kind][] {
		return [...(this.#rows.get(kind)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)) as Rows[Kind][];
	}
	get rows(): [RowKind, Rows[RowKind][]][] {
		return [...this.#rows.keys()].sort().map((kind) => [kind, this.all(kind)]);
	}
}

function frozen<Value>(value: Value): Value {
	if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
	for (const each of Object.values(value)) frozen(each);
	return Object.freeze(value);
}

export type Heard = { event: AnyEvent; position: number | null };
export type Placed = { event: AnyEvent; position: number };

export async function replicaOf(heard: Iterable<Heard>, replica = new Replica()): Promise<Replica> {
	for (const { event, position } of heard) await project(event, position, replica);
	return replica;
}

export async function flagsOf(heard: Iterable<Heard>, replica = new Replica()): Promise<Flag[]> {
	const flags: Flag[] = [];
	for (const { event, position } of heard) flags.push(...(await project(event, position, replica)));
	return flags;
}

/** Chooses among options, the first ones more often where a number is small, so that fast-check can make cases simpler. */
type Pick = <Value>(options: readonly Value[]) => Value;

function picker(seed: number): Pick {
	let state = seed;
	return (options) => {
		const chosen = options[(state >>> 8) % options.length]!;
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1;
		return chosen;
	};
}

const containers = ['c-1', 'c-2', 'c-3', 'constructor', '__proto__'];
const weights = [1, 250, 40_000, 113_950];
const wastes = ['900-214-08', '900-041-49'];
const days = ['2026-11-21', '2026-11-22', '2026-11-24'];

/** What a member of this name may be, wherever it stands. */
const options: Record<string, readonly unknown[]> = {
	container: containers,
	load: ['l-1', 'l-2'],
	round: ['r-1', 'constructor'],
	stop: ['st-1', 'st-2'],
	booking: ['b-1', '__proto__'],
	manifest: ['m-1', 'm-2'],
	stocktake: ['t-1'],
	alert: ['a-1', 'toString'],
	incident: ['i-1'],
	shift: ['s-1', 's-2'],
	zone: ['Z-1', 'Z-2'],
	vehicle: ['v-1', 'v-2'],
	receiver: ['rc-1', 'rc-2'],
	scale: ['A9-01', 'A9-02'],
	correction: ['k-1', 'k-2'],
	party: ['consignor', 'carrier', 'receiver'],
	field: ['lines.net', 'carrierPart.plate', 'handler', 'trip', 'constructor'],
	enterprise: ['E-1', 'E-2'],
	waste: wastes,
	slot: ['B-01', 'B-02'],
	day: days,
	net: weights,
	tare: [0, 18_500],
	grams: weights,
	number: ['20263301000001', '20263301000002'],
	code: [sampleCode, sampleCode.replace(/007$/, '031'), null],
	name: ['甲', '乙'],
	copy: [1, 2, 3],
	reason: ['spill', 'metering-error', 'mistake', 'fork', 'undone'],
	estimate: [1, 2_000],
	containers: [['c-1'], ['c-2', 'c-1'], containers, []],
	missing: [[], ['c-2']],
	changes: [
		{ net: { before: 113_950, after: 0 } },
		{ net: { before: 0, after: 60_000 }, waste: { before: side(0), after: side(1) } },
		{ enterprise: { before: { id: 'E-1', name: '甲' }, after: { id: 'E-2', name: '乙' } } },
		{
			waste: { before: side(1), after: side(0) },
			tare: { before: 0, after: 9_000 },
			hazards: { before: [], after: ['T'] }
		}
	]
};

function side(at: 0 | 1) {
	return { code: wastes[at]!, edition: '2025' };
}

const lists = new Set(['from', 'into']);

/** A sample body with other values in it. */
function varied(type: string, value: unknown, pick: Pick, name = ''): unknown {
	if (type === 'manifest.correction-proposed' && name === 'changes')
		return [{ field: pick(options.field!), line: null, before: '1', after: '2' }];
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value) && name !== 'changes';
	const isCount = name === 'containers' && typeof value === 'number';
	if (Object.hasOwn(options, name) && !isObject && !isCount) return pick(options[name]!);
	if (Array.isArray(value))
		return lists.has(name) ? repacked(type, value, pick, name) : value.map((each) => varied(type, each, pick));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, varied(type, each, pick, key)]));
}

function repacked(type: string, [first]: unknown[], pick: Pick, name: string): unknown[] {
	const count = pick([1, 2]);
	if (name === 'from') return containers.slice(0, count);
	return Array.from({ length: count }, (_, at) => ({
		...(varied(type, first, pick) as object),
		container: pick(containers.slice(2 + at, 3 + at))
	}));
}

/** Bodies that a schema does not take, and what a newer or broken program would say. */
const junk: readonly ((event: AnyEvent) => AnyEvent)[] = [
	(event) => ({ ...event, version: 2 }),
	(event) => ({ ...event, type: 'container.moved' }),
	(event) => ({ ...event, type: 'constructor' }),
	(event) => ({ ...event, type: '__proto__' }),
	(event) => ({ ...event, body: {} }),
	(event) => ({ ...event, body: JSON.parse('{"__proto__":{"container":"c-1"},"constructor":1}') as AnyEvent['body'] }),
	(event) => ({ ...event, body: { ...event.body, colour: null } }),
	(event) => ({ ...event, body: null as never })
];

const HOUR = 3_600_000;

type Saying = readonly [device: number, type: number, seed: number, broken: number];

/** Types as often as they are said: what becomes of containers is most of the day. */
const spoken = [...eventTypes, ...[1, 2, 3].flatMap(() => eventTypes.filter((type) => type.startsWith('container.')))];

const saying: fc.Arbitrary<Saying> = fc.tuple(fc.nat(5), fc.nat(spoken.length - 1), fc.nat(0x7fff_ffff), fc.nat(15));

/** Who says what comes from few numbers, so that a failing journal shrinks to a short one of plain events. */
function journalOf(sayings: readonly Saying[]): Placed[] {
	const last = new Map<DeviceId, number>();
	return sayings.map(([who, kind, seed, broken], index) => {
		const pick = picker(seed);
		const type = spoken[kind]!;
		// A tablet says only now and then what only the server may say.
		const device = (serverOnly.has(type) && who > 0 ? undefined : tablets[who]) ?? server;
		const seq = (last.get(device) ?? 0) + 1;
		last.set(device, seq);
		const body = varied(type, sampleBodies[type], pick) as never;
		// Clocks of tablets are off by up to a day.
		const at = new Date(sampleTime + (index % 97) * 5 * HOUR - who * 9 * HOUR).toISOString();
		const event = {
			...sampleDraft(type, body, device, seq),
			at,
			seq,
			prev: GENESIS,
			version: 1
		} as unknown as AnyEvent;
		return { event: (junk[63 - broken] ?? ((same: AnyEvent) => same))(event), position: index + 1 };
	});
}

/** A point's journal in the one order that the server gave it, of at most this many events. */
export const journals = (maxLength: number, minLength = 1): fc.Arbitrary<Placed[]> =>
	fc.array(saying, { minLength, maxLength, size: 'max' }).map(journalOf);
