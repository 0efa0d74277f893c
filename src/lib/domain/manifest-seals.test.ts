import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
	fixedAmong,
	isManifestField,
	manifestFields,
	mayEdit,
	parties,
	partiesTouched,
	sealedBy,
	type ManifestField,
	type Party,
	type Seal,
	type UnsealedIn
} from './manifest-seals.ts';
import type { EnterpriseId, ManifestId } from './ids.ts';

const signed = (...by: Party[]): ReadonlySet<Party> => new Set(by);
const fields = fc.array(fc.constantFrom(...manifestFields));
const signatures = fc.subarray([...parties]).map((by) => signed(...by));

/** The form and what we keep beside it, written out a second time by part. */
const form: Record<Seal, string> = {
	fixed: `id point trip consignor.enterprise state signatures corrections confirmedAt reason
		paper.reason paper.at paper.backEnteredAt paper.completedOn`,
	number: 'number provinceNumber paper.number',
	consignor: `consignor.name consignor.address consignor.phone consignor.emergencyPhone consignor.handler
		consignor.handedOverAt lines.line lines.name lines.waste lines.hazards lines.form lines.components lines.packaging
		lines.count lines.net lines.containers receiver.receiver receiver.name`,
	carrier: `carrierPart.carrier carrierPart.permit carrierPart.address carrierPart.phone carrierPart.driver
		carrierPart.driverPhone carrierPart.vehicleKind carrierPart.plate carrierPart.from carrierPart.departedAt
		carrierPart.via carrierPart.to relays.carrier relays.plate relays.driver relays.place relays.claimedAt arrivedAt`,
	receiver: `receiver.permit receiver.address receiver.phone handler receivedAt decisions.line decisions.taken
		decisions.discrepancy decisions.words decisions.net decisions.method`
};

describe('every field', () => {
	test('has the one rule that is written out here', () => {
		const written = (Object.keys(form) as Seal[]).flatMap((seal) =>
			form[seal].split(/\s+/).map((field) => [field, seal])
		);
		expect(Object.fromEntries(written)).toEqual(sealedBy);
		expect(written).toHaveLength(manifestFields.length);
	});

	test('that a type of manifest has and the map has not is named by the compiler', () => {
		type Whole = {
			id: ManifestId;
			trip: { kind: 'load'; id: string } | null;
			consignor: { enterprise: EnterpriseId; name: string } | null;
			lines: { waste: string; hazards: string[] }[];
			number: string | null;
			signatures: Partial<Record<Party, { signer: string }>>;
		};
		expectTypeOf<UnsealedIn<Whole>>().toBeNever();
		type Grown = Whole & {
			colour: string;
			carrierPart: { plate: string; horn: string } | null;
			decisions: { mood: 1 }[];
		};
		expectTypeOf<UnsealedIn<Grown>>().toEqualTypeOf<'colour' | 'carrierPart.horn' | 'decisions.mood'>();
	});

	test('is known by its name, and what every object has is none', () => {
		for (const field of manifestFields) expect(isManifestField(field)).toBe(true);
		for (const name of ['lines.colour', 'toString', '']) expect(isManifestField(name)).toBe(false);
	});
});

describe('changing a field', () => {
	test.each<[ManifestField, Party]>([
		['lines.waste', 'consignor'],
		['carrierPart.plate', 'carrier'],
		['decisions.net', 'receiver']
	])('%s is free until the %s has signed, and then by correction only', (field, party) => {
		const others = parties.filter((other) => other !== party);
		expect(mayEdit(field, signed())).toBe('free');
		expect(mayEdit(field, signed(...others))).toBe('free');
		expect(mayEdit(field, signed(party))).toBe('by-correction');
	});

	test('a number is sealed by whoever signs first', () => {
		expect(mayEdit('number', signed())).toBe('free');
		for (const party of parties) expect(mayEdit('number', signed(party))).toBe('by-correction');
	});

	test('its own id, its trip and its enterprise never change', () => {
		for (const field of ['id', 'trip', 'consignor.enterprise'] as const) {
			expect(mayEdit(field, signed())).toBe('never');
			expect(mayEdit(field, signed(...parties))).toBe('never');
		}
	});

	test('is never freer after another signature', () => {
		const strictness = ['free', 'by-correction', 'never'];
		fc.assert(
			fc.property(fc.constantFrom(...manifestFields), signatures, fc.constantFrom(...parties), (field, by, next) => {
				const before = strictness.indexOf(mayEdit(field, by));
				expect(strictness.indexOf(mayEdit(field, new Set([...by, next])))).toBeGreaterThanOrEqual(before);
			})
		);
	});
});

describe('who is asked about a correction', () => {
	test('is everybody who signed the part, or signed after it', () => {
		expect(partiesTouched(['lines.net'], signed('consignor'))).toEqual(['consignor']);
		expect(partiesTouched(['lines.net'], signed('receiver', 'carrier', 'consignor'))).toEqual(parties);
		expect(partiesTouched(['carrierPart.plate'], signed(...parties))).toEqual(['carrier', 'receiver']);
		expect(partiesTouched(['decisions.net'], signed(...parties))).toEqual(['receiver']);
		expect(partiesTouched(['decisions.net', 'carrierPart.plate'], signed(...parties))).toEqual(['carrier', 'receiver']);
	});

	test('is everybody who signed, where a number changes', () => {
		expect(partiesTouched(['number'], signed('consignor', 'carrier'))).toEqual(['consignor', 'carrier']);
	});

	test('is nobody, where nothing changes or nothing can', () => {
		expect(partiesTouched([], signed(...parties))).toEqual([]);
		expect(partiesTouched(['id', 'trip'], signed(...parties))).toEqual([]);
		expect(partiesTouched(['lines.net'], signed())).toEqual([]);
	});

	test('has signed; and whoever sealed a field is among them', () => {
		fc.assert(
			fc.property(fields, signatures, (changed, by) => {
				const asked = partiesTouched(changed, by);
				for (const party of asked) expect(by.has(party)).toBe(true);
				for (const field of changed) {
					const seal = sealedBy[field];
					if (mayEdit(field, by) !== 'by-correction') continue;
					expect(asked.length).toBeGreaterThan(0);
					if (seal !== 'number') expect(asked).toContain(seal);
				}
			})
		);
	});

	test('grows with the fields and with the signatures', () => {
		fc.assert(
			fc.property(fields, fields, signatures, signatures, (some, more, by, then) => {
				const asked = partiesTouched([...some, ...more], new Set([...by, ...then]));
				expect(asked).toEqual(expect.arrayContaining(partiesTouched(some, by)));
			})
		);
	});
});

test('what no correction may change is named, a field that is none too', () => {
	expect(fixedAmong(['lines.waste', 'id', 'number', 'trip', 'lines.colour'])).toEqual(['id', 'trip', 'lines.colour']);
	expect(fixedAmong([])).toEqual([]);
	fc.assert(
		fc.property(fields, signatures, (changed, by) => {
			expect(fixedAmong(changed)).toEqual(changed.filter((field) => mayEdit(field, by) === 'never'));
		})
	);
});
