/**
 * Who a tablet is: its keys, its token, and the server's key as it was at enrolment.
 *
 * The server's key is pinned here and never replaced by a later answer. The private key cannot be exported.
 */
import type { DeviceId, PointId } from '#lib/domain/ids.ts';
import type { Alg } from './keys.ts';

/** Why a device may write no more: its chain split in two, or the office revoked it. */
export type Frozen = 'fork' | 'revoked';

export type Identity = {
	device: DeviceId;
	point: PointId;
	name: string;
	alg: Alg;
	privateKey: CryptoKey;
	/** SPKI, base64url. */
	publicKey: string;
	/** Bearer token for every request of this device. */
	token: string;
	/** Serial lane (domain/codes/serials.ts); null when every serial is leased. */
	lane: number | null;
	server: { alg: Alg; publicKey: string };
	/** Milliseconds since 1970. */
	enrolledAt: number;
	/** Ports of the device twins, only under `npm start`. */
	twins: { bench: number } | null;
	frozen: Frozen | null;
};
