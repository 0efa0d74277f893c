/**
 * An event in words: its name, and in one line what it says.
 *
 * Only a body that fits its schema is read; of any other the screen says that it cannot be read, and shows the flag.
 */
import { readBody, type Body, type EventType } from '#lib/journal/bodies.ts';
import type { AnyEvent, KnownEvent } from '#lib/journal/event.ts';
import { m } from '#lib/paraglide/messages.js';
import { collectionDetails } from './event-words/collection.ts';
import { containerDetails } from './event-words/container.ts';
import { dailyDetails } from './event-words/daily.ts';
import type { Reader } from './event-words/detail.ts';
import { loadDetails } from './event-words/load.ts';
import { manifestDetails } from './event-words/manifest.ts';
import { names } from './event-words/names.ts';
import { pointDetails } from './event-words/point.ts';
import type { PeopleNames } from './view.ts';

const details: { [Type in EventType]: (body: Body<Type>, reader: Reader) => string } = {
	...pointDetails,
	...containerDetails,
	...collectionDetails,
	...loadDetails,
	...manifestDetails,
	...dailyDetails
};

/** In the order of the journal's filter. */
export const eventTypes = Object.keys(names) as EventType[];

export const eventName = (type: string): string =>
	Object.hasOwn(names, type) ? names[type as EventType]() : m.office_event_unknown({ type });

const detailOf = <Type extends EventType>(type: Type, body: Body<Type>, reader: Reader): string =>
	details[type](body, reader);

/** What an event says, in one line; empty where its name says all. */
export function eventDetail(event: AnyEvent | null, people: PeopleNames, locale: string): string {
	if (!event || readBody(event.type, event.version, event.body).kind !== 'known') return m.office_event_unreadable();
	const known = event as KnownEvent;
	return detailOf(known.type, known.body, { people, locale });
}

/** The container an event is about, for the link to its history. */
export function containerOf(event: AnyEvent | null): string | null {
	const container = event?.body['container'];
	return typeof container === 'string' && container !== '' ? container : null;
}
