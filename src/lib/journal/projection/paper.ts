/**
 * Papers: rows that are folded from the steps they went (bookings, rounds, loads, manifests, stocktakes, alerts).
 *
 * A step that its state machine does not have is kept and flagged and has no effect, unless it is something that has
 * happened in the world; then it lands where it lands.
 */
import type { PointId } from '#lib/domain/ids.ts';
import { actionOf, follow, type Lifecycle } from '#lib/domain/lifecycles/lifecycle.ts';
import { isSame, withEntry, type Stamp } from '#lib/domain/stamp.ts';
import type { AnyEvent, KnownEvent } from '../event.ts';
import type { Flag } from './flags.ts';
import type { Paper, PaperStep, ProjectionStore, RowKind, Rows } from './rows.ts';

type Folded<Row> = { row: Row; flags: Flag[] };

/** How a kind of paper is folded. */
export type PaperForm<State extends string, Facts extends Record<string, object>, Row extends { state: State }> = {
	lifecycle: Lifecycle<State, Facts>;
	blank: (id: string, point: PointId) => Row;
	/** What a step writes into the row, its state aside; called only for steps that count. */
	apply: (row: Row, step: PaperStep) => Row;
	/** Steps of what lives inside it and has a state machine of its own: the stops of a round. */
	inner?: (row: Row, step: PaperStep) => Folded<Row>;
	/** What is odd about a step besides its turn, seen from the row as it stood. */
	odd?: (row: Row, step: PaperStep) => Flag[];
};

/** The body of a step whose type is known: it passed its schema before it became a step. */
export const bodyOf = <Type extends KnownEvent['type']>(step: PaperStep, _type: Type) =>
	step.body as Extract<KnownEvent, { type: Type }>['body'];

/** Folds all steps in order; the flags are those of the step with this stamp. */
export function foldPaper<State extends string, Facts extends Record<string, object>, Row extends { state: State }>(
	form: PaperForm<State, Facts, Row>,
	id: string,
	point: PointId,
	steps: readonly PaperStep[],
	of: Stamp
): Folded<Row> {
	let row = form.blank(id, point);
	let flags: Flag[] = [];
	for (const step of steps) {
		const asked = isSame(step.stamp, of);
		const action = actionOf(form.lifecycle, step.type);
		if (action === undefined) {
			const inner = form.inner!(row, step);
			row = inner.row;
			if (asked) flags = inner.flags;
			continue;
		}
		const { state, inTurn } = follow(form.lifecycle, row.state, action);
		if (asked) flags = form.odd?.(row, step) ?? [];
		if (asked && !inTurn)
			flags.push({ kind: 'out-of-turn', subject: form.lifecycle.subject, id, state: row.state, action });
		if (inTurn || state !== row.state) row = { ...form.apply(row, step), state };
	}
	return { row, flags };
}

export const stepOf = ({ type, body, at, actor }: AnyEvent, stamp: Stamp): PaperStep => ({
	type,
	body,
	at,
	by: actor,
	stamp
});

/** Puts a step into its paper and the paper back. */
export async function takeStep<
	Kind extends RowKind,
	State extends string,
	Facts extends Record<string, object>,
	Row extends { state: State }
>(
	store: ProjectionStore,
	kind: Kind,
	form: PaperForm<State, Facts, Row>,
	{ id, point }: { id: string; point: PointId },
	step: PaperStep
): Promise<Flag[]> {
	const current = (await store.get(kind, id)) as unknown as Paper<Row> | undefined;
	const steps = withEntry(current?.steps ?? [], step);
	const { row, flags } = foldPaper(form, id, point, steps, step.stamp);
	await store.put(kind, { ...row, steps } as unknown as Rows[Kind]);
	return flags;
}
