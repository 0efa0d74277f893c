/**
 * What has a lifecycle, and its states, in words.
 *
 * One word serves all that can be in a state of that name; the subject stands beside it.
 */
import type { AlertState } from '#lib/domain/lifecycles/alert.ts';
import type { BookingState } from '#lib/domain/lifecycles/booking.ts';
import type { Custody } from '#lib/domain/lifecycles/custody.ts';
import type { LabelState } from '#lib/domain/lifecycles/label.ts';
import type { LoadState } from '#lib/domain/lifecycles/load.ts';
import type { ManifestState } from '#lib/domain/lifecycles/manifest.ts';
import type { RoundState, StopState } from '#lib/domain/lifecycles/round.ts';
import type { ShiftState } from '#lib/domain/lifecycles/shift.ts';
import type { StocktakeState } from '#lib/domain/lifecycles/stocktake.ts';
import { m } from '#lib/paraglide/messages.js';

type Stage =
	| AlertState
	| BookingState
	| Custody
	| LabelState
	| LoadState
	| ManifestState
	| RoundState
	| ShiftState
	| StocktakeState
	| StopState;

const subjects = {
	container: m.office_subject_container,
	label: m.office_subject_label,
	booking: m.office_subject_booking,
	round: m.office_subject_round,
	stop: m.office_subject_stop,
	load: m.office_subject_load,
	manifest: m.office_subject_manifest,
	correction: m.office_subject_correction,
	shift: m.office_subject_shift,
	stocktake: m.office_subject_stocktake,
	alert: m.office_subject_alert,
	incident: m.office_subject_incident
};
export type SubjectName = keyof typeof subjects;

const stages: Record<Stage, () => string> = {
	abandoned: m.office_stage_abandoned,
	accepted: m.office_stage_accepted,
	approved: m.office_stage_approved,
	arrived: m.office_stage_arrived,
	cancelled: m.office_stage_cancelled,
	closed: m.office_stage_closed,
	collected: m.office_stage_collected,
	confirmed: m.office_stage_confirmed,
	consumed: m.office_stage_consumed,
	counted: m.office_stage_counted,
	counting: m.office_stage_counting,
	declined: m.office_stage_declined,
	delivered: m.office_stage_delivered,
	departed: m.office_stage_departed,
	dispatched: m.office_stage_dispatched,
	drafted: m.office_stage_drafted,
	'in-transit': m.office_stage_in_transit,
	issued: m.office_stage_issued,
	loaded: m.office_stage_loaded,
	lost: m.office_stage_lost,
	missed: m.office_stage_missed,
	'moved-out': m.office_stage_moved_out,
	none: m.office_stage_none,
	open: m.office_stage_open,
	owned: m.office_stage_owned,
	'partly-refused': m.office_stage_partly_refused,
	planned: m.office_stage_planned,
	printed: m.office_stage_printed,
	proposed: m.office_stage_proposed,
	quarantined: m.office_stage_quarantined,
	raised: m.office_stage_raised,
	refused: m.office_stage_refused,
	returned: m.office_stage_returned,
	scheduled: m.office_stage_scheduled,
	sealed: m.office_stage_sealed,
	signed: m.office_stage_signed,
	skipped: m.office_stage_skipped,
	stored: m.office_stage_stored,
	submitted: m.office_stage_submitted,
	treated: m.office_stage_treated,
	'turned-away': m.office_stage_turned_away,
	'under-way': m.office_stage_under_way,
	verified: m.office_stage_verified,
	voided: m.office_stage_voided,
	waived: m.office_stage_waived,
	weighed: m.office_stage_weighed
};

/** A subject or state of a newer server is shown by its own name. */
export const subjectText = (subject: string): string =>
	Object.hasOwn(subjects, subject) ? subjects[subject as SubjectName]() : subject;
export const stageText = (stage: string): string => (Object.hasOwn(stages, stage) ? stages[stage as Stage]() : stage);

/** The end of an id, which tells one from another on a screen: that of a UUIDv7 is chance. A short one stands whole. */
export const idEnd = (id: string): string => (id.length > 12 ? `…${id.slice(-6)}` : id);
