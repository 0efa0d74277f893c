/**
 * An event in words: its name, and in one line what it says.
 *
 * Only a body that fits its schema is read; of any other the screen says that it cannot be read, and shows the flag.
 */
import type { PersonId } from '#lib/domain/ids.ts';
import { grams } from '#lib/domain/weight.ts';
import { readBody, type EventType } from '#lib/journal/bodies.ts';
import type { AnyEvent, KnownEvent } from '#lib/journal/event.ts';
import { m } from '#lib/paraglide/messages.js';
import { codeEnd, kilograms } from './figures.ts';
import type { PeopleNames } from './view.ts';

const names: Record<EventType, () => string> = {
	'point.recorded': m.office_event_point_recorded,
	'zone.recorded': m.office_event_zone_recorded,
	'enterprise.recorded': m.office_event_enterprise_recorded,
	'device.enrolled': m.office_event_device_enrolled,
	'device.revoked': m.office_event_device_revoked,
	'device.frozen': m.office_event_device_frozen,
	'shift.opened': m.office_event_shift_opened,
	'shift.closed': m.office_event_shift_closed,
	'container.received': m.office_event_container_received,
	'container.coded': m.office_event_container_coded,
	'label.printed': m.office_event_label_printed,
	'label.verified': m.office_event_label_verified,
	'container.stored': m.office_event_container_stored,
	'container.voided': m.office_event_container_voided
};

export const eventTypes = Object.keys(names) as EventType[];

export const eventName = (type: string): string =>
	Object.hasOwn(names, type) ? names[type as EventType]() : m.office_event_unknown({ type });

/** What an event says, in one line; empty where its name says all. */
export function eventDetail(event: AnyEvent | null, people: PeopleNames, locale: string): string {
	if (!event || readBody(event.type, event.version, event.body).kind !== 'known') return m.office_event_unreadable();
	const known = event as KnownEvent;
	switch (known.type) {
		case 'point.recorded':
		case 'enterprise.recorded':
		case 'device.enrolled':
			return known.body.name;
		case 'zone.recorded':
			return m.office_detail_zone({ name: known.body.name, count: known.body.slots.length });
		case 'device.revoked':
			return known.body.reason;
		case 'device.frozen':
			return known.body.reason === 'fork'
				? m.office_detail_frozen_fork({ seq: known.body.seq })
				: m.office_detail_frozen_forgery({ seq: known.body.seq });
		case 'shift.opened':
			return people[known.body.person as PersonId] ?? known.body.person;
		case 'shift.closed':
			return '';
		case 'container.received':
			return m.office_detail_received({
				weight: kilograms(grams(known.body.weighing.net), locale),
				waste: known.body.waste,
				enterprise: known.body.enterpriseName || m.office_enterprise_unnamed()
			});
		case 'container.coded':
			return codeEnd(known.body.code);
		case 'label.printed':
			return m.office_detail_printed({ copy: known.body.copy, printer: known.body.printer });
		case 'label.verified':
			return known.body.text.length > 20 ? codeEnd(known.body.text) : known.body.text;
		case 'container.stored':
			return `${known.body.slot} · ${known.body.how === 'scan' ? m.office_how_scan() : m.office_how_pick()}`;
		case 'container.voided':
			return [voidText(known.body.reason), known.body.note].filter(Boolean).join(' · ');
	}
}

const voidText = (reason: 'undone' | 'mistake' | 'duplicate'): string =>
	({ undone: m.office_void_undone, mistake: m.office_void_mistake, duplicate: m.office_void_duplicate })[reason]();

/** The container an event is about, for the link to its history. */
export function containerOf(event: AnyEvent | null): string | null {
	const container = event?.body['container'];
	return typeof container === 'string' && container !== '' ? container : null;
}
