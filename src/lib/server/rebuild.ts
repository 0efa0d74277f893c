/**
 * The projection made anew from the journal, in memory: what the live tables must be equal to.
 */
import type { ContainerId, PointId } from '#lib/domain/ids.ts';
import type { AnyEvent } from '#lib/journal/event.ts';
import { project, type ProjectionStore, type RowKind, type Rows } from '#lib/journal/project.ts';
import type { Database } from './database.ts';
import { rowText } from './projection-tables.ts';
import { flagColumns } from './record.ts';

/** Rows as text by kind and id, flags as text by position: ready to be compared. */
export type Rebuilt = {
	rows: Map<RowKind, Map<string, string>>;
	flags: Map<number, string[]>;
	/** Positions whose bytes could not be read as an event. */
	unreadable: number[];
};

const PIECE = 500;

/** Replays a point's whole journal. Bytes that are damaged are left out and named. */
export async function rebuildProjection(database: Database, point: PointId): Promise<Rebuilt> {
	const { store, rows } = memoryProjection();
	const rebuilt: Rebuilt = { rows, flags: new Map(), unreadable: [] };
	for await (const { position, bytes } of journalRows(database, point)) {
		const event = readEvent(bytes);
		if (!event) {
			rebuilt.unreadable.push(position);
			continue;
		}
		const flags = await project(event, position, store);
		if (flags.length > 0)
			rebuilt.flags.set(
				position,
				flags.map((flag) => JSON.stringify(flagColumns(flag)))
			);
	}
	return rebuilt;
}

/** A point's journal in order, read in pieces. */
export async function* journalRows({ kysely }: Pick<Database, 'kysely'>, point: PointId) {
	for (let after = 0; ;) {
		const rows = await kysely
			.selectFrom('journal')
			.select(['position', 'device', 'seq', 'bytes'])
			.where('point', '=', point)
			.where('position', '>', after)
			.orderBy('position')
			.limit(PIECE)
			.execute();
		yield* rows;
		if (rows.length < PIECE) return;
		after = rows.at(-1)!.position;
	}
}

/** The event in stored bytes, unverified; undefined when they are no JSON object. */
export function readEvent(bytes: string): AnyEvent | undefined {
	try {
		const value: unknown = JSON.parse(bytes);
		return typeof value === 'object' && value !== null && 'type' in value && 'body' in value
			? (value as AnyEvent)
			: undefined;
	} catch {
		return undefined;
	}
}

/** Rows kept in memory, for replaying. */
export function memoryProjection(): { store: ProjectionStore; rows: Rebuilt['rows'] } {
	const rows: Rebuilt['rows'] = new Map();
	const codes = new Map<string, Set<ContainerId>>();
	const codeOf = new Map<string, string>();
	const ofKind = (kind: RowKind) => rows.get(kind) ?? rows.set(kind, new Map()).get(kind)!;
	const store: ProjectionStore = {
		async get<Kind extends RowKind>(kind: Kind, id: string) {
			const text = ofKind(kind).get(id);
			return text === undefined ? undefined : (JSON.parse(text) as Rows[Kind]);
		},
		async put<Kind extends RowKind>(kind: Kind, row: Rows[Kind]) {
			ofKind(kind).set(row.id, rowText(row));
			if (kind !== 'container') return;
			const { id, code } = row as Rows['container'];
			codes.get(codeOf.get(id) ?? '')?.delete(id);
			if (code?.code == null) return;
			codeOf.set(id, code.code);
			codes.set(code.code, (codes.get(code.code) ?? new Set()).add(id));
		},
		containersWithCode: async (code) => [...(codes.get(code) ?? [])].sort()
	};
	return { store, rows };
}
