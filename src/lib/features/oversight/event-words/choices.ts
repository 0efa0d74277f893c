/** What a body's fixed choices are called: how, why, by whom. */
import type { Body } from '#lib/journal/bodies.ts';
import { m } from '#lib/paraglide/messages.js';

type Words<Choice extends string> = Record<Choice, () => string>;
const worded =
	<Choice extends string>(words: Words<Choice>) =>
	(choice: Choice): string =>
		words[choice]();

export const howText = worded<
	| Body<'container.stored'>['how']
	| Body<'booking.submitted'>['how']
	| Body<'stop.arrived'>['how']
	| Body<'stop.signed'>['how']
	| Body<'container.repacked'>['how']
>({
	scan: m.office_how_scan,
	pick: m.office_how_pick,
	pickup: m.office_how_pickup,
	'drop-off': m.office_how_drop_off,
	place: m.office_how_place,
	hand: m.office_how_hand,
	code: m.office_how_code,
	message: m.office_how_message,
	paper: m.office_how_paper,
	split: m.office_how_split,
	merge: m.office_how_merge,
	repack: m.office_how_repack
});

export const voidText = worded<Body<'container.voided'>['reason']>({
	undone: m.office_void_undone,
	mistake: m.office_void_mistake,
	duplicate: m.office_void_duplicate
});

export const correctionText = worded<Body<'container.corrected'>['reason']>({
	'moisture-loss': m.office_reason_moisture_loss,
	spill: m.office_reason_spill,
	repackaging: m.office_reason_repackaging,
	'metering-error': m.office_reason_metering_error,
	'wrong-choice': m.office_reason_wrong_choice,
	'label-error': m.office_reason_label_error,
	stocktake: m.office_reason_stocktake,
	other: m.office_reason_other
});

export const purposeText = worded<Body<'container.reweighed'>['purpose']>({
	gate: m.office_purpose_gate,
	'hand-over': m.office_purpose_hand_over,
	check: m.office_purpose_check
});

export const measuredText = worded<Body<'stop.collected'>['measured']>({
	weighed: m.office_measured_weighed,
	estimated: m.office_measured_estimated
});

export const partyText = worded<Body<'manifest.correction-approved'>['party']>({
	consignor: m.office_party_consignor,
	carrier: m.office_party_carrier,
	receiver: m.office_party_receiver
});

export const incidentText = worded<Body<'incident.reported'>['kind']>({
	spill: m.office_incident_spill,
	fire: m.office_incident_fire,
	injury: m.office_incident_injury,
	other: m.office_incident_other
});
