/**
 * What a screen can ask of the kiosk. `src/lib/kiosk.ts` makes the one real one; screens know only this.
 */
import { createContext } from 'svelte';
import type { RosterPerson } from '#lib/contract/sync.ts';
import type { Catalogue } from '#lib/domain/catalogue/catalogue.ts';
import type { Day, PersonId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import type { ScaleProfile } from '#lib/domain/weighing.ts';
import type { LabelReader } from '#lib/devices/label-reader/label-reader.ts';
import type { PrinterPort } from '#lib/devices/printer/printer-port.ts';
import type { ScaleSession } from '#lib/devices/scale/session.ts';
import type { SignedEvent } from '#lib/journal/event.ts';
import type { SignInRefusal } from '#lib/storage/people.ts';
import type { NewEvent, RecordReader, RecordRefusal } from '#lib/storage/journal.ts';
import type { KioskReads } from '#lib/storage/reads.ts';
import type { ProofState } from '#lib/storage/proof.ts';
import type { EnrolRefusal } from '#lib/sync/enrol.ts';
import type { KioskState } from './kiosk-state.svelte.ts';
import type { ScanRoad } from './scans.ts';
import type { Sounder } from './sounds.ts';

export interface Kiosk {
	readonly state: KioskState;
	readonly reads: KioskReads;
	readonly scans: ScanRoad;
	readonly sound: Sounder;
	readonly catalogue: Catalogue;
	readonly scale: ScaleSession | null;
	readonly scaleProfile: ScaleProfile;
	printer(): (PrinterPort & { readonly name: string }) | null;
	/** A reader on the camera; the caller starts and stops it. */
	labelReader(onText: (text: string) => void): LabelReader;
	now(): number;
	newId(): string;
	/** Writes events as the person who is signed in; resolves when they are durable. */
	record<Refusal>(
		decide: (read: RecordReader) => Promise<Result<NewEvent[], Refusal>> | Result<NewEvent[], Refusal>
	): Promise<Result<SignedEvent[], Refusal | RecordRefusal | { kind: 'signed-out' }>>;
	proofOf(container: string): Promise<ProofState>;
	/** Keeps a photo apart from the journal; the event names its SHA-256. */
	keepPhoto(blob: Blob): Promise<Result<{ sha256: string; bytes: number }, { kind: 'storage-full' }>>;
	readonly draft: { read(): Promise<unknown>; write(draft: unknown): Promise<void> };
	enrol(code: string, name: string): Promise<Result<void, EnrolRefusal>>;
	signIn(person: PersonId, pin: string): Promise<Result<void, SignInRefusal | RecordRefusal>>;
	signOut(): Promise<void>;
	/** Asks the server for more serials of a waste and day. False while the line is down, or when they are all given out. */
	lease(waste: string, day: Day): Promise<boolean>;
	/** Tries the line now. */
	nudge(): void;
	/** Who may sign in here. */
	roster(): Promise<RosterPerson[]>;
	/** Asks for a serial port of the field's own (Web Serial), where the browser has it. */
	chooseScale(): Promise<void>;
	choosePrinter(): Promise<void>;
	/** Events that the server does not hold yet, as a file that can be carried to it. */
	unsentBundle(): Promise<Blob>;
}

export const [getKiosk, setKiosk] = createContext<Kiosk>();
