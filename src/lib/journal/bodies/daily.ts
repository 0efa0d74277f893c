/** The day at a point: shifts, stocktakes, alerts, incidents. */
import * as v from 'valibot';
import { containers, day, id, list, said, slot, text, weight } from './parts.ts';

export const dailyBodies = {
	'shift.opened': { 1: v.strictObject({ shift: id, person: id }) },
	'shift.closed': { 1: v.strictObject({ shift: id }) },
	'stocktake.opened': { 1: v.strictObject({ stocktake: id, zones: list(id, 100) }) },
	'stocktake.counted': { 1: v.strictObject({ stocktake: id, container: id, slot: v.nullable(slot) }) },
	/** `missing`: what should be there and was not scanned. */
	'stocktake.closed': { 1: v.strictObject({ stocktake: id, missing: list(id, 500), reason: text(500) }) },
	'stocktake.reopened': { 1: v.strictObject({ stocktake: id }) },
	'stocktake.approved': { 1: v.strictObject({ stocktake: id, second: v.nullable(id), reason: text(500) }) },
	'stocktake.abandoned': { 1: v.strictObject({ stocktake: id, reason: said() }) },
	'alert.raised': {
		1: v.strictObject({
			alert: id,
			/** The rule or the kind of trouble, `storage-age`, `capacity` … */
			kind: text(60),
			about: v.strictObject({ kind: text(20), id: text(64) }),
			due: v.nullable(day),
			reason: said()
		})
	},
	'alert.assigned': { 1: v.strictObject({ alert: id, owner: said(64), due: v.nullable(day) }) },
	'alert.closed': { 1: v.strictObject({ alert: id, reason: said() }) },
	'alert.reopened': { 1: v.strictObject({ alert: id, reason: said() }) },
	/** 撒漏, 事故 */
	'incident.reported': {
		1: v.strictObject({
			incident: id,
			kind: v.picklist(['spill', 'fire', 'injury', 'other']),
			containers: v.nullable(containers),
			/** Grams that got out, as estimated. */
			lost: v.nullable(weight),
			words: said(2000)
		})
	},
	'incident.closed': { 1: v.strictObject({ incident: id, words: said(2000) }) }
} as const;
