/** What a point is and has: master data, devices, vehicles, receivers, waste profiles, scales, limits of its own. */
import * as v from 'valibot';
import { day, enterpriseId, hazards, id, list, said, slot, some, text, weight, whole } from './parts.ts';

const alg = v.picklist(['ES256', 'EdDSA']);
const vehicleKind = v.picklist(['box', 'tank', 'open']);

export const pointBodies = {
	'point.recorded': {
		1: v.strictObject({ name: text(), company: v.strictObject({ name: text(), unit: text(18) }), address: text() })
	},
	'zone.recorded': {
		1: v.strictObject({ zone: id, name: text(), takes: v.array(text(8)), slots: list(slot, 500) })
	},
	'enterprise.recorded': {
		1: v.strictObject({
			enterprise: enterpriseId,
			name: text(),
			uscc: v.nullable(text(18)),
			district: text(),
			agreementUntil: v.nullable(day),
			declared: list(text(12), 100)
		})
	},
	/** What an enterprise's waste is: hazards and reactivity groups as a person chose them (domain/compatibility). */
	'profile.recorded': {
		1: v.strictObject({
			enterprise: enterpriseId,
			waste: text(20),
			name: text(),
			hazards,
			/** EPA groups; null = the default of the waste code. */
			groups: v.nullable(list(whole, 10, 1)),
			why: text(500)
		})
	},
	'device.enrolled': {
		1: v.strictObject({ device: id, name: text(), alg, publicKey: text(400), lane: v.nullable(whole) })
	},
	'device.revoked': { 1: v.strictObject({ device: id, reason: text() }) },
	/** The server refuses a device from here on: it sent a forgery or a second history. */
	'device.frozen': { 1: v.strictObject({ device: id, reason: v.picklist(['fork', 'forgery']), seq: whole }) },
	'vehicle.recorded': {
		1: v.strictObject({
			vehicle: id,
			plate: text(12),
			kind: vehicleKind,
			/** 营运证件号; the format is not published. */
			permit: text(60),
			/** Grams, and litres where it is a tank. */
			capacity: some,
			litres: v.nullable(some),
			/** Categories it may carry (HW08 …); none means any. */
			carries: list(text(8), 60),
			until: v.nullable(day)
		})
	},
	'receiver.recorded': {
		1: v.strictObject({
			receiver: id,
			name: text(),
			uscc: v.nullable(text(18)),
			/** 危险废物经营许可证编号 */
			permit: text(60),
			address: text(),
			/** Waste codes or categories that the licence covers. */
			takes: list(text(12), 600),
			until: v.nullable(day)
		})
	},
	/** The profile of a scale, pinned. */
	'scale.profiled': {
		1: v.strictObject({
			scale: id,
			protocol: text(40),
			serialNumber: text(60),
			/** Grams. */
			division: some,
			max: some,
			baudRate: some,
			testWeight: v.strictObject({ mass: some, read: weight })
		})
	},
	/** The daily check with a known mass. */
	'scale.checked': {
		1: v.strictObject({ scale: id, mass: weight, read: whole, allowed: weight, passed: v.boolean() })
	},
	/** A limit that this point sets for itself (domain/rules). */
	'rule.overridden': {
		1: v.strictObject({ key: text(80), value: text(400), from: day, until: v.nullable(day), why: said() })
	}
} as const;
