/** Loads: what leaves a point on one vehicle, and what the receiver made of it. */
import * as v from 'valibot';
import { containers, id, list, said, text, weight } from './parts.ts';

const listed = v.strictObject({ load: id, containers });
const worded = v.strictObject({ load: id, reason: said() });

export const loadBodies = {
	'load.proposed': { 1: v.strictObject({ load: id, receiver: id, vehicle: v.nullable(id), containers }) },
	'load.amended': { 1: v.strictObject({ load: id, receiver: id, vehicle: v.nullable(id), containers }) },
	'load.approved': { 1: v.strictObject({ load: id }) },
	'load.sealed': { 1: v.strictObject({ load: id, seal: said(60), reason: text(500) }) },
	'load.unsealed': { 1: worded },
	/** What is really on board: the containers themselves, not the list that was planned. */
	'load.departed': {
		1: v.strictObject({ load: id, containers, manifests: list(id, 50), plate: text(12), driver: text(60) })
	},
	'load.delivered': { 1: listed },
	/** Weighed in by the receiver, grams gross. */
	'load.weighed': {
		1: v.strictObject({ load: id, gross: list(v.strictObject({ container: id, gross: weight }), 500, 1) })
	},
	'load.accepted': { 1: listed },
	'load.refused': { 1: v.strictObject({ load: id, containers, reason: said() }) },
	'load.queried': { 1: v.strictObject({ load: id, containers: list(id, 500), question: said() }) },
	'load.answered': { 1: v.strictObject({ load: id, answer: said() }) },
	'load.cancelled': { 1: worded }
} as const;
