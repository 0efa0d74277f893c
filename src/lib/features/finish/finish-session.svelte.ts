/**
 * What a saved container still needs: a code, its label printed, the label scanned, a place.
 *
 * Each step is an event of its own, so that a page that dies between two of them finds the container where it was.
 */
import { temporaryCard, type Scanned } from '#lib/domain/codes/scanned.ts';
import { digitalId } from '#lib/domain/codes/digital-id.ts';
import { nextSerial } from '#lib/domain/codes/serials.ts';
import { uscc } from '#lib/domain/codes/uscc.ts';
import { openSteps, type Container } from '#lib/domain/container.ts';
import type { SlotName } from '#lib/domain/ids.ts';
import { supplyPrefix } from '#lib/domain/intake.ts';
import { labelSize, packagingOf } from '#lib/domain/packaging.ts';
import { ok, refuse } from '#lib/domain/result.ts';
import { printLabel, type PrintRefusal } from '#lib/devices/printer/printer.ts';
import type { Body } from '#lib/journal/bodies.ts';
import type { NewEvent, RecordRefusal } from '#lib/storage/journal.ts';
import type { Kiosk } from '../shell/kiosk.ts';
import { labelContent, labelText } from './label-content.ts';

export type FinishRefusal =
	| RecordRefusal
	| PrintRefusal
	| { kind: 'signed-out' }
	| { kind: 'no-printer' }
	| { kind: 'no-serial' }
	| { kind: 'company-code-unusable' }
	/** The label that was scanned belongs to another container. */
	| { kind: 'label-mismatch'; read: string }
	| { kind: 'slot-elsewhere'; point: string }
	| { kind: 'slot-unknown'; slot: string };

export class FinishSession {
	busy = $state<'print' | 'code' | 'store' | 'verify' | null>(null);
	refusal = $state.raw<FinishRefusal | null>(null);
	readonly #kiosk: Kiosk;

	constructor(kiosk: Kiosk) {
		this.#kiosk = kiosk;
	}

	/** Prints the label; it counts as printed only when the printer says so afterwards. */
	async print(container: Container): Promise<void> {
		const printer = this.#kiosk.printer();
		if (!printer) return this.#refused({ kind: 'no-printer' });
		await this.#work('print', async () => {
			const millimetres = labelSize(packagingOf(container.received?.packaging ?? 'none')?.litres ?? 0);
			const printed = await printLabel(printer, labelContent(container, this.#kiosk), millimetres);
			if (!printed.ok) return printed.refusal;
			return this.#write('label.printed', {
				container: container.id,
				copy: container.copies + 1,
				printer: printer.name,
				millimetres
			});
		});
	}

	/** Takes a serial for a container that was received without one. */
	async code(container: Container): Promise<void> {
		const { received } = container;
		const company = this.#kiosk.state.point?.company;
		const unit = company && uscc(company.unit);
		const prefix = company && received && supplyPrefix(company, received.waste, received.day);
		if (!received || !unit?.ok || !prefix) return this.#refused({ kind: 'company-code-unusable' });
		const take = async (): Promise<FinishRefusal | null> => {
			const written = await this.#kiosk.record(async (read) => {
				const { ranges, used } = await read.serialsFor(prefix);
				const serial = nextSerial(ranges, used);
				if (serial === undefined) return refuse({ kind: 'no-serial' } as const);
				const code = digitalId({ unit: unit.value, waste: received.waste, day: received.day, serial });
				return ok<NewEvent[]>([{ type: 'container.coded', body: { container: container.id, code } }]);
			});
			return written.ok ? null : written.refusal;
		};
		await this.#work('code', async () => {
			const refused = await take();
			if (refused?.kind !== 'no-serial') return refused;
			return (await this.#kiosk.lease(received.waste, received.day)) ? take() : refused;
		});
	}

	/** A scan while this container waits: its label to be verified, or the slot it was put in. Returns whether it was taken. */
	hear(container: Container, scan: Scanned): boolean {
		const open = openSteps(container);
		if (scan.kind === 'slot') {
			if (scan.point !== container.point) this.#refused({ kind: 'slot-elsewhere', point: scan.point });
			else void this.store(container, scan.slot, 'scan');
			return true;
		}
		if (scan.kind !== 'container' && scan.kind !== 'national' && scan.kind !== 'temporary') return false;
		if (!open.includes('verify')) return false;
		const text = scan.kind === 'temporary' ? scan.mark : scan.code;
		// A temporary mark is no longer this container's once it has its code: the final label must be on it.
		const shown = scan.kind === 'temporary' ? temporaryCard(scan.mark) : scan.code;
		if (shown !== labelText(container)) this.#refused({ kind: 'label-mismatch', read: text });
		else
			void this.#work('verify', () =>
				this.#write('label.verified', { container: container.id, text: labelText(container) })
			);
		return true;
	}

	async store(container: Container, slot: SlotName, how: 'scan' | 'pick'): Promise<void> {
		const zones = await this.#kiosk.reads.zones();
		if (!zones.some((zone) => zone.slots.includes(slot))) return this.#refused({ kind: 'slot-unknown', slot });
		await this.#work('store', () => this.#write('container.stored', { container: container.id, slot, how }));
	}

	async #write<Type extends 'label.printed' | 'label.verified' | 'container.stored'>(
		type: Type,
		body: Body<Type>
	): Promise<FinishRefusal | null> {
		const written = await this.#kiosk.record<never>(() => ok([{ type, body } as NewEvent]));
		return written.ok ? null : written.refusal;
	}

	async #work(what: NonNullable<FinishSession['busy']>, work: () => Promise<FinishRefusal | null>): Promise<void> {
		if (this.busy) return;
		this.busy = what;
		this.refusal = null;
		try {
			const refusal = await work();
			if (refusal) this.#refused(refusal);
			else this.#kiosk.sound('ok');
		} finally {
			this.busy = null;
		}
	}

	#refused(refusal: FinishRefusal): void {
		this.refusal = refusal;
		this.#kiosk.sound('stop');
	}
}
