/**
 * The kiosk's wiring: the only client file that knows all layers.
 *
 * Clocks, randomness, ports and the browser's own objects are handed in from here; nothing below asks for them itself.
 */
import { catalogue2025 } from '#lib/domain/catalogue/catalogue.ts';
import type { ContainerId } from '#lib/domain/ids.ts';
import { ok, refuse } from '#lib/domain/result.ts';
import { grams } from '#lib/domain/weight.ts';
import type { ScaleProfile } from '#lib/domain/weighing.ts';
import { clockOf } from '#lib/devices/clock.ts';
import { webLock } from '#lib/devices/device-lock.ts';
import { LabelReader } from '#lib/devices/label-reader/label-reader.ts';
import { startReaderWorker } from '#lib/devices/label-reader/start-worker.ts';
import { listenWedge } from '#lib/devices/wedge.ts';
import { duty } from '#lib/features/people/duty.ts';
import type { Kiosk } from '#lib/features/shell/kiosk.ts';
import { kioskDevices } from '#lib/features/shell/kiosk-devices.ts';
import { kioskLine, type KioskLine } from '#lib/features/shell/kiosk-line.ts';
import { KioskState } from '#lib/features/shell/kiosk-state.svelte.ts';
import { ScanRoad } from '#lib/features/shell/scans.ts';
import { sounder } from '#lib/features/shell/sounds.ts';
import { offerUpdates } from '#lib/features/shell/update-offer.ts';
import { sha256Hex } from '#lib/journal/bytes.ts';
import { makeDeviceKeys } from '#lib/journal/keys.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import { draftsIn } from '#lib/storage/drafts.ts';
import { identityIn, type Identity } from '#lib/storage/identity.ts';
import { kioskJournal } from '#lib/storage/journal.ts';
import { KioskDb } from '#lib/storage/kiosk-db.ts';
import { peopleIn } from '#lib/storage/people.ts';
import { PhotoDb, photosIn } from '#lib/storage/photos.ts';
import { spareFile } from '#lib/storage/spare-file.ts';
import { kioskReads } from '#lib/storage/reads.ts';
import { enrol } from '#lib/sync/enrol.ts';
import { enrolWire } from '#lib/sync/wire.ts';

/** The one scale this first kiosk knows; the set-up wizard of the device layer will pin others. */
const scaleProfile: ScaleProfile = {
	id: 'A9-01',
	protocol: 'yaohua-a9',
	division: grams(50),
	max: grams(300_000),
	baudRate: 9600
};

/** IndexedDB takes no larger limit, and throws at one. */
const EVERY_EVENT = 0xffff_ffff;

export function openKiosk(window: Window & typeof globalThis): Kiosk {
	const { navigator, location } = window;
	const now = () => Date.now();
	const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
	const newId = () => uuid7(now(), random(16));
	const boot = newId();
	const clock = clockOf(window);
	const ask = window.fetch.bind(window);

	const state = new KioskState();
	state.now = now();
	const db = new KioskDb('wuji', { onOutdated: () => (state.outdated = true) });
	const identities = identityIn(db);
	const people = peopleIn(db);
	const drafts = draftsIn(db);
	const photos = photosIn(new PhotoDb(), { now, random, spare: spareFile(() => navigator.storage.getDirectory()) });
	const reads = kioskReads(db);
	const journal = kioskJournal(db, {
		now,
		monotonic: () => ({ boot, ms: Math.floor(performance.now()) }),
		random,
		locks: navigator.locks,
		releaseReserve: async () => {
			const freed = await photos.releaseReserve();
			if (freed && state.full === 'no') state.full = 'photos';
			return freed;
		}
	});
	const scans = new ScanRoad();
	let line: KioskLine | undefined;
	const written = () => line?.nudge();
	const person = duty({ state, people, journal, session: window.sessionStorage, now, newId, written });
	const devices = kioskDevices({
		state,
		profile: scaleProfile,
		clock,
		lock: webLock(navigator.locks),
		hostname: location.hostname,
		kept: drafts,
		onLine: (text) => scans.deliver(text, 'scanner')
	});

	async function readMasterData() {
		state.point = await reads.point();
	}

	async function noteStorage() {
		const [persisted, estimate] = await Promise.all([
			navigator.storage?.persisted?.(),
			navigator.storage?.estimate?.()
		]);
		state.storage = { persisted: persisted ?? null, usage: estimate?.usage ?? null, quota: estimate?.quota ?? null };
	}

	/** Everything that needs an identity: the line and the devices. */
	async function begin(self: Identity) {
		state.identity = self;
		await readMasterData();
		line = kioskLine(self, {
			state,
			db,
			journal,
			photos,
			people,
			fetch: ask,
			clock: { now, after: clock.after },
			random: () => random(1)[0]! / 255,
			lock: async (name, work) => navigator.locks.request(name, work),
			refreshed: readMasterData,
			ended: () => {
				if (!state.identity?.frozen) void identities.get().then((held) => (state.identity = held ?? null));
			}
		});
		window.addEventListener('online', () => line?.nudge('online'));
		devices.start();
	}

	async function open() {
		window.setInterval(() => (state.now = now()), 1000);
		listenWedge(window.document, ({ text }) => scans.deliver(text, 'wedge'));
		void offerUpdates(state, window);
		void noteStorage();
		const self = await identities.get();
		if (!self) return (state.identity = null);
		await person.restore();
		await begin(self);
	}

	const kiosk: Kiosk = {
		state,
		reads,
		scans,
		sound: sounder(window),
		catalogue: catalogue2025,
		scale: devices.scale,
		scaleProfile,
		now,
		newId,
		printer: devices.printer,
		labelReader: (onText) =>
			new LabelReader({
				clock,
				devices: navigator.mediaDevices,
				startWorker: startReaderWorker,
				onLabel: ({ text }) => onText(text)
			}),
		record: async (decide) => {
			const who = person.author();
			if (!who) return refuse({ kind: 'signed-out' });
			const recorded = await journal.record(who, decide);
			if (recorded.ok) {
				if (state.full === 'all') state.full = 'no';
				written();
			} else if ((recorded.refusal as { kind: string }).kind === 'storage-full') state.full = 'all';
			return recorded;
		},
		proofOf: (container) => journal.proofOf(container as ContainerId),
		keepPhoto: async (blob) => {
			const bytes = new Uint8Array(await blob.arrayBuffer());
			const sha256 = await sha256Hex(bytes);
			const kept = await photos.put(bytes, sha256);
			if (!kept.ok) {
				if (state.full === 'no') state.full = 'photos';
				return kept;
			}
			return ok({ sha256, bytes: bytes.length });
		},
		draft: {
			read: async () => JSON.parse((await drafts.load('intake')) ?? 'null') as unknown,
			write: (draft) => (draft === null ? drafts.drop('intake') : drafts.save('intake', JSON.stringify(draft)))
		},
		enrol: async (code, name) => {
			await navigator.storage?.persist?.();
			void noteStorage();
			const enrolled = await enrol({ code, name, now: now() }, enrolWire({ fetch: ask, base: '' }), () =>
				makeDeviceKeys()
			);
			if (!enrolled.ok) return enrolled;
			await identities.put(enrolled.value);
			await photos.ensureReserve();
			await begin(enrolled.value);
			return ok(undefined);
		},
		roster: () => people.list(),
		signIn: person.signIn,
		signOut: person.signOut,
		lease: async (waste, day) => (await line?.lease(waste, day)) ?? false,
		nudge: () => line?.nudge('person'),
		chooseScale: () => devices.choose('scale'),
		choosePrinter: () => devices.choose('printer'),
		unsentBundle: async () => {
			const { device, point } = state.identity ?? {};
			const lines = [JSON.stringify({ format: 'wuji-unsent', version: 1, device, point })];
			for (const event of await journal.pending(EVERY_EVENT)) lines.push(JSON.stringify(event));
			return new Blob([lines.join('\n') + '\n'], { type: 'application/x-ndjson' });
		}
	};
	void open();
	return kiosk;
}
