/** The office's words for what the domain and the journal name by kind. What this program does not know is shown as it is. */
import type { ContainerState, OpenStep } from '#lib/domain/container.ts';
import { everydayWaste } from '#lib/domain/catalogue/everyday.ts';
import type { Role } from '#lib/domain/permissions.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { FeedState } from './live-feed.ts';
import type { BandView, DeviceView, Verification } from './view.ts';

export const roleText = (role: Role): string =>
	({
		staff: m.office_role_staff,
		manager: m.office_role_manager,
		collector: m.office_role_collector,
		regulator: m.office_role_regulator,
		enterprise: m.office_role_enterprise,
		driver: m.office_role_driver
	})[role]();

export const stepText = (step: OpenStep): string =>
	({ code: m.office_step_code, print: m.office_step_print, verify: m.office_step_verify, store: m.office_step_store })[
		step
	]();

export const stateText = (state: ContainerState): string =>
	({
		open: m.office_state_open,
		stored: m.office_state_stored,
		voided: m.office_state_voided,
		unknown: m.office_state_unknown,
		arrived: m.office_state_arrived,
		quarantined: m.office_state_quarantined,
		loaded: m.office_state_loaded,
		gone: m.office_state_gone
	})[state]();

export const deviceStateText = (state: DeviceView['state']): string =>
	({ active: m.office_devices_active, frozen: m.office_devices_frozen, revoked: m.office_devices_revoked })[state]();

export const feedText = (state: FeedState): string =>
	({
		live: m.office_live_live,
		connecting: m.office_live_connecting,
		reconnecting: m.office_live_reconnecting
	})[state]();

/** The everyday name in the screen's language; else the catalogue's words, which are Chinese in both. */
export function wasteText(code: string, description: string | null): string {
	const everyday = everydayWaste(code);
	if (everyday) return getLocale() === 'en' ? everyday.en : everyday.zh;
	return description ?? m.office_waste_unlisted();
}

/** An age band, `31–90 天`; `from` is the end of the band before it. */
export function bandText({ upTo }: Pick<BandView, 'upTo'>, before: number | null): string {
	if (upTo === null) return m.office_band_over();
	return before === null ? m.office_band_first() : m.office_band({ from: before + 1, to: upTo });
}

const fields = {
	net: m.office_net,
	tare: m.office_container_tare,
	waste: m.office_waste_code,
	edition: m.office_edition,
	enterprise: m.office_enterprise,
	enterpriseName: m.office_enterprise,
	hazards: m.office_container_hazards,
	form: m.office_form,
	packaging: m.office_container_packaging
};

/** A field of a container that a correction may change. */
export const fieldText = (field: string): string =>
	Object.hasOwn(fields, field) ? fields[field as keyof typeof fields]() : field;

/** The first proof that fails, in words; the proofs build on each other. */
export function proofText({ hash, signature, chain }: Verification): string {
	if (!hash) return m.office_proof_bytes();
	if (!signature) return m.office_proof_signature();
	return chain ? m.office_proof_ok() : m.office_proof_chain();
}
