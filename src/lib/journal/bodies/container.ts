/** What happens to a container and its label, from the counter to its end. */
import * as v from 'valibot';
import {
	code,
	correctionReason,
	day,
	enterpriseId,
	form,
	hazards,
	id,
	list,
	LONGEST_QR,
	packaging,
	said,
	sha256,
	slot,
	some,
	text,
	weighing,
	weight,
	whole
} from './parts.ts';

const notice = v.picklist([
	'enterprise-unknown',
	'agreement-missing',
	'agreement-expired',
	'waste-unknown',
	'label-disagrees',
	'code-pending',
	'below-minimum'
]);
const codeSource = v.picklist(['assigned', 'arrived', 'pending']);
const second = v.nullable(id);

/** What it was taken for, and what it is. */
const change = <Value extends v.GenericSchema>(value: Value) => v.strictObject({ before: value, after: value });
const named = v.strictObject({ id: v.nullable(enterpriseId), name: text() });

/** What is in a container and whose it is; its weights stand beside. */
const content = {
	enterprise: v.nullable(id),
	enterpriseName: text(),
	waste: text(20),
	edition: text(8),
	hazards,
	form,
	packaging
};

/** Content of a container that was made out of others. */
const made = v.strictObject({
	container: id,
	...content,
	/** Grams. */
	gross: weight,
	tare: weight,
	net: some,
	/** Null where the figures were computed and not weighed. */
	weighing: v.nullable(weighing),
	code: v.nullable(code),
	codeSource,
	temporary: v.nullable(text(40)),
	/** The oldest day of what is in it: its age begins there. */
	day
});

export const containerBodies = {
	/** On the floor, not weighed yet. */
	'container.arrived': {
		1: v.strictObject({
			container: id,
			enterprise: v.nullable(id),
			enterpriseName: text(),
			booking: v.nullable(id),
			round: v.nullable(id),
			/** Grams as said by who brought it. */
			estimate: v.nullable(some)
		})
	},
	'container.received': {
		1: v.strictObject({
			container: id,
			...content,
			weighing,
			code: v.nullable(code),
			codeSource,
			temporary: v.nullable(text(40)),
			/** The national system's QR text as received, when the container came with one. */
			nationalQr: v.nullable(text(LONGEST_QR)),
			day,
			photos: list(v.strictObject({ sha256, bytes: weight }), 10),
			notices: list(notice, 10)
		})
	},
	'container.coded': { 1: v.strictObject({ container: id, code }) },
	'label.printed': {
		1: v.strictObject({ container: id, copy: v.pipe(whole, v.minValue(1)), printer: text(60), millimetres: whole })
	},
	'label.verified': { 1: v.strictObject({ container: id, text: text(1000) }) },
	/** Stored without a verified label: why, and who agreed. */
	'label.waived': { 1: v.strictObject({ container: id, reason: said(), second: id }) },
	'container.stored': { 1: v.strictObject({ container: id, slot, how: v.picklist(['scan', 'pick']) }) },
	/** Set apart (GB 18597-2023 8.2.1). */
	'container.quarantined': {
		1: v.strictObject({ container: id, slot: v.nullable(slot), reasons: list(text(60), 10, 1) })
	},
	'container.released': { 1: v.strictObject({ container: id, reason: said(), second: id }) },
	'container.turned-away': { 1: v.strictObject({ container: id, reason: said() }) },
	'container.corrected': {
		1: v.strictObject({
			container: id,
			changes: v.strictObject({
				/** Grams that are in it now. */
				net: v.optional(change(weight)),
				tare: v.optional(change(weight)),
				waste: v.optional(change(v.strictObject({ code: text(20), edition: text(8) }))),
				enterprise: v.optional(change(named)),
				hazards: v.optional(change(hazards)),
				form: v.optional(change(form)),
				packaging: v.optional(change(packaging))
			}),
			reason: correctionReason,
			note: text(500),
			second,
			/** The weighing that the new figure comes from. */
			weighing: v.nullable(weighing)
		})
	},
	/** Weighed again and found to agree, or not: it changes nothing by itself. */
	'container.reweighed': {
		1: v.strictObject({
			container: id,
			purpose: v.picklist(['gate', 'hand-over', 'check']),
			weighing,
			/** Grams: how far from the record, and how far it may be. */
			difference: whole,
			allowed: weight
		})
	},
	/** Split, merged or repacked: what is emptied, and what it went into. */
	'container.repacked': {
		1: v.pipe(
			v.strictObject({
				how: v.picklist(['split', 'merge', 'repack']),
				from: list(id, 50, 1),
				into: list(made, 50, 1),
				reason: correctionReason,
				note: text(500),
				second
			}),
			v.check(({ from, into }) => {
				const all = [...from, ...into.map(({ container }) => container)];
				return new Set(all).size === all.length;
			})
		)
	},
	'container.loaded': { 1: v.strictObject({ container: id, load: id, how: v.picklist(['scan', 'pick']) }) },
	'container.unloaded': { 1: v.strictObject({ container: id, load: id, reason: text(500) }) },
	/** Part of a tank's content goes with a load; the container stays. */
	'container.drawn': { 1: v.strictObject({ container: id, load: id, grams: some }) },
	/** Back at the point after it had left. */
	'container.returned': { 1: v.strictObject({ container: id, reason: said() }) },
	'container.treated': { 1: v.strictObject({ container: id, method: text(60), batch: text(60) }) },
	'container.lost': { 1: v.strictObject({ container: id, stocktake: v.nullable(id), reason: said(), second: id }) },
	'container.found': { 1: v.strictObject({ container: id, slot: v.nullable(slot) }) },
	'container.voided': {
		1: v.strictObject({ container: id, reason: v.picklist(['undone', 'mistake', 'duplicate']), note: text(500) })
	}
} as const;
