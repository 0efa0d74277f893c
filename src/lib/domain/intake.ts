/**
 * Intake 入库: from who, what and a weighing to the one record of a container.
 *
 * What is odd but real (unknown enterprise, no agreement, a label that disagrees) is recorded with a notice: the waste is
 * already on the floor. Only what would make a false record is refused.
 */
import type { WasteEntry } from './catalogue/catalogue.ts';
import { digitalId, digitalIdPrefix, type DigitalId, type DigitalIdParts } from './codes/digital-id.ts';
import { nextSerial, type SerialRange } from './codes/serials.ts';
import { uscc } from './codes/uscc.ts';
import type { CodeSource, Notice } from './container.ts';
import type { ContainerId, Day } from './ids.ts';
import type { PackagingKind, WasteForm } from './packaging.ts';
import { agreementOn, type Company, type Enterprise } from './point.ts';
import { ok, refuse, type Result } from './result.ts';
import type { Weighing } from './weighing.ts';

/** Who brings it: an enterprise of this point, or a name as given. */
export type Bringer = { kind: 'known'; enterprise: Enterprise } | { kind: 'unknown'; name: string };

/** A label that was on the container when it came: its code, and the national QR text if it held one. */
export type ArrivedLabel = { code: DigitalId; parts: DigitalIdParts; nationalQr: string | null };

export type IntakeFacts = {
	container: ContainerId;
	who: Bringer;
	/** The code chosen, and its entry when the catalogue has it. */
	waste: { code: string; entry: WasteEntry | undefined; edition: string };
	form: WasteForm;
	packaging: PackagingKind;
	weighing: Weighing;
	/** 20 e of the scale: below it the weight is kept, with a notice. */
	minimum: number;
	day: Day;
	arrived: ArrivedLabel | null;
};

/** What codes may be given here and now. */
export type CodeSupply = {
	company: Company;
	ranges: readonly SerialRange[];
	used: ReadonlySet<number>;
	/** Whether a container in stock at this point carries the code already. */
	taken: (code: string) => boolean;
};

export type IntakeRefusal =
	| { kind: 'bringer-unnamed' }
	| { kind: 'waste-malformed'; code: string }
	/** The container with this label is in stock already: it would be doubled. */
	| { kind: 'code-in-stock'; code: string }
	| { kind: 'company-code-unusable' };

export type Intake = {
	container: ContainerId;
	enterprise: string | null;
	enterpriseName: string;
	waste: string;
	edition: string;
	hazards: ('T' | 'C' | 'I' | 'R' | 'In')[];
	form: WasteForm;
	packaging: PackagingKind;
	weighing: Weighing;
	code: DigitalId | null;
	codeSource: CodeSource;
	temporary: string | null;
	nationalQr: string | null;
	day: Day;
	notices: Notice[];
};

/** The serials of these 34 characters are what the kiosk's supply is about. */
export const supplyPrefix = (company: Company, waste: string, day: Day) => {
	const unit = uscc(company.unit);
	return unit.ok ? digitalIdPrefix(unit.value, waste, day) : undefined;
};

export function decideIntake(facts: IntakeFacts, supply: CodeSupply): Result<Intake, IntakeRefusal> {
	const { who, waste, arrived } = facts;
	const enterpriseName = who.kind === 'known' ? who.enterprise.name : who.name.trim();
	if (!enterpriseName) return refuse({ kind: 'bringer-unnamed' });
	if (!/^\d{3}-\d{3}-\d{2}$/.test(waste.code)) return refuse({ kind: 'waste-malformed', code: waste.code });
	if (arrived && supply.taken(arrived.code)) return refuse({ kind: 'code-in-stock', code: arrived.code });
	const coded = arrived
		? ok({ code: arrived.code, codeSource: 'arrived' as const, temporary: null })
		: assign(facts, supply);
	if (!coded.ok) return coded;

	return ok({
		container: facts.container,
		enterprise: who.kind === 'known' ? who.enterprise.id : null,
		enterpriseName,
		waste: waste.code,
		edition: waste.edition,
		hazards: [...(waste.entry?.hazards.listed ?? [])],
		form: facts.form,
		packaging: facts.packaging,
		weighing: facts.weighing,
		...coded.value,
		nationalQr: arrived?.nationalQr ?? null,
		day: facts.day,
		notices: noticesOf(facts, coded.value.code === null)
	});
}

type Coded = { code: DigitalId | null; codeSource: CodeSource; temporary: string | null };

function assign(
	{ container, waste, day }: IntakeFacts,
	{ company, ranges, used }: CodeSupply
): Result<Coded, IntakeRefusal> {
	const unit = uscc(company.unit);
	if (!unit.ok) return refuse({ kind: 'company-code-unusable' });
	const serial = nextSerial(ranges, used);
	if (serial === undefined) return ok({ code: null, codeSource: 'pending', temporary: temporaryMark(container) });
	return ok({
		code: digitalId({ unit: unit.value, waste: waste.code, day, serial }),
		codeSource: 'assigned',
		temporary: null
	});
}

/** The mark a drum wears until it can be coded: short enough to read aloud, from the random end of the container's id. */
export const temporaryMark = (container: ContainerId): string =>
	`T-${container.replaceAll('-', '').slice(-8).toUpperCase()}`;

function noticesOf({ who, waste, weighing, minimum, day, arrived }: IntakeFacts, pending: boolean): Notice[] {
	const notices: Notice[] = [];
	if (who.kind === 'unknown') notices.push('enterprise-unknown');
	else {
		const agreement = agreementOn(who.enterprise, day);
		if (agreement === 'none') notices.push('agreement-missing');
		if (agreement === 'expired') notices.push('agreement-expired');
	}
	if (!waste.entry) notices.push('waste-unknown');
	if (arrived && arrived.parts.waste !== waste.code) notices.push('label-disagrees');
	if (pending) notices.push('code-pending');
	if (weighing.gross < minimum) notices.push('below-minimum');
	return notices;
}
