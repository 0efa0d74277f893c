/**
 * One intake: who brings what, and the weight that may be taken now.
 *
 * The screen may say 已保存 only when `save` has resolved: it resolves after the strict transaction did.
 */
import type { WasteEntry } from '#lib/domain/catalogue/catalogue.ts';
import { everydayWaste } from '#lib/domain/catalogue/everyday.ts';
import type { Scanned } from '#lib/domain/codes/scanned.ts';
import { dayInChina } from '#lib/domain/day.ts';
import type { ContainerId, EnterpriseId } from '#lib/domain/ids.ts';
import { decideIntake, supplyPrefix, type ArrivedLabel, type Bringer, type IntakeRefusal } from '#lib/domain/intake.ts';
import { packagingOf, type Packaging, type PackagingKind, type WasteForm } from '#lib/domain/packaging.ts';
import { refuse, type Result } from '#lib/domain/result.ts';
import { minimumCapacity, takeWeighing, type Weighing, type WeighingRefusal } from '#lib/domain/weighing.ts';
import type { RecordRefusal } from '#lib/storage/journal.ts';
import type { Kiosk } from '../shell/kiosk.ts';

/** The five seconds in which a record that was just saved can be voided with one touch, in milliseconds. */
export const UNDO_TIME = 5000;

export type Step = 'who' | 'what' | 'weigh' | 'finish';
export type SaveRefusal =
	IntakeRefusal | WeighingRefusal | RecordRefusal | { kind: 'signed-out' } | { kind: 'incomplete' };

/** What of an intake survives a crash: never the weight, which is only true while the drum stands on the scale. */
export type IntakeDraft = {
	enterprise: EnterpriseId | null;
	enterpriseName: string | null;
	waste: string | null;
	form: WasteForm;
	packaging: PackagingKind;
	/** Of the drum at work; a label that came with it would else be lost, and the drum get a second code. */
	arrived: ArrivedLabel | null;
	photos: { sha256: string; bytes: number }[];
};

export class IntakeSession {
	who = $state.raw<Bringer | null>(null);
	waste = $state<string | null>(null);
	form = $state<WasteForm>('liquid');
	packaging = $state.raw<Packaging>(packagingOf('steel-drum-200')!);
	arrived = $state.raw<ArrivedLabel | null>(null);
	/** A card that was scanned and is of no enterprise of this point. */
	unknownCard = $state<string | null>(null);
	photos = $state.raw<{ sha256: string; bytes: number }[]>([]);
	/** Containers of this sitting, the one at work included. */
	count = $state(1);
	saving = $state(false);
	refusal = $state.raw<SaveRefusal | null>(null);
	/** The container that was saved and is being labelled and stored. */
	saved = $state.raw<{ container: ContainerId; weighing: Weighing; undoUntil: number } | null>(null);

	readonly #kiosk: Kiosk;

	constructor(kiosk: Kiosk) {
		this.#kiosk = kiosk;
	}

	entry = $derived.by((): WasteEntry | undefined =>
		this.waste === null ? undefined : this.#kiosk.catalogue.byCode.get(this.waste)
	);

	/** What may be taken from the scale at this moment, or why not. */
	weighing = $derived.by((): Result<Weighing, WeighingRefusal> => {
		const { scale } = this.#kiosk.state;
		if (!scale) return refuse({ kind: 'no-scale' });
		const { kind, presetTare } = this.packaging;
		return takeWeighing(
			scale.scale,
			this.#kiosk.scaleProfile,
			{ weight: presetTare, source: kind === 'none' ? 'none' : 'preset' },
			scale.emptied
		);
	});

	step = $derived.by((): Step => {
		if (this.saved) return 'finish';
		if (!this.who) return 'who';
		return this.waste === null ? 'what' : 'weigh';
	});

	ready = $derived(this.step === 'weigh' && this.weighing.ok && !this.saving);

	draft = $derived.by((): IntakeDraft => ({
		enterprise: this.who?.kind === 'known' ? this.who.enterprise.id : null,
		enterpriseName: this.who?.kind === 'unknown' ? this.who.name : null,
		waste: this.waste,
		form: this.form,
		packaging: this.packaging.kind,
		arrived: this.saved ? null : this.arrived,
		photos: this.saved ? [] : this.photos
	}));

	/** Chooses who brings it. Another enterprise begins a new sitting: its waste is asked anew. */
	chooseWho(who: Bringer): void {
		const before = this.who;
		const same = before?.kind === 'known' && who.kind === 'known' && before.enterprise.id === who.enterprise.id;
		this.who = who;
		this.refusal = null;
		this.unknownCard = null;
		// A label may have been scanned before anyone was chosen.
		if (before && !same) {
			this.waste = null;
			this.arrived = null;
			this.count = 1;
		}
	}

	/** Chooses the waste; the form and the container it usually comes in are offered with it. */
	chooseWaste(code: string): void {
		this.waste = code;
		this.refusal = null;
		const usual = everydayWaste(code);
		const packaging = usual && packagingOf(usual.packaging);
		if (packaging) this.packaging = packaging;
		if (usual) this.form = usual.form;
	}

	/** A label that is on the container already: its code is kept, and its waste is offered. */
	takeArrived(scan: Extract<Scanned, { kind: 'container' | 'national' }>): void {
		this.arrived = { code: scan.code, parts: scan.parts, nationalQr: scan.kind === 'national' ? scan.text : null };
		this.refusal = null;
		if (this.waste === null) this.chooseWaste(scan.parts.waste);
	}

	async restore(draft: IntakeDraft): Promise<void> {
		const enterprise = draft.enterprise === null ? undefined : await this.#kiosk.reads.enterprise(draft.enterprise);
		if (enterprise) this.chooseWho({ kind: 'known', enterprise });
		else if (draft.enterpriseName) this.chooseWho({ kind: 'unknown', name: draft.enterpriseName });
		else return;
		if (draft.waste) this.chooseWaste(draft.waste);
		this.form = draft.form;
		this.packaging = packagingOf(draft.packaging) ?? this.packaging;
		this.arrived = draft.arrived ?? null;
		this.photos = draft.photos ?? [];
	}

	/** Takes the weight that stands now and records the container. */
	async save(): Promise<void> {
		const { who, waste, weighing } = this;
		if (this.saving || this.saved) return;
		if (!who || waste === null) return this.#refused({ kind: 'incomplete' });
		if (!weighing.ok) return this.#refused(weighing.refusal);
		const company = this.#kiosk.state.point?.company;
		if (!company) return this.#refused({ kind: 'not-enrolled' });
		this.saving = true;
		this.refusal = null;
		const container = this.#kiosk.newId() as ContainerId;
		const day = dayInChina(this.#kiosk.now());
		const prefix = supplyPrefix(company, waste, day);
		const { arrived, photos, form, packaging } = this;
		try {
			const written = await this.#kiosk.record<IntakeRefusal>(async (read) => {
				const { ranges, used } = prefix ? await read.serialsFor(prefix) : { ranges: [], used: new Set<number>() };
				const holder = arrived && (await read.containerWithCode(arrived.code));
				const decided = decideIntake(
					{
						container,
						who,
						waste: {
							code: waste,
							entry: this.#kiosk.catalogue.byCode.get(waste),
							edition: this.#kiosk.catalogue.edition
						},
						form,
						packaging: packaging.kind,
						weighing: weighing.value,
						minimum: minimumCapacity(this.#kiosk.scaleProfile),
						day,
						arrived
					},
					{ company, ranges, used, taken: () => holder != null && holder.voided === null }
				);
				return decided.ok
					? { ok: true, value: [{ type: 'container.received', body: { ...decided.value, photos } }] }
					: decided;
			});
			if (!written.ok) return this.#refused(written.refusal);
			this.#kiosk.scale?.taken();
			this.saved = { container, weighing: weighing.value, undoUntil: this.#kiosk.now() + UNDO_TIME };
			this.#kiosk.sound('ok');
		} finally {
			this.saving = false;
		}
	}

	/** Within the five seconds: the record is voided by an event of its own, and the same drum can be taken again. */
	async undo(): Promise<void> {
		if (!this.saved) return;
		const { container } = this.saved;
		const written = await this.#kiosk.record<never>(() => ({
			ok: true,
			value: [{ type: 'container.voided', body: { container, reason: 'undone', note: '' } }]
		}));
		if (!written.ok) return this.#refused(written.refusal);
		this.#kiosk.scale?.untaken();
		this.saved = null;
	}

	/** The next drum: who and what stay. */
	next(): void {
		this.saved = null;
		this.arrived = null;
		this.photos = [];
		this.refusal = null;
		this.count += 1;
	}

	#refused(refusal: SaveRefusal): void {
		this.refusal = refusal;
		this.#kiosk.sound('stop');
	}
}
