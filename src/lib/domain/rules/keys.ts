/**
 * The names of the rules, each with one meaning and one unit. `topics.json` and `topics-zh.json` hold the sentence of each.
 *
 * A key is never used for a second meaning: screens, overrides and old verdicts refer to it.
 */
import type { RuleValue } from './value.ts';

const keysByKind = {
	mass: [
		'generator-year-limit',
		'larger-firm-year-limit',
		'collector-year-scale',
		'class-key-mass',
		'class-simplified-mass',
		'storage-spot-limit',
		'storing-begins-mass',
		'point-capacity'
	],
	duration: [
		'storage-limit',
		'storage-warning',
		'storing-begins-after',
		'collection-permit-hand-over',
		'manifest-confirm-within',
		'manifest-late-entry-within',
		'manifest-kept',
		'cross-province-approval',
		'register-kept',
		'record-book-kept',
		'video-kept',
		'business-data-kept'
	],
	share: ['liquid-containment', 'manifest-significant-difference'],
	deadline: [
		'plan-by',
		'report-key-monthly',
		'report-key-yearly',
		'report-simplified-quarterly',
		'report-simplified-yearly',
		'report-registered-yearly',
		'licence-report-monthly',
		'licence-report-yearly'
	],
	length: ['label-border', 'label-margin', 'liquid-free-space'],
	volume: ['label-two-above'],
	steps: ['label-side', 'label-text-height'],
	count: [
		'accepted-categories',
		'accepted-codes',
		'projects-per-city',
		'full-time-technicians',
		'class-years',
		'digital-id-length',
		'digital-id-serials',
		'unit-code-length',
		'catalogue-entries',
		'scale-minimum-intervals',
		'manifest-number-digits'
	],
	day: ['pilot-until', 'five-steps-complete-by', 'key-units-digital-by'],
	fine: [
		'fine-records-and-storage',
		'fine-not-correcting',
		'fine-unlicensed-receiver',
		'fine-unlicensed-collection',
		'fine-against-licence'
	],
	texts: [
		'generator-kinds',
		'larger-firm-wastes',
		'collector-conditions',
		'label-fields',
		'label-colours',
		'label-position',
		'hazard-letters',
		'hazard-symbol-colours',
		'national-qr-content',
		'digital-id-segments',
		'digital-id-segment-lengths',
		'digital-id-without-unit-code',
		'unit-code-check',
		'catalogue-edition',
		'catalogue-marks',
		'identified-waste-code',
		'batch-codes',
		'zone-separation-means',
		'collection-permit-hand-over-wastes',
		'storage-spot-meaning',
		'manifest-number-parts',
		'transport-exempt-codes',
		'all-stages-exempt-codes',
		'register-unit',
		'counting-of-days'
	],
	boolean: [
		'five-steps-at-once',
		'five-steps-video',
		'pilot-digital-record',
		'collected-within-city',
		'unified-platform',
		'paid-collection-encouraged',
		'devices-not-forced',
		'exempt-carrier-on-record',
		'exempt-vehicle-track',
		'class-key-licence',
		'class-key-own-facility',
		'class-by-authority',
		'label-on-container',
		'label-lasting',
		'national-qr',
		'label-manifest-link',
		'zone-sign',
		'unit-code-never-invented',
		'weigh-each-transfer',
		'electronic-scale-and-register',
		'check-before-storing',
		'zone-separation',
		'no-incompatible-mixing',
		'no-open-storage',
		'liquids-in-containers',
		'vapours-in-closed-containers',
		'regular-checks',
		'residues-cleaned',
		'overdue-stops-collecting',
		'clean-before-other-use',
		'emergency-plan',
		'manifest-issued-by-system',
		'manifest-per-enterprise-and-trip',
		'manifest-several-wastes',
		'manifest-agrees-with-plan',
		'carrier-needs-manifest',
		'label-matches-manifest',
		'differences-reported',
		'paper-when-system-down',
		'track-recorded',
		'transport-exempt-by-pilot',
		'prompt-correction-no-fine',
		'report-by-delegate',
		'balance-check',
		'one-record-per-container',
		'corrections-are-records',
		'weight-correction-with-reason',
		'record-book-joined',
		'day-is-of-china'
	]
} as const satisfies Record<RuleValue['kind'], readonly string[]>;

type Keys = typeof keysByKind;
export type RuleKey = Keys[keyof Keys][number];

/** The unit that a key's value has. */
export type KindOf<Key extends RuleKey> = {
	[Kind in keyof Keys]: Key extends Keys[Kind][number] ? Kind : never;
}[keyof Keys];
export type ValueOf<Key extends RuleKey> = Extract<RuleValue, { kind: KindOf<Key> }>;

/** Every key with the unit of its value. */
export const kindOfKey: ReadonlyMap<string, RuleValue['kind']> = new Map(
	(Object.entries(keysByKind) as [RuleValue['kind'], readonly string[]][]).flatMap(([kind, keys]) =>
		keys.map((key) => [key, kind] as const)
	)
);
