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
import { uuid7 } from './uuid7.ts';

export const samplePoint = '330106-01' as PointId;
export const sampleTime = Date.parse('2026-11-22T01:00:00.000Z');
export const sampleCode = '91330100799655058B9002140820261122007';

export const sampleBodies: { [Type in EventType]: Body<Type> } = {
	'point.recorded': {
		name: '示例收集点',
		company: { name: '示例环保', unit: '91330100799655058B' },
		address: '示例路 1 号'
	},
	'zone.recorded': { zone: 'Z-1', name: '废油区', takes: ['HW08'], slots: ['B-01', 'B-02'] },
	'enterprise.recorded': {
		enterprise: 'E-001',
		name: '示例汽修厂',
		uscc: '91440300708461136T',
		district: '330106',
		agreementUntil: '2027-03-31',
		declared: ['900-214-08']
	},
	'device.enrolled': { device: 'd-a', name: '平板 1', alg: 'EdDSA', publicKey: 'AA', lane: 0 },
	'device.revoked': { device: 'd-a', reason: 'lost' },
	'device.frozen': { device: 'd-a', reason: 'fork', seq: 7 },
	'shift.opened': { shift: 's-1', person: 'p-1' },
	'shift.closed': { shift: 's-1' },
	'container.received': {
		container: 'c-1',
		enterprise: 'E-001',
		enterpriseName: '示例汽修厂',
		waste: '900-214-08',
		edition: '2025',
		hazards: ['T', 'I'],
		form: 'liquid',
		packaging: 'steel-drum-200',
		weighing: {
			gross: 132_450,
			tare: 18_500,
			net: 113_950,
			tareSource: 'preset',
			scale: { id: 'A9-01', protocol: 'yaohua-a9', division: 50, max: 300_000 },
			stableBy: 'window',
			frames: ['022b30313332343530316603', '022b30313332343530316603']
		},
		code: sampleCode,
		codeSource: 'assigned',
		temporary: null,
		nationalQr: null,
		day: '2026-11-22',
		photos: [{ sha256: 'a'.repeat(64), bytes: 1 }],
		notices: ['agreement-missing']
	},
	'container.coded': { container: 'c-1', code: sampleCode },
	'label.printed': { container: 'c-1', copy: 1, printer: 'twin', millimetres: 150 },
	'label.verified': { container: 'c-1', text: sampleCode },
	'container.stored': { container: 'c-1', slot: 'B-01', how: 'scan' },
	'container.voided': { container: 'c-1', reason: 'mistake', note: '称错了' }
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
