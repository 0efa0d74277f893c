/**
 * A tablet without a screen: enrolled as every other, with keys of its own, speaking to the server as it likes.
 *
 * It signs with the journal's own code, so that what the server refuses is refused for what the story did to it.
 */
import type { DeviceId, PersonId, PointId, ShiftId } from '#lib/domain/ids.ts';
import type { Body, EventType } from '#lib/journal/bodies.ts';
import { emptyHead, headAfter, signEvent, type Head } from '#lib/journal/event.ts';
import { makeDeviceKeys, signerOf, type DeviceKeys } from '#lib/journal/keys.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import type { PushRequest } from '#lib/contract/sync.ts';
import { POINT, type Stack } from './stack.ts';

type Pushed = PushRequest['events'][number];
type Answer = { status: number; error: { code: string; path: string; message: string } | undefined };

export class Peer {
	readonly device: DeviceId;
	readonly token: string;
	readonly #keys: DeviceKeys;
	readonly #address: string;
	#head: Head;

	constructor(address: string, keys: DeviceKeys, { device, token }: { device: DeviceId; token: string }) {
		this.#address = address;
		this.#keys = keys;
		this.device = device;
		this.token = token;
		this.#head = emptyHead(device);
	}

	/** The next event of this device, as it would push it. */
	async sign<Type extends EventType>(type: Type, body: Body<Type>): Promise<Pushed> {
		const now = Date.now();
		const draft = {
			id: uuid7(now, crypto.getRandomValues(new Uint8Array(16))),
			point: POINT as PointId,
			device: this.device,
			at: new Date(now).toISOString(),
			monotonic: { boot: 'peer', ms: this.#head.seq },
			actor: 'p-1' as PersonId,
			shift: 's-1' as ShiftId,
			type,
			body
		};
		const signed = await signEvent<Type>(draft, this.#head, signerOf(this.#keys));
		this.#head = headAfter(signed);
		return { seq: signed.event.seq, prev: signed.event.prev, ...signed.sealed };
	}

	push = (events: Pushed[]): Promise<Answer> =>
		this.post('/api/sync/push', JSON.stringify({ device: this.device, events }));

	/** Posts a body as it stands, under this device's token unless the headers say otherwise. */
	async post(path: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
		const response = await fetch(this.#address + path, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'accept-language': 'zh-CN',
				authorization: `Bearer ${this.token}`,
				...headers
			},
			body
		});
		const { error } = (await response.json()) as { error?: Answer['error'] };
		return { status: response.status, error };
	}
}

/** A peer at the first demo point. */
export async function enrolledPeer(stack: Stack): Promise<Peer> {
	const keys = await makeDeviceKeys();
	const response = await fetch(`${stack.office}/api/enrol`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ code: await stack.enrolmentCode(), name: '探子', alg: keys.alg, publicKey: keys.publicKey })
	});
	if (!response.ok) throw new Error(`a peer is not enrolled: ${response.status} ${await response.text()}`);
	return new Peer(stack.office, keys, (await response.json()) as { device: DeviceId; token: string });
}
