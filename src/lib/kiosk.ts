/**
 * The kiosk's wiring: the only client file that knows all layers.
 *
 * Clocks, randomness, ports and the browser's own objects are handed in from here; nothing below asks for them itself.
 */
import { catalogue2025 } from '#lib/domain/catalogue/catalogue.ts';
import { dayInChina } from '#lib/domain/day.ts';
import type { ContainerId, Day, PersonId, ShiftId } from '#lib/domain/ids.ts';
import { ok, refuse } from '#lib/domain/result.ts';
import { grams } from '#lib/domain/weight.ts';
import type { ScaleProfile } from '#lib/domain/weighing.ts';
import { clockOf } from '#lib/devices/clock.ts';
import { webLock } from '#lib/devices/device-lock.ts';
import { LabelReader } from '#lib/devices/label-reader/label-reader.ts';
import { startReaderWorker } from '#lib/devices/label-reader/start-worker.ts';
import { listenLines } from '#lib/devices/line-scanner.ts';
import type { BytePort, PortInfo } from '#lib/devices/port.ts';
import { twinPrinter } from '#lib/devices/printer/printer.ts';
import type { PrinterPort } from '#lib/devices/printer/printer-port.ts';
import { serialPrinter } from '#lib/devices/printer/serial-printer.ts';
import { ScaleSession } from '#lib/devices/scale/session.ts';
import { twinPort } from '#lib/devices/twin-port.ts';
import { grantedPort, requestPort, webSerial } from '#lib/devices/web-serial.ts';
import { listenWedge } from '#lib/devices/wedge.ts';
import { KioskState } from '#lib/features/shell/kiosk-state.svelte.ts';
import type { Kiosk } from '#lib/features/shell/kiosk.ts';
import { ScanRoad } from '#lib/features/shell/scans.ts';
import { sounder } from '#lib/features/shell/sounds.ts';
import { sha256Hex } from '#lib/journal/bytes.ts';
import { makeDeviceKeys } from '#lib/journal/keys.ts';
import { uuid7 } from '#lib/journal/uuid7.ts';
import { draftsIn } from '#lib/storage/drafts.ts';
import { identityIn, type Identity } from '#lib/storage/identity.ts';
import { kioskJournal } from '#lib/storage/journal.ts';
import { KioskDb } from '#lib/storage/kiosk-db.ts';
import { peopleIn } from '#lib/storage/people.ts';
import { PhotoDb, photosIn } from '#lib/storage/photos.ts';
import { kioskReads } from '#lib/storage/reads.ts';
import { addLease, serialNeeds } from '#lib/storage/serials.ts';
import { courier, type Courier } from '#lib/sync/courier.ts';
import { enrol } from '#lib/sync/enrol.ts';
import { keepSerials } from '#lib/sync/leases.ts';
import { photoCourier } from '#lib/sync/photo-courier.ts';
import { wake } from '#lib/sync/wake.ts';
import { enrolWire, syncWire } from '#lib/sync/wire.ts';

/** The one scale this first kiosk knows; the set-up wizard of the device layer will pin others. */
const scaleProfile: ScaleProfile = {
	id: 'A9-01',
	protocol: 'yaohua-a9',
	division: grams(50),
	max: grams(300_000),
	baudRate: 9600
};

const PRINTER_ASKED_EVERY = 8_000;
/** Where a reload finds who was signed in; another tab or a restart asks for the PIN again. */
const SIGNED_IN = 'wuji-signed-in';

export function openKiosk(window: Window & typeof globalThis): Kiosk {
	const { navigator, location, sessionStorage } = window;
	const now = () => Date.now();
	const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
	const newId = () => uuid7(now(), random(16));
	const boot = newId();
	const clock = clockOf(window);

	const state = new KioskState();
	state.now = now();
	const db = new KioskDb('wuji', { onOutdated: () => (state.outdated = true) });
	const identities = identityIn(db);
	const people = peopleIn(db);
	const drafts = draftsIn(db);
	const photos = photosIn(new PhotoDb(), { now, random });
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
	let runner: Courier | undefined;
	let printer: PrinterPort | null = null;
	let lease: (waste: string, day: Day) => void = () => {};

	const bench = () => {
		const port = state.identity?.twins?.bench;
		return port === undefined ? null : `ws://${location.hostname}:${port}`;
	};
	/** The port of a device: the twin's under `npm start`, else the one a person chose (Web Serial). */
	const portOf = (device: 'scale' | 'printer' | 'scanner') => async (): Promise<BytePort | null> => {
		const twins = bench();
		if (twins) return twinPort(`${twins}/${device}`);
		const serial = webSerial();
		const chosen = await drafts.load(`${device}-port`);
		return serial && chosen !== undefined ? grantedPort(serial, JSON.parse(chosen) as PortInfo) : null;
	};
	const choosePort = async (device: 'scale' | 'printer') => {
		const serial = webSerial();
		const port = serial && (await requestPort(serial));
		if (port) await drafts.save(`${device}-port`, JSON.stringify(port.getInfo()));
	};
	const scale = new ScaleSession({
		profile: scaleProfile,
		openPort: portOf('scale'),
		clock,
		lock: webLock(navigator.locks)
	});
	scale.subscribe((snapshot) => (state.scale = snapshot));

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

	async function askPrinter() {
		state.printer = printer ? await printer.status() : 'none';
		clock.after(PRINTER_ASKED_EVERY, () => void askPrinter());
	}

	/** Everything that needs an identity: line, scale, printer, scanner. */
	async function begin(self: Identity) {
		state.identity = self;
		await readMasterData();
		const wire = syncWire({ fetch: window.fetch.bind(window), base: '' }, self);
		const keep = (need: { waste: string; day: Day }, range: { from: number; to: number }) => addLease(db, need, range);
		lease = (waste, day) => {
			void wire
				.lease({ waste, day })
				.then((answer) => (answer.ok && answer.value.lease ? keep({ waste, day }, answer.value.lease) : undefined));
		};
		const pace = {
			clock: { now, after: clock.after },
			random: () => random(1)[0]! / 255,
			lock: async <Value>(name: string, work: () => Promise<Value>): Promise<Value> =>
				navigator.locks.request(name, work)
		};
		const line = courier({
			...pace,
			journal,
			wire,
			say: (next) => {
				state.line = next;
				if ((next.kind === 'frozen' || next.kind === 'revoked') && !state.identity?.frozen)
					void identities.get().then((held) => (state.identity = held ?? null));
			},
			keepRoster: (roster) => people.save(roster),
			afterwards: async () => {
				await readMasterData();
				await keepSerials({ needs: (atLeast) => serialNeeds(db, dayInChina(now()), atLeast), keep, wire });
				await journal.prune();
				await photos.prune();
				pictures.nudge();
				if (state.full === 'photos' && (await photos.ensureReserve()).ok) state.full = 'no';
			}
		});
		runner = line;
		line.start();
		const pictures = photoCourier({ ...pace, photos, wire, say: (photoLine) => (state.photoLine = photoLine) });
		pictures.start();
		wake({
			...pace,
			fetch: window.fetch.bind(window),
			base: '',
			token: self.token,
			hear: () => line.nudge('wake'),
			opened: () => {
				line.doubt();
				line.nudge('online');
			}
		}).start();
		window.addEventListener('online', () => line.nudge('online'));

		scale.start();
		printer = bench()
			? twinPrinter(`${bench()}/printer`, clock)
			: serialPrinter({ name: 'ZPL', openPort: portOf('printer'), clock });
		void askPrinter();
		listenLines({ openPort: portOf('scanner'), clock, onLine: (text) => scans.deliver(text, 'scanner') });
	}

	async function open() {
		window.setInterval(() => (state.now = now()), 1000);
		listenWedge(window.document, ({ text }) => scans.deliver(text, 'wedge'));
		void offerUpdates(state, navigator);
		void noteStorage();
		const self = await identities.get();
		if (!self) return (state.identity = null);
		await restorePerson();
		await begin(self);
	}

	async function restorePerson() {
		const held = JSON.parse(sessionStorage.getItem(SIGNED_IN) ?? 'null') as { person: string; shift: ShiftId } | null;
		const person = held && (await people.list()).find((known) => known.person === held.person);
		if (!held || !person) return;
		state.shift = held.shift;
		state.person = person;
	}

	const author = () => (state.person ? { actor: state.person.person as PersonId, shift: state.shift } : null);

	const kiosk: Kiosk = {
		state,
		reads,
		scans,
		sound: sounder(window),
		catalogue: catalogue2025,
		scale,
		scaleProfile,
		now,
		newId,
		printer: () => printer,
		labelReader: (onText) =>
			new LabelReader({
				clock,
				devices: navigator.mediaDevices,
				startWorker: startReaderWorker,
				onLabel: ({ text }) => onText(text)
			}),
		record: async (decide) => {
			const who = author();
			if (!who) return refuse({ kind: 'signed-out' });
			const written = await journal.record(who, decide);
			if (written.ok) {
				if (state.full === 'all') state.full = 'no';
				runner?.nudge();
			} else if ((written.refusal as { kind: string }).kind === 'storage-full') state.full = 'all';
			return written;
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
			const enrolled = await enrol(
				{ code, name, now: now() },
				enrolWire({ fetch: window.fetch.bind(window), base: '' }),
				() => makeDeviceKeys()
			);
			if (!enrolled.ok) return enrolled;
			await identities.put(enrolled.value);
			await photos.ensureReserve();
			await begin(enrolled.value);
			return ok(undefined);
		},
		roster: () => people.list(),
		signIn: async (person, pin) => {
			const known = await people.signIn(person, pin, now());
			if (!known.ok) return known;
			const shift = newId() as ShiftId;
			const opened = await journal.record({ actor: person, shift }, () =>
				ok([{ type: 'shift.opened', body: { shift, person } }])
			);
			if (!opened.ok) return opened;
			sessionStorage.setItem(SIGNED_IN, JSON.stringify({ person, shift }));
			state.shift = shift;
			state.person = known.value;
			runner?.nudge();
			return ok(undefined);
		},
		signOut: async () => {
			const { shift } = state;
			const who = author();
			if (shift && who) await journal.record(who, () => ok([{ type: 'shift.closed', body: { shift } }]));
			sessionStorage.removeItem(SIGNED_IN);
			state.person = null;
			state.shift = null;
			runner?.nudge();
		},
		lease: (waste, day) => lease(waste, day),
		nudge: () => runner?.nudge('person'),
		chooseScale: () => choosePort('scale'),
		choosePrinter: () => choosePort('printer'),
		unsentBundle: async () => {
			const lines = [
				JSON.stringify({
					format: 'wuji-unsent',
					version: 1,
					device: state.identity?.device,
					point: state.identity?.point
				})
			];
			for (const event of await journal.pending(Number.MAX_SAFE_INTEGER)) lines.push(JSON.stringify(event));
			return new Blob([lines.join('\n') + '\n'], { type: 'application/x-ndjson' });
		}
	};
	void open();
	return kiosk;
}

/** A new version of the program waits until a person takes it; it never replaces the page by itself. */
async function offerUpdates(state: KioskState, navigator: Navigator): Promise<void> {
	if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
	const { Workbox } = await import('workbox-window');
	const worker = new Workbox('/service-worker.js');
	worker.addEventListener('waiting', () => {
		state.update = () => {
			worker.addEventListener('controlling', () => window.location.reload());
			worker.messageSkipWaiting();
		};
	});
	await worker.register();
}
