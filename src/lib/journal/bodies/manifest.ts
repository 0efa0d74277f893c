/** Manifests 转移联单 with their three parts, numbers as received, paper first, and corrections as versions (令23号). */
import * as v from 'valibot';
import { containers, day, enterpriseId, form, hazards, id, instant, list, said, text, weight, whole } from './parts.ts';

const line = v.strictObject({
	line: v.pipe(whole, v.minValue(1), v.maxValue(99)),
	name: text(),
	waste: text(20),
	hazards,
	form,
	/** 有害成分名称 */
	components: text(500),
	packaging: text(60),
	count: v.pipe(whole, v.minValue(1)),
	/** Grams; the form says tonnes. */
	net: weight,
	containers
});
const lines = v.pipe(
	list(line, 99, 1),
	v.check((all) => new Set(all.map(({ line: number }) => number)).size === all.length)
);
const contact = { name: text(), address: text(), phone: text(40) };

const draft = v.strictObject({
	manifest: id,
	/** The vehicle trip it is of: a round or a load. */
	trip: v.strictObject({ kind: v.picklist(['round', 'load']), id }),
	consignor: v.strictObject({ enterprise: enterpriseId, ...contact, emergencyPhone: text(40), handler: text(60) }),
	receiver: v.strictObject({ receiver: id, ...contact, permit: text(60) }),
	lines
});

/** 14 digits, received from the national system: year, province, city, serial (art. 15). */
const nationalNumber = v.pipe(v.string(), v.regex(/^\d{14}$/));
const source = v.picklist(['entered', 'scanned', 'imported']);

/** What the receiver made of a line (art. 12). */
const decision = v.strictObject({
	line: whole,
	taken: v.boolean(),
	/** 是否存在重大差异, and in words. */
	discrepancy: v.boolean(),
	words: text(500),
	/** Grams accepted. */
	net: weight,
	/** 拟利用处置方式 */
	method: text(60)
});
const decided = v.strictObject({
	manifest: id,
	handler: text(60),
	/** When it was received, as the receiver says; the envelope has the device's time. */
	receivedAt: instant,
	decisions: list(decision, 99, 1)
});
const party = v.picklist(['consignor', 'carrier', 'receiver']);

export const manifestBodies = {
	'manifest.drafted': { 1: draft },
	'manifest.amended': { 1: draft },
	'manifest.numbered': {
		1: v.strictObject({ manifest: id, number: nationalNumber, provinceNumber: v.nullable(text(40)), source })
	},
	'manifest.put-on-paper': { 1: v.strictObject({ manifest: id, paperNumber: text(40), reason: said() }) },
	/** 补录: entered in the system after it ran on paper (art. 20). */
	'manifest.back-entered': {
		1: v.strictObject({ manifest: id, number: nationalNumber, source, completedOn: day })
	},
	'manifest.signed-out': {
		1: v.strictObject({
			manifest: id,
			signer: said(60),
			claimedAt: instant,
			how: v.picklist(['code', 'message', 'paper'])
		})
	},
	'manifest.carrier-signed': {
		1: v.strictObject({
			manifest: id,
			...{ carrier: text(), permit: text(60), phone: text(40), address: text() },
			driver: said(60),
			driverPhone: text(40),
			vehicleKind: text(40),
			plate: text(12),
			from: text(),
			via: text(),
			to: text(),
			claimedAt: instant
		})
	},
	/** Handed to another carrier on the way (art. 17). */
	'manifest.relayed': {
		1: v.strictObject({
			manifest: id,
			carrier: text(),
			plate: text(12),
			driver: text(60),
			place: said(),
			claimedAt: instant
		})
	},
	'manifest.arrived': { 1: v.strictObject({ manifest: id, claimedAt: instant }) },
	'manifest.accepted': { 1: decided },
	'manifest.partly-refused': { 1: decided },
	'manifest.refused': { 1: v.strictObject({ ...decided.entries, reason: said() }) },
	'manifest.confirmed': { 1: v.strictObject({ manifest: id }) },
	'manifest.correction-proposed': {
		1: v.strictObject({
			manifest: id,
			correction: id,
			/** Field by the names of domain/manifest-seals, before and after as they are written on the form. */
			changes: list(
				v.strictObject({ field: text(60), line: v.nullable(whole), before: text(1000), after: text(1000) }),
				100,
				1
			),
			reason: said(),
			by: party
		})
	},
	'manifest.correction-approved': { 1: v.strictObject({ manifest: id, correction: id, party }) },
	'manifest.correction-rejected': { 1: v.strictObject({ manifest: id, correction: id, party, reason: said() }) },
	'manifest.voided': { 1: v.strictObject({ manifest: id, reason: said() }) }
} as const;
