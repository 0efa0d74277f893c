/** Kinds of container and forms of waste in the language of the screen. */
import { m } from '#lib/paraglide/messages.js';
import type { PackagingKind, WasteForm } from '#lib/domain/packaging.ts';

export const packagingText = (kind: PackagingKind): string =>
	({
		'steel-drum-200': m.packaging_steel_drum_200,
		'plastic-drum-200': m.packaging_plastic_drum_200,
		'plastic-drum-60': m.packaging_plastic_drum_60,
		'jerrycan-25': m.packaging_jerrycan_25,
		'ibc-1000': m.packaging_ibc_1000,
		bag: m.packaging_bag,
		box: m.packaging_box,
		none: m.packaging_none
	})[kind]();

export const formText = (form: WasteForm): string =>
	({ solid: m.form_solid, 'semi-solid': m.form_semi_solid, liquid: m.form_liquid, gas: m.form_gas })[form]();
