/**
 * The stock of a point by a second way: events walked once in their order, with a state machine of a few lines of its own.
 *
 * It shares no code with the projection, the lifecycles or the movements. Where both ways agree on random journals, a
 * fault would have to be made twice.
 */
import type { AnyEvent } from './event.ts';

/** Signed grams, into the stock or out of it. */
export type Posting = {
	waste: string;
	enterprise: string | null;
	day: string;
	why: string;
	load: string | null;
	grams: number;
};

type Drum = {
	state: string;
	load: string | null;
	voided: boolean;
	known: { waste: string; enterprise: string | null; net: number } | null;
	postings: Posting[];
};

/** Stages of leaving: what is told late does not bring a drum back to one that it has passed. */
const leaving = ['loaded', 'departed', 'delivered', 'accepted', 'refused', 'treated'];
const shipped = leaving.slice(1);
const inside = ['weighed', 'stored', 'quarantined', 'loaded'];

const leadsTo: Record<string, string> = {
	'container.stored': 'stored',
	'container.quarantined': 'quarantined',
	'container.released': 'weighed',
	'container.turned-away': 'turned-away',
	'container.loaded': 'loaded',
	'container.unloaded': 'weighed',
	'container.returned': 'weighed',
	'container.treated': 'treated',
	'container.lost': 'lost',
	'container.found': 'weighed',
	'load.departed': 'departed',
	'load.delivered': 'delivered',
	'load.accepted': 'accepted',
	'load.refused': 'refused'
};

/** What bodies say that has to do with the stock. */
type Said = {
	container: string;
	containers: string[];
	from: string[];
	into: { container: string; waste: string; enterprise: string | null; net: number; day: string }[];
	day: string;
	grams: number;
	load: string;
};

/** @param events in the order of positions, only those that are well-formed. */
export function naiveStock(events: readonly AnyEvent[]): Map<string, Drum> {
	const drums = new Map<string, Drum>();
	const drumOf = (id: string): Drum => {
		const drum = drums.get(id) ?? { state: 'none', load: null, voided: false, known: null, postings: [] };
		drums.set(id, drum);
		return drum;
	};
	for (const { type, at, body: said } of events) {
		const body = said as Said;
		const day = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
		if (type === 'container.received') {
			const { waste, enterprise, weighing } = said as { waste: string; enterprise: string; weighing: { net: number } };
			begin(drumOf(body.container), { waste, enterprise, net: weighing.net }, body.day, 'received');
			continue;
		}
		if (type === 'container.repacked') {
			for (const id of body.from) go(drumOf(id), 'consumed', day);
			for (const { container, waste, enterprise, net, day: oldest } of body.into)
				begin(drumOf(container), { waste, enterprise, net }, oldest, 'repacked');
			continue;
		}
		if (type.startsWith('load.') && leadsTo[type])
			for (const id of body.containers) go(drumOf(id), leadsTo[type], day, body.load);
		if (!type.startsWith('container.')) continue;
		const drum = drumOf(body.container);
		if (type === 'container.arrived' && drum.state === 'none') drum.state = 'arrived';
		const isIdle = type === 'container.released' && drum.state !== 'quarantined';
		// Treated where its load took it.
		const aboard = type === 'container.treated' ? drum.load : type === 'container.loaded' ? body.load : null;
		if (leadsTo[type] && !isIdle) go(drum, leadsTo[type], day, aboard);
		if (type === 'container.voided') post(drum, day, 'voided', () => (drum.voided = true));
		if (type === 'container.drawn')
			post(drum, day, 'shipped', (known) => (known.net -= Math.min(known.net, body.grams)), body.load);
		if (type === 'container.corrected') correct(drum, said as Correction, day);
	}
	return drums;
}

const stockOf = ({ known, voided, state }: Drum): number =>
	known && !voided && inside.includes(state) ? known.net : 0;

function post(
	drum: Drum,
	day: string,
	why: string,
	change: (known: NonNullable<Drum['known']>) => void,
	load: string | null = null
): void {
	const before = stockOf(drum);
	change(drum.known ?? { waste: '', enterprise: null, net: 0 });
	const grams = stockOf(drum) - before;
	if (grams !== 0)
		drum.postings.push({ waste: drum.known!.waste, enterprise: drum.known!.enterprise, day, why, load, grams });
}

function begin(drum: Drum, known: NonNullable<Drum['known']>, day: string, why: string): void {
	// Taken in again: the later reception is the record, and its story begins there.
	drum.known = null;
	drum.postings = [];
	drum.state = 'weighed';
	drum.load = null;
	post(drum, day, why, () => (drum.known = known));
}

function go(drum: Drum, to: string, day: string, load: string | null = null): void {
	const from = drum.state;
	const late = leaving.includes(to) && leaving.indexOf(to) < leaving.indexOf(from);
	if (late && !(from === 'refused' && to === 'accepted')) return;
	const touches = (states: string[]) => states.includes(from) || states.includes(to);
	const why = touches(shipped) ? 'shipped' : (['lost', 'turned-away'].find((each) => touches([each])) ?? 'repacked');
	const by = shipped.includes(to) ? load : drum.load;
	post(drum, day, why, () => (drum.state = to), why === 'shipped' ? by : null);
	drum.load = load;
}

type Correction = {
	reason: string;
	changes: {
		net?: { after: number };
		waste?: { after: { code: string } };
		enterprise?: { after: { id: string | null } };
	};
};

function correct(drum: Drum, { reason, changes: { net, waste, enterprise } }: Correction, day: string): void {
	if (!drum.known) return;
	const { state } = drum;
	const next = {
		waste: waste ? waste.after.code : drum.known.waste,
		enterprise: enterprise ? enterprise.after.id : drum.known.enterprise
	};
	if (next.waste !== drum.known.waste || next.enterprise !== drum.known.enterprise) {
		post(drum, day, 'reclassified', () => (drum.state = 'elsewhere'));
		Object.assign(drum.known, next);
		post(drum, day, 'reclassified', () => (drum.state = state));
	}
	post(drum, day, reason, (known) => (known.net = net ? net.after : known.net));
}
