/**
 * Sample events for tests: one good body of every type, and chains of devices that sign them.
 *
 * Only tests import this file; times and ids are fixed, so that a failure names the same event every time.
 */
import type { DeviceId, PersonId, PointId, ShiftId } from '#lib/domain/ids.ts';
import type { Body, EventType } from './bodies.ts';
import { emptyHead, headAfter, signEvent, type Draft, type Head, type SignedEvent } from './event.ts';
import { eventLine, footerBytes, footerLine, headerLine, serverDevice, type ExportHeader } from './export.ts';
import { toBase64url } from './bytes.ts';
import { makeDeviceKeys, signerOf, type Alg, type DeviceKeys } from './keys.ts';
import { containerSamples, sampleCode } from './samples/container.fixture.ts';
import { dailySamples, pointSamples } from './samples/point.fixture.ts';
import { bookingSamples, loadSamples, manifestSamples } from './samples/transport.fixture.ts';
import { uuid7 } from './uuid7.ts';

export const samplePoint = '330106-01' as PointId;
export const sampleTime = Date.parse('2026-11-22T01:00:00.000Z');
export { sampleCode };

export const sampleBodies: { [Type in EventType]: Body<Type> } = {
	...pointSamples,
	...containerSamples,
	...bookingSamples,
	...loadSamples,
	...manifestSamples,
	...dailySamples
};

export const eventTypes = Object.keys(sampleBodies) as EventType[];

/** A UUIDv7 that depends on its number alone. */
export const sampleId = (number: number): string => uuid7(sampleTime + number, new Uint8Array(16).fill(number % 256));

export const sampleDraft = <Type extends EventType>(
	type: Type,
	body: Body<Type>,
	device: DeviceId,
	number: number
): Draft<Type> => ({
	id: sampleId(number),
	point: samplePoint,
	device,
	at: new Date(sampleTime + number * 1000).toISOString(),
	monotonic: { boot: 'boot-1', ms: number * 1000 },
	actor: 'p-1' as PersonId,
	shift: 's-1' as ShiftId,
	type,
	body
});

/** A device with keys of its own that signs one event after the other. */
export class SampleDevice {
	readonly id: DeviceId;
	readonly keys: DeviceKeys;
	head: Head;

	constructor(id: DeviceId, keys: DeviceKeys) {
		this.id = id;
		this.keys = keys;
		this.head = emptyHead(id);
	}

	static async make(id: string, alg?: Alg): Promise<SampleDevice> {
		return new SampleDevice(id as DeviceId, await makeDeviceKeys(alg));
	}

	async sign<Type extends EventType>(type: Type, body: Partial<Body<Type>> = {}): Promise<SignedEvent> {
		const draft = sampleDraft(type, { ...sampleBodies[type], ...body }, this.id, this.head.seq + 1);
		const signed = await signEvent(draft, this.head, signerOf(this.keys));
		this.head = headAfter(signed);
		return signed;
	}

	enrolment(): Partial<Body<'device.enrolled'>> {
		return { device: this.id, alg: this.keys.alg, publicKey: this.keys.publicKey };
	}
}

/** The export of a point with two tablets, one of each algorithm, whose events are mixed: a header, 14 events, a footer. */
export async function sampleJournal() {
	const server = await SampleDevice.make(serverDevice(samplePoint), 'ES256');
	const [a, b] = [await SampleDevice.make('d-a', 'EdDSA'), await SampleDevice.make('d-b', 'ES256')];
	const events = [
		await server.sign('point.recorded'),
		await server.sign('device.enrolled', a.enrolment()),
		await server.sign('device.enrolled', b.enrolment()),
		await a.sign('shift.opened'),
		await server.sign('enterprise.recorded'),
		await a.sign('container.received'),
		await b.sign('container.received', { container: 'c-2', code: null, codeSource: 'pending', temporary: 'T-1' }),
		await a.sign('label.printed'),
		await b.sign('container.stored', { container: 'c-2' }),
		await a.sign('label.verified'),
		await b.sign('container.coded', { container: 'c-2', code: sampleCode.replace(/007$/, '031') }),
		await a.sign('container.stored'),
		await server.sign('zone.recorded'),
		await a.sign('container.voided')
	];
	return { server, a, b, events, lines: await exportOf(events, server) };
}

/** The lines of an export of these events, in this order, closed by the server's signature. */
export async function exportOf(events: readonly SignedEvent[], server: SampleDevice): Promise<string[]> {
	const header: ExportHeader = {
		format: 'wuji-journal',
		version: 1,
		point: samplePoint,
		server: { alg: server.keys.alg, publicKey: server.keys.publicKey }
	};
	const last = new Map(events.map((signed) => [signed.event.device, headAfter(signed)]));
	const heads = [...last.values()];
	const sig = toBase64url(await signerOf(server.keys).sign(footerBytes(header, events.length, heads)));
	return [
		headerLine(header),
		...events.map(({ sealed }, index) => eventLine({ position: index + 1, ...sealed })),
		footerLine({ count: events.length, heads, sig })
	];
}
