/**
 * Containers from their events. What a whole load or a repacking does to each of its containers is written here too.
 *
 * Every group of fields is won by the later stamp, every list is kept in the order of stamps: any order, any repeat, the
 * same container.
 */
import {
	newContainer,
	withLeg,
	type CodeSource,
	type Container,
	type Correction,
	type Content,
	type NewLeg
} from '#lib/domain/container.ts';
import type {
	BookingId,
	ContainerId,
	Day,
	EnterpriseId,
	LoadId,
	PersonId,
	RoundId,
	SlotName
} from '#lib/domain/ids.ts';
import { isLater, isSame, wins, withEntry, type Stamp } from '#lib/domain/stamp.ts';
import { grams } from '#lib/domain/weight.ts';
import type { Body } from '../bodies.ts';
import type { KnownEvent } from '../event.ts';

export type ContainerEvent = Extract<KnownEvent, { body: { container: string } }>;
type Of<Type extends KnownEvent['type']> = Extract<KnownEvent, { type: Type }>;

type LegSays = Pick<NewLeg, 'action'> & Partial<Pick<NewLeg, 'slot' | 'load' | 'why'>>;

const leg = (before: Container, event: Pick<KnownEvent, 'at'>, stamp: Stamp, says: LegSays): Container =>
	withLeg(before, { slot: null, load: null, why: '', ...says, at: event.at, stamp });

/** The container after an event, pure. */
export function after(before: Container, event: ContainerEvent, stamp: Stamp): Container {
	const went = (says: LegSays) => leg(before, event, stamp, says);
	switch (event.type) {
		case 'container.arrived':
			return arrived(went({ action: 'arrive' }), event, stamp);
		case 'container.received':
			return received(before, event, stamp);
		case 'container.coded':
			return coded(before, { code: event.body.code, source: 'assigned' }, stamp);
		case 'label.printed':
			return {
				...before,
				copies: Math.max(before.copies, event.body.copy),
				printed: wins(stamp, before.printed) ? stamp : before.printed
			};
		case 'label.verified':
			return wins(stamp, before.verified?.stamp) ? { ...before, verified: { at: event.at, stamp } } : before;
		case 'label.waived': {
			const { reason, second } = event.body;
			const waived = { reason, by: event.actor, second: second as PersonId, at: event.at, stamp };
			return wins(stamp, before.waived?.stamp) ? { ...before, waived } : before;
		}
		case 'container.stored':
			return went({ action: 'store', slot: event.body.slot as SlotName });
		case 'container.quarantined':
			return went({
				action: 'quarantine',
				slot: event.body.slot as SlotName | null,
				why: event.body.reasons.join(', ')
			});
		case 'container.released':
			return went({ action: 'release', why: event.body.reason });
		case 'container.turned-away':
			return went({ action: 'turn-away', why: event.body.reason });
		case 'container.corrected':
			return { ...before, corrections: withEntry(before.corrections, correctionOf(event, stamp)) };
		case 'container.reweighed': {
			const { purpose, weighing, difference, allowed } = event.body;
			const figures = { gross: grams(weighing.gross), difference, allowed: grams(allowed) };
			return { ...before, reweighings: withEntry(before.reweighings, { purpose, ...figures, at: event.at, stamp }) };
		}
		case 'container.loaded':
			return went({ action: 'load', load: event.body.load as LoadId });
		case 'container.unloaded':
			return went({ action: 'unload', why: event.body.reason });
		case 'container.drawn': {
			const { load, grams: drawn } = event.body;
			const draw = { load: load as LoadId, grams: grams(drawn), at: event.at, stamp };
			return { ...before, draws: withEntry(before.draws, draw) };
		}
		case 'container.returned':
			return went({ action: 'return', why: event.body.reason });
		case 'container.treated':
			return went({ action: 'treat', why: event.body.method });
		case 'container.lost':
			return went({ action: 'lose', why: event.body.reason });
		case 'container.found':
			return went({ action: 'find', slot: event.body.slot as SlotName | null });
		case 'container.voided':
			// The first one counts: said again, it does not move what a closed month says of the stock.
			return isFirst(stamp, before.voided?.stamp)
				? { ...before, voided: { reason: event.body.reason, at: event.at, by: event.actor, stamp } }
				: before;
		case 'stocktake.counted':
			return before;
	}
}

/** Whether it is the earliest heard of, or the same with its position. */
const isFirst = (stamp: Stamp, current: Stamp | undefined): boolean =>
	!current || (isSame(stamp, current) ? wins(stamp, current) : isLater(current, stamp));

function arrived(before: Container, { at, body }: Of<'container.arrived'>, stamp: Stamp): Container {
	if (!wins(stamp, before.arrived?.stamp)) return before;
	const { enterprise, enterpriseName, booking, round, estimate } = body;
	const said = {
		enterprise: enterprise as EnterpriseId | null,
		enterpriseName,
		booking: booking as BookingId | null,
		round: round as RoundId | null,
		estimate: estimate === null ? null : grams(estimate)
	};
	return { ...before, arrived: { at, ...said, stamp } };
}

const received = (before: Container, event: Of<'container.received'>, stamp: Stamp): Container => {
	const { gross, tare, net } = event.body.weighing;
	return begun(before, event, { ...event.body, gross, tare, net, from: [] }, stamp);
};

type Beginning = ContentSaid &
	Pick<Body<'container.received'>, 'code' | 'codeSource' | 'temporary' | 'day' | 'notices'> & { from: string[] };

/** The record begins: at an intake, or out of other containers. */
function begun(before: Container, event: Pick<KnownEvent, 'at' | 'actor'>, said: Beginning, stamp: Stamp): Container {
	const { code, codeSource, temporary, day, notices, from } = said;
	const container = coded(leg(before, event, stamp, { action: 'receive' }), { code, source: codeSource }, stamp);
	if (!wins(stamp, before.received?.stamp)) return container;
	const record = { at: event.at, day: day as Day, by: event.actor, notices, from: from as ContainerId[], stamp };
	return {
		...container,
		// The mark on the drum is the reception's, also where its code was given later and heard of first.
		code: container.code && { ...container.code, temporary },
		received: { ...contentAs(said), ...record }
	};
}

type ContentSaid = Omit<Content, 'enterprise' | 'gross' | 'tare' | 'net'> & {
	enterprise: string | null;
	gross: number;
	tare: number;
	net: number;
};

const contentAs = (said: ContentSaid): Content => ({
	enterprise: said.enterprise as EnterpriseId | null,
	enterpriseName: said.enterpriseName,
	waste: said.waste,
	edition: said.edition,
	hazards: said.hazards,
	form: said.form,
	packaging: said.packaging,
	gross: grams(said.gross),
	tare: grams(said.tare),
	net: grams(said.net)
});

function coded(
	before: Container,
	{ code, source }: { code: string | null; source: CodeSource },
	stamp: Stamp
): Container {
	if (!wins(stamp, before.code?.stamp)) return before;
	return { ...before, code: { code, source, temporary: before.code?.temporary ?? null, stamp } };
}

type Side = 'before' | 'after';

/** One side of the changes, under the names that the content has. */
export function sideOf(changes: Body<'container.corrected'>['changes'], side: Side): Correction['after'] {
	const { net, tare, waste, enterprise, hazards, form, packaging } = changes;
	return {
		...(net && { net: grams(net[side]) }),
		...(tare && { tare: grams(tare[side]) }),
		...(waste && { waste: waste[side].code, edition: waste[side].edition }),
		...(enterprise && {
			enterprise: enterprise[side].id as EnterpriseId | null,
			enterpriseName: enterprise[side].name
		}),
		...(hazards && { hazards: hazards[side] }),
		...(form && { form: form[side] }),
		...(packaging && { packaging: packaging[side] })
	};
}

function correctionOf({ at, actor, body }: Of<'container.corrected'>, stamp: Stamp): Correction {
	const { changes, reason, note, second } = body;
	return {
		after: sideOf(changes, 'after'),
		before: sideOf(changes, 'before'),
		reason,
		note,
		by: actor,
		second: second as PersonId | null,
		at,
		stamp
	};
}

/** A container that was made out of others. */
export const made = (
	before: Container,
	event: Of<'container.repacked'>,
	part: Body<'container.repacked'>['into'][number],
	stamp: Stamp
): Container => begun(before, event, { ...part, notices: [], from: event.body.from }, stamp);

export const emptied = (before: Container, event: Of<'container.repacked'>, stamp: Stamp): Container =>
	leg(before, event, stamp, { action: 'repack', why: event.body.how });

export type LoadWide = Of<'load.departed' | 'load.delivered' | 'load.accepted' | 'load.refused'>;

const wideAction = {
	'load.departed': 'depart',
	'load.delivered': 'deliver',
	'load.accepted': 'accept',
	'load.refused': 'refuse'
} as const satisfies Record<LoadWide['type'], NewLeg['action']>;

/** A container on which something is done with its whole load. */
export const alongWith = (before: Container, event: LoadWide, stamp: Stamp): Container =>
	leg(before, event, stamp, {
		action: wideAction[event.type],
		load: event.body.load as LoadId,
		why: event.type === 'load.refused' ? event.body.reason : ''
	});

export const blank = (id: string, { point }: Pick<KnownEvent, 'point'>): Container =>
	newContainer(id as ContainerId, point);
