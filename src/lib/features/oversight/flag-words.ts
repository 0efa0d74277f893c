/**
 * What is odd about an event or a container, in words: what it means, and what to do about it.
 *
 * A flag of a newer server is shown by its own name, which is better than nothing.
 */
import type { Notice } from '#lib/domain/container.ts';
import { grams } from '#lib/domain/weight.ts';
import type { Flag } from '#lib/journal/project.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { kilograms } from './figures.ts';
import { idEnd, stageText, subjectText } from './lifecycle-words.ts';
import { fieldText } from './words.ts';

const notices: Record<Notice, () => string> = {
	'enterprise-unknown': m.office_notice_enterprise_unknown,
	'agreement-missing': m.office_notice_agreement_missing,
	'agreement-expired': m.office_notice_agreement_expired,
	'waste-unknown': m.office_notice_waste_unknown,
	'label-disagrees': m.office_notice_label_disagrees,
	'code-pending': m.office_notice_code_pending,
	'below-minimum': m.office_notice_below_minimum
};

const figure = (weight: number): string => kilograms(grams(weight), getLocale());

type Texts = { [Kind in Flag['kind']]: (flag: Extract<Flag, { kind: Kind }>) => string };

const texts: Texts = {
	'unknown-type': () => m.office_flag_unknown_type(),
	'unknown-version': () => m.office_flag_unknown_version(),
	malformed: ({ path }) => m.office_flag_malformed({ path }),
	'container-unknown': () => m.office_flag_container_unknown(),
	'code-doubled': () => m.office_flag_code_doubled(),
	'shift-unknown': () => m.office_flag_shift_unknown(),
	'not-entitled': () => m.office_flag_not_entitled(),
	'weights-disagree': () => m.office_flag_weights_disagree(),
	notice: ({ notice }) => (Object.hasOwn(notices, notice) ? notices[notice as Notice]() : notice),
	'out-of-turn': ({ subject, state }) =>
		m.office_flag_out_of_turn({ subject: subjectText(subject), state: stageText(state) }),
	'not-known': ({ subject, id }) => m.office_flag_not_known({ subject: subjectText(subject), mark: idEnd(id) }),
	'known-already': ({ subject, id }) => m.office_flag_known_already({ subject: subjectText(subject), mark: idEnd(id) }),
	'before-differs': ({ field }) => m.office_flag_before_differs({ field: fieldText(field) }),
	'over-drawn': ({ grams: drawn, remaining }) =>
		m.office_flag_over_drawn({ drawn: figure(drawn), remaining: figure(remaining) }),
	'more-than-before': ({ before, after }) =>
		m.office_flag_more_than_before({ before: figure(before), after: figure(after) }),
	'enterprises-mixed': ({ enterprises }) => {
		const named = enterprises.map((enterprise) => enterprise || m.office_enterprise_unnamed());
		return m.office_flag_enterprises_mixed({ enterprises: new Intl.ListFormat(getLocale()).format(named) });
	},
	'field-sealed': ({ fields }) => m.office_flag_field_sealed({ count: fields.length })
};

const textOf = <Kind extends Flag['kind']>(kind: Kind, flag: Extract<Flag, { kind: Kind }>): string =>
	texts[kind](flag);

export const flagText = (flag: Flag): string => (Object.hasOwn(texts, flag.kind) ? textOf(flag.kind, flag) : flag.kind);
