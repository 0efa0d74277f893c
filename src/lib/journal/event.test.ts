import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DeviceId } from '#lib/domain/ids.ts';
import { sha256Hex, utf8 } from './bytes.ts';
import { canonicalText } from './canonical.ts';
import {
	emptyHead,
	GENESIS,
	headAfter,
	LONGEST_EVENT,
	openSealed,
	signatureHolds,
	signEvent,
	type Sealed,
	type SignedEvent
} from './event.ts';
import { signerOf, verifierOf, type Alg, type Verifier } from './keys.ts';
import { eventTypes, sampleBodies, SampleDevice, sampleDraft } from './sample-events.ts';

/** What the server asks of every event: it opens, and its device signed it. */
async function accepted(sealed: Sealed, verify: Verifier): Promise<boolean> {
	const opened = await openSealed(sealed);
	return opened.ok && (await signatureHolds(opened.value, verify));
}

/** What a bad line or a bad disk makes of a text: one bit of its UTF-8 turned, read back as UTF-8. */
function bitTurned(text: string, at: number, bit: number): string {
	const bytes = utf8(text);
	bytes[at % bytes.length]! ^= 1 << bit;
	return new TextDecoder().decode(bytes);
}

describe.each<Alg>(['EdDSA', 'ES256'])('an event signed with %s', (alg) => {
	let device: SampleDevice;
	let verify: Verifier;
	beforeAll(async () => {
		device = await SampleDevice.make('d-a', alg);
		verify = (await verifierOf(alg, device.keys.publicKey))!;
	});

	test.each(eventTypes)('opens again as it was written: %s', async (type) => {
		const signed = await device.sign(type);
		expect(await openSealed(signed.sealed)).toEqual({ ok: true, value: signed });
		expect(await signatureHolds(signed, verify)).toBe(true);
		expect(signed.event.body).toEqual(sampleBodies[type]);
	});

	test('is refused after any one bit of its bytes, its hash or its signature has turned', async () => {
		const { sealed } = await device.sign('container.received');
		expect(await accepted(sealed, verify)).toBe(true);
		await fc.assert(
			fc.asyncProperty(fc.constantFrom('bytes', 'hash', 'sig'), fc.nat(), fc.nat(7), async (part, at, bit) => {
				expect(await accepted({ ...sealed, [part]: bitTurned(sealed[part], at, bit) }, verify)).toBe(false);
			}),
			{ numRuns: 600 }
		);
	});

	test('is refused with bytes that were changed and hashed anew', async () => {
		const { sealed } = await device.sign('container.received');
		const bytes = sealed.bytes.replace('"gross":132450', '"gross":132451');
		expect(bytes).not.toBe(sealed.bytes);
		const forged = { ...sealed, bytes, hash: await sha256Hex(utf8(bytes)) };
		expect((await openSealed(forged)).ok).toBe(true);
		expect(await accepted(forged, verify)).toBe(false);
	});
});

describe('a chain', () => {
	test('begins at genesis and links every event to the one before', async () => {
		const device = await SampleDevice.make('d-a');
		const first = await device.sign('shift.opened');
		const second = await device.sign('shift.closed');
		expect(first.event).toMatchObject({ seq: 1, prev: GENESIS, version: 1 });
		expect(second.event).toMatchObject({ seq: 2, prev: first.sealed.hash });
		expect(headAfter(second)).toEqual({ device: 'd-a', seq: 2, hash: second.sealed.hash });
	});

	test('takes no event of another device', async () => {
		const device = await SampleDevice.make('d-a');
		const draft = sampleDraft('shift.closed', { shift: 's-1' }, 'd-b' as DeviceId, 1);
		await expect(signEvent(draft, device.head, signerOf(device.keys))).rejects.toThrow('d-b');
	});
});

describe('signing', () => {
	test('composes what a person typed', async () => {
		const device = await SampleDevice.make('d-a');
		const { event } = await device.sign('container.voided', { note: 'e\u0301' });
		expect(event.body['note']).toBe('é');
	});

	test('throws on what would stand in the way of the queue for good', async () => {
		const device = await SampleDevice.make('d-a');
		const { weighing } = sampleBodies['container.received'];
		await expect(device.sign('container.voided', { note: '\ud800' })).rejects.toThrow('not-well-formed');
		await expect(device.sign('container.voided', { note: 'x'.repeat(501) })).rejects.toThrow('$.body.note');
		await expect(device.sign('container.received', { waste: undefined as never })).rejects.toThrow('$.body.waste');
		const frames = Array.from({ length: 200 }, () => 'ab'.repeat(256));
		await expect(device.sign('container.received', { weighing: { ...weighing, frames } })).rejects.toThrow(RangeError);
		const draft = { ...sampleDraft('shift.closed', { shift: 's-1' }, device.id, 1), at: 'yesterday' };
		await expect(signEvent(draft, device.head, signerOf(device.keys))).rejects.toThrow('$.at');
		expect(device.head.seq).toBe(0);
	});
});

describe('what comes from elsewhere', () => {
	let signed: SignedEvent;
	beforeAll(async () => {
		signed = await (await SampleDevice.make('d-a')).sign('container.voided');
	});

	const sealedOf = async (change: object): Promise<Sealed> => {
		const text = canonicalText({ ...signed.event, ...change });
		if (!text.ok) throw new Error(text.refusal.kind);
		return { bytes: text.value, hash: await sha256Hex(utf8(text.value)), sig: signed.sealed.sig };
	};
	const refusalOf = async (sealed: Sealed) => {
		const opened = await openSealed(sealed);
		return opened.ok ? undefined : opened.refusal;
	};

	test.each<[string, object, string]>([
		['an unknown member', { colour: 'red' }, '$.colour'],
		['a missing member', { actor: undefined }, '$.actor'],
		['seq 0', { seq: 0 }, '$.seq'],
		['a name of no length', { device: '' }, '$.device'],
		['an id that is no UUIDv7', { id: '0'.repeat(36) }, '$.id'],
		['a month that is none', { at: '2026-13-01T00:00:00.000Z' }, '$.at'],
		['a time without milliseconds', { at: '2026-11-22T00:00:00Z' }, '$.at'],
		['a monotonic time before its boot', { monotonic: { boot: 'b', ms: -1 } }, '$.monotonic.ms'],
		['a type that is no type', { type: 'Container Received' }, '$.type']
	])('is refused with %s, by path', async (_, change, path) => {
		expect(await refusalOf(await sealedOf(change))).toEqual({ kind: 'malformed', path });
	});

	test('is kept with a type or a version of a newer program, and with a body that only looks strange', async () => {
		for (const change of [
			{ type: 'container.moved' },
			{ version: 9 },
			{ body: JSON.parse('{"constructor":1,"__proto__":2}') }
		]) {
			const sealed = await sealedOf(change);
			const opened = await openSealed(sealed);
			const said = opened.ok && canonicalText(opened.value.event);
			expect(said).toEqual({ ok: true, value: sealed.bytes });
		}
	});

	test('is refused when it is not canonical, too long, or hashed otherwise', async () => {
		const { sealed } = signed;
		expect(await refusalOf({ ...sealed, bytes: `${sealed.bytes} ` })).toEqual({ kind: 'not-canonical' });
		expect(await refusalOf({ ...sealed, bytes: ' '.repeat(LONGEST_EVENT + 1) })).toEqual({
			kind: 'too-long',
			bytes: LONGEST_EVENT + 1
		});
		expect(await refusalOf({ ...sealed, bytes: '汉'.repeat(LONGEST_EVENT / 2) })).toMatchObject({ kind: 'too-long' });
		expect(await refusalOf({ ...sealed, hash: GENESIS })).toEqual({ kind: 'hash-differs', computed: sealed.hash });
	});

	test('never throws, whatever its bytes are', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), async (bytes) => {
				expect((await openSealed({ bytes, hash: GENESIS, sig: '' })).ok).toBe(false);
			})
		);
	});
});

test('an empty head is before the first event', () => {
	expect(emptyHead('d-a' as DeviceId)).toEqual({ device: 'd-a', seq: 0, hash: GENESIS });
});
