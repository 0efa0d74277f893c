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
	/**
	 * What a step writes into the row, its state aside; called for steps that count. Something that has happened in the
	 * world and is heard of late, when its stage has passed, is written as well unless the paper has it already.
	 */
	apply: (row: Row, step: PaperStep) => Row;
	/** Steps of what lives inside it and has a state machine of its own: the stops of a round. */
	inner?: (row: Row, step: PaperStep) => Folded<Row>;
	/** What is odd about a step besides its turn, seen from the row as it stood. */
	odd?: (row: Row, step: PaperStep) => Flag[];
};

/** The body of a step whose type is known: it passed its schema before it became a step. */
export const bodyOf = <Type extends KnownEvent['type']>(step: PaperStep) =>
	step.body as Extract<KnownEvent, { type: Type }>['body'];

/** One step more. `isFirst`: no step of its type came before it. */
function foldStep<State extends string, Facts extends Record<string, object>, Row extends { state: State }>(
	form: PaperForm<State, Facts, Row>,
	id: string,
	row: Row,
	step: PaperStep,
	isFirst: boolean
): Folded<Row> {
	const action = actionOf(form.lifecycle, step.type);
	if (action === undefined) return form.inner!(row, step);
	const { state, inTurn } = follow(form.lifecycle, row.state, action);
	const flags = form.odd?.(row, step) ?? [];
	if (!inTurn) flags.push({ kind: 'out-of-turn', subject: form.lifecycle.subject, id, state: row.state, action });
	const isLateFact = isFirst && form.lifecycle.actions[action].lands !== undefined;
	const counts = inTurn || state !== row.state || isLateFact;
	return { row: counts ? { ...form.apply(row, step), state } : row, flags };
}

/** Folds all steps in order; the flags are those of the step with this stamp. */
function foldPaper<State extends string, Facts extends Record<string, object>, Row extends { state: State }>(
	form: PaperForm<State, Facts, Row>,
	id: string,
	point: PointId,
	steps: readonly PaperStep[],
	of: Stamp
): Folded<Row> {
	const known = new Set<string>();
	let row = form.blank(id, point);
	let flags: Flag[] = [];
	for (const step of steps) {
		const next = foldStep(form, id, row, step, !known.has(step.type));
		row = next.row;
		if (isSame(step.stamp, of)) flags = next.flags;
		known.add(step.type);
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
	const earlier = current?.steps ?? [];
	const steps = withEntry(earlier, step);
	// Almost every step is the last: it goes on top. Only one that belongs between others has all of them folded anew.
	const isLast = current && steps.length > earlier.length && steps.at(-1) === step;
	const { row, flags } = isLast
		? foldStep<State, Facts, Row>(form, id, current, step, !earlier.some(({ type }) => type === step.type))
		: foldPaper(form, id, point, steps, step.stamp);
	await store.put(kind, { ...row, steps } as unknown as Rows[Kind]);
	return flags;
}
