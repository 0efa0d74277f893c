/** Why a container could not be saved, and what to do next. */
import { m } from '#lib/paraglide/messages.js';
import type { Notice } from '#lib/domain/container.ts';
import type { ScaleProfile } from '#lib/domain/weighing.ts';
import { weighingText } from '../shell/scale-text.ts';
import type { SaveRefusal } from './intake-session.svelte.ts';

export function saveText(refusal: SaveRefusal, profile: ScaleProfile): string {
	switch (refusal.kind) {
		case 'incomplete':
			return m.kiosk_save_incomplete();
		case 'bringer-unnamed':
			return m.kiosk_save_unnamed();
		case 'waste-malformed':
			return m.kiosk_save_waste_malformed({ code: refusal.code });
		case 'code-in-stock':
			return m.kiosk_save_code_in_stock({ code: refusal.code.slice(-11) });
		case 'company-code-unusable':
			return m.kiosk_company_code();
		case 'not-enrolled':
		case 'frozen':
		case 'storage-full':
		case 'chain-moved':
		case 'signed-out':
			return recordText(refusal.kind);
		default:
			return weighingText(refusal, profile);
	}
}

/** Why nothing can be written on this tablet. */
export function recordText(kind: 'not-enrolled' | 'frozen' | 'storage-full' | 'chain-moved' | 'signed-out'): string {
	return {
		'not-enrolled': m.kiosk_record_not_enrolled,
		frozen: m.kiosk_record_frozen,
		'storage-full': m.kiosk_record_storage_full,
		'chain-moved': m.kiosk_record_chain_moved,
		'signed-out': m.kiosk_record_signed_out
	}[kind]();
}

/** What the staff is told about a container that was recorded all the same. */
export function noticeText(notice: Notice): string {
	return {
		'enterprise-unknown': m.kiosk_notice_enterprise_unknown,
		'agreement-missing': m.kiosk_notice_agreement_missing,
		'agreement-expired': m.kiosk_notice_agreement_expired,
		'waste-unknown': m.kiosk_notice_waste_unknown,
		'label-disagrees': m.kiosk_notice_label_disagrees,
		'code-pending': m.kiosk_notice_code_pending,
		'below-minimum': m.kiosk_notice_below_minimum
	}[notice]();
}
