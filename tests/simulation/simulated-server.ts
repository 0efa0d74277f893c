/**
 * A server in memory that keeps the promises of the protocol and no others: one position after the other, a device's
 * chain checked by its head, and a state that can be copied and put back, as a backup is.
 */
import { isDeepStrictEqual } from 'node:util';
import type { PullAnswer, PushRequest, SnapshotAnswer } from '#lib/contract/sync.ts';
import type { DeviceId, PersonId, PointId } from '#lib/domain/ids.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import type { Body, EventType } from '#lib/journal/bodies.ts';
import { toBase64url } from '#lib/journal/bytes.ts';
import {
	emptyHead,
	headAfter,
	openSealed,
	signEvent,
	type Head,
	type Sealed,
	type SignedEvent
} from '#lib/journal/event.ts';
import { serverDevice } from '#lib/journal/export.ts';
import { signerOf, type DeviceKeys } from '#lib/journal/keys.ts';
import { project, rowKinds, type ProjectionStore, type RowKind, type Rows } from '#lib/journal/project.ts';
import { receiptBytes } from '#lib/journal/receipt.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import type { Pushed, PushProblem } from '#lib/sync/wire.ts';

type Stored = { device: DeviceId; seq: number; sealed: Sealed };
type State = { journal: Stored[]; heads: Map<DeviceId, Head>; rows: Map<string, Rows[RowKind]> };

const rowsIn = (rows: State['rows']): ProjectionStore => ({
	get: async <Kind extends RowKind>(kind: Kind, id: string) => rows.get(`${kind} ${id}`) as Rows[Kind] | undefined,
	put: async (kind, row) => rows.set(`${kind} ${row.id}`, row),
	containersWithCode: async (code) =>
		[...rows].flatMap(([key, row]) =>
			key.startsWith('container ') && 'code' in row && row.code?.code === code ? [row.id] : []
		)
});

export class SimulatedServer {
	readonly #point: PointId;
	readonly #keys: DeviceKeys;
	#state: State = { journal: [], heads: new Map(), rows: new Map() };
	#wrote = 0;

	constructor(point: PointId, keys: DeviceKeys) {
		this.#point = point;
		this.#keys = keys;
	}

	get journal(): readonly Stored[] {
		return this.#state.journal;
	}

	rowsOf(kind: RowKind): Rows[RowKind][] {
		return [...this.#state.rows].flatMap(([key, row]) => (key.startsWith(`${kind} `) ? [row] : []));
	}

	copy(): State {
		return structuredClone(this.#state);
	}

	/** Puts a copy back; what came after is lost. */
	restore(copy: State): void {
		this.#state = structuredClone(copy);
	}

	async push(device: DeviceId, events: PushRequest['events']): Promise<Result<Pushed, PushProblem>> {
		const { journal, heads } = this.#state;
		const head = heads.get(device) ?? emptyHead(device);
		const opened: SignedEvent[] = [];
		for (const { bytes, hash, sig } of events) {
			const event = await openSealed({ bytes, hash, sig });
			if (!event.ok) throw new Error(`a kiosk sent ${JSON.stringify(event.refusal)}`);
			opened.push(event.value);
		}
		const known = opened.filter(({ event }) => event.seq <= head.seq);
		const forked = known.find(
			({ event, sealed }) => !journal.some((row) => row.seq === event.seq && row.sealed.hash === sealed.hash)
		);
		if (forked) return refuse({ kind: 'fork', seq: forked.event.seq });
		const fresh = opened.filter(({ event }) => event.seq > head.seq);
		if (fresh[0] && (fresh[0].event.seq !== head.seq + 1 || fresh[0].event.prev !== head.hash)) {
			return refuse({ kind: 'gap', head: { seq: head.seq, hash: head.hash } });
		}
		for (const signed of fresh) await this.#store(signed);
		return ok(await this.#answer(device));
	}

	/** Writes an event of the server's own device. */
	async write<Type extends EventType>(type: Type, body: Body<Type>): Promise<void> {
		const device = serverDevice(this.#point);
		const random = new Uint8Array(16).fill(++this.#wrote % 256);
		const draft = {
			id: uuid7(1_790_000_000_000 + this.#wrote, random),
			point: this.#point,
			device,
			at: new Date(1_790_000_000_000 + this.#wrote).toISOString(),
			monotonic: { boot: 'server', ms: this.#wrote },
			actor: 'office' as PersonId,
			shift: null,
			type,
			body
		};
		const head = this.#state.heads.get(device) ?? emptyHead(device);
		await this.#store(await signEvent(draft, head, signerOf(this.#keys)));
	}

	pull(after: number, limit: number): PullAnswer {
		const page = this.#state.journal.slice(after, after + limit);
		const events = page.map(({ sealed }, index) => ({ position: after + index + 1, ...sealed }));
		return { events, next: after + events.length, more: this.#state.journal.length > after + limit };
	}

	snapshot(): SnapshotAnswer {
		const rows = rowKinds.flatMap((kind) =>
			this.rowsOf(kind).map((row) => ({ kind, row: structuredClone(row) as Record<string, unknown> }))
		);
		return { position: this.#state.journal.length, rows };
	}

	/** Whether the rows are what the journal says when it is read from the beginning. */
	async isItsJournal(): Promise<boolean> {
		const again: State['rows'] = new Map();
		for (const [index, { sealed }] of this.#state.journal.entries()) {
			const opened = await openSealed(sealed);
			if (opened.ok) await project(opened.value.event, index + 1, rowsIn(again));
		}
		return isDeepStrictEqual(again, this.#state.rows);
	}

	async #store(signed: SignedEvent): Promise<void> {
		const { journal, heads, rows } = this.#state;
		const { device, seq } = signed.event;
		journal.push({ device, seq, sealed: signed.sealed });
		heads.set(device, headAfter(signed));
		await project(signed.event, journal.length, rowsIn(rows));
	}

	async #answer(device: DeviceId): Promise<Pushed> {
		const { seq, hash } = this.#state.heads.get(device) ?? emptyHead(device);
		if (seq === 0) return { head: { seq, hash }, receipt: null };
		const position = 1 + this.#state.journal.findIndex((row) => row.device === device && row.seq === seq);
		const said = { device, seq, hash, position, time: '2026-11-22T01:00:01.000Z' };
		return {
			head: { seq, hash },
			receipt: { ...said, sig: toBase64url(await signerOf(this.#keys).sign(receiptBytes(said))) }
		};
	}
}
