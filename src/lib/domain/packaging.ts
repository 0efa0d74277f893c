/**
 * The kinds of container a point takes in, with the tare that is preset for each.
 *
 * A preset tare is marked as such on every record (it was not weighed); the label's size follows the volume (HJ 1276-2022).
 */
import { grams, type Grams } from './weight.ts';

export type PackagingKind =
	'steel-drum-200' | 'plastic-drum-200' | 'plastic-drum-60' | 'jerrycan-25' | 'ibc-1000' | 'bag' | 'box' | 'none';

/** 废物形态: 固态, 半固态, 液态, 气态. */
export type WasteForm = 'solid' | 'semi-solid' | 'liquid' | 'gas';

export type Packaging = { kind: PackagingKind; litres: number; presetTare: Grams };

export const packagings: readonly Packaging[] = [
	{ kind: 'steel-drum-200', litres: 200, presetTare: grams(18_500) },
	{ kind: 'plastic-drum-200', litres: 200, presetTare: grams(9_500) },
	{ kind: 'plastic-drum-60', litres: 60, presetTare: grams(3_000) },
	{ kind: 'jerrycan-25', litres: 25, presetTare: grams(1_200) },
	{ kind: 'ibc-1000', litres: 1000, presetTare: grams(58_000) },
	{ kind: 'bag', litres: 100, presetTare: grams(200) },
	{ kind: 'box', litres: 60, presetTare: grams(1_500) },
	{ kind: 'none', litres: 0, presetTare: grams(0) }
];

export const packagingOf = (kind: string): Packaging | undefined =>
	packagings.find((packaging) => packaging.kind === kind);

export type LabelSize = 100 | 150 | 200;

/** Side of the square label in millimetres by container volume: ≤ 50 L, ≤ 450 L, above (HJ 1276-2022, minimum sizes). */
export const labelSize = (litres: number): LabelSize => (litres <= 50 ? 100 : litres <= 450 ? 150 : 200);

/** Minimum text height in millimetres for each label size (HJ 1276-2022). */
export const minimumTextHeight: Record<LabelSize, number> = { 100: 3, 150: 5, 200: 6 };
