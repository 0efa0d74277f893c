/**
 * Carries photos to the server, part by part, apart from the events: a large picture never holds up a small fact.
 *
 * Where to go on is asked of the server each time; what is noted here is only for people. A photo that the server will
 * not take waits and is told; those behind it go on.
 */
import type { Clock } from './back-off.ts';
import { rounds } from './rounds.ts';
import type { SyncWire, WireProblem } from './wire.ts';

export type WaitingPhoto = { sha256: string; length: number };

/** The tablet's photos as this courier sees them (storage/photos.ts has them). */
export interface PhotoQueue {
	pending(limit: number): Promise<WaitingPhoto[]>;
	pendingCount(): Promise<number>;
	bytes(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
	sent(sha256: string, offset: number): Promise<void>;
}

export type PhotoProblem =
	| (WireProblem & { sha256: string })
	/** The server takes parts, but holds no more than before. */
	| { kind: 'no-progress'; sha256: string }
	/** The queue names a picture that is not there. */
	| { kind: 'missing'; sha256: string }
	| { kind: 'fault'; message: string };

export type PhotoState = { pending: number; nextTryAt: number | null; problem: PhotoProblem | null };

export type PhotoCourierPorts = {
	photos: PhotoQueue;
	wire: Pick<SyncWire, 'photoOffset' | 'photoPart'>;
	clock: Clock;
	random(): number;
	lock<Value>(name: string, work: () => Promise<Value>): Promise<Value>;
	say(state: PhotoState): void;
};

export const PHOTO_LOCK = 'wuji-photos';
export const PART = 512 * 1024;
const EVERY = 60_000;
/** Photos looked at in one round. */
const MOST = 50;

export function photoCourier(ports: PhotoCourierPorts): {
	start(): void;
	stop(): void;
	nudge(urgent?: boolean): void;
	state(): PhotoState;
} {
	const { photos, wire } = ports;
	let state: PhotoState = { pending: 0, nextTryAt: null, problem: null };
	const say = (change: Partial<PhotoState>) => {
		if (!loop.active) return;
		state = { ...state, ...change };
		ports.say(state);
	};
	const count = async () => say({ pending: await photos.pendingCount() });

	const send = async ({ sha256, length }: WaitingPhoto): Promise<PhotoProblem | undefined> => {
		const bytes = await photos.bytes(sha256);
		if (!bytes) return { kind: 'missing', sha256 };
		const held = await wire.photoOffset(sha256);
		if (!held.ok) return { ...held.refusal, sha256 };
		let offset = held.value;
		while (offset < length && loop.active) {
			const part = bytes.slice(offset, offset + PART);
			const answer = await wire.photoPart(sha256, { offset, length, bytes: part });
			if (!answer.ok) return { ...answer.refusal, sha256 };
			if (answer.value <= offset) return { kind: 'no-progress', sha256 };
			offset = answer.value;
			await photos.sent(sha256, offset);
		}
		if (held.value >= length) await photos.sent(sha256, held.value);
		return undefined;
	};

	const loop = rounds({
		...ports,
		lockName: PHOTO_LOCK,
		every: EVERY,
		planned: (nextTryAt) => say({ nextTryAt }),
		fault: (message) => say({ problem: { kind: 'fault', message } }),
		round: async () => {
			let problem: PhotoProblem | null = null;
			await count();
			for (const photo of await photos.pending(MOST)) {
				const found = await send(photo);
				if (!found) continue;
				problem = found;
				if (!isOfPhoto(found)) break;
			}
			say({ problem });
			await count();
			return problem ? 'failed' : 'done';
		}
	});

	return {
		start: loop.start,
		stop: loop.stop,
		nudge: (urgent = false) => loop.nudge(urgent),
		state: () => state
	};
}

/** Whether the trouble is with this one picture, so that the next may fare better. */
const isOfPhoto = (problem: PhotoProblem): boolean =>
	problem.kind === 'missing' ||
	problem.kind === 'no-progress' ||
	(problem.kind === 'refused' && [404, 409, 413, 422].includes(problem.status));
