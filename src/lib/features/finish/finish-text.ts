/** Why a container could not be labelled or stored, and what to do next. */
import { m } from '#lib/paraglide/messages.js';
import { recordText } from '../intake/refusal-text.ts';
import type { FinishRefusal } from './finish-session.svelte.ts';

export function finishText(refusal: FinishRefusal): { title: string; next: string } {
	switch (refusal.kind) {
		case 'no-printer':
			return { title: m.kiosk_print_no_printer(), next: m.kiosk_print_no_printer_next() };
		case 'not-ready':
		case 'stopped':
			return {
				title: refusal.kind === 'stopped' ? m.kiosk_print_stopped() : m.kiosk_print_not_ready(),
				next: { 'paper-out': m.kiosk_print_paper, 'head-open': m.kiosk_print_head, offline: m.kiosk_print_offline }[
					refusal.status
				]()
			};
		case 'too-slow':
			return { title: m.kiosk_print_stopped(), next: m.kiosk_print_offline() };
		case 'label-too-full':
			return { title: m.kiosk_print_too_full(), next: m.kiosk_print_too_full_next() };
		case 'no-serial':
			return { title: m.kiosk_code_none(), next: m.kiosk_code_none_next() };
		case 'company-code-unusable':
			return { title: m.kiosk_company_code(), next: m.kiosk_company_code_next() };
		case 'label-mismatch':
			return { title: m.kiosk_label_mismatch(), next: m.kiosk_label_mismatch_next({ read: refusal.read.slice(-11) }) };
		case 'slot-elsewhere':
			return { title: m.kiosk_slot_elsewhere(), next: m.kiosk_slot_elsewhere_next({ point: refusal.point }) };
		case 'slot-unknown':
			return { title: m.kiosk_slot_unknown({ slot: refusal.slot }), next: m.kiosk_slot_unknown_next() };
		default:
			return { title: m.kiosk_not_saved(), next: recordText(refusal.kind) };
	}
}
