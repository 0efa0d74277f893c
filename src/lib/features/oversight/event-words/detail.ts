/**
 * What the details of events are made of: pieces that say nothing are left out, the rest stand in one line.
 *
 * A piece is a figure, a name or somebody's own words; what a type of event means is said by its name alone.
 */
import type { PersonId } from '#lib/domain/ids.ts';
import { grams } from '#lib/domain/weight.ts';
import type { Body, EventType } from '#lib/journal/bodies.ts';
import { m } from '#lib/paraglide/messages.js';
import { kilograms } from '../figures.ts';
import { idEnd, subjectText, type SubjectName } from '../lifecycle-words.ts';
import type { PeopleNames } from '../view.ts';

export type Reader = { people: PeopleNames; locale: string };
/** Every type of a subject has a line; an empty one says that its name is all. */
export type Details<Subject extends string> = {
	[Type in Extract<EventType, `${Subject}.${string}`>]: (body: Body<Type>, reader: Reader) => string;
};

export const line = (...pieces: readonly (string | null | undefined)[]): string => pieces.filter(Boolean).join(' · ');

/** Which booking, round, load … it is of, so that events of one are seen to belong together. */
export const of = (subject: SubjectName, id: string): string => `${subjectText(subject)} ${idEnd(id)}`;

/** Figures of the journal are whole grams. */
export const figure = (weight: number, { locale }: Reader): string => kilograms(grams(weight), locale);
export const mass = (weight: number, reader: Reader): string => m.office_kg({ weight: figure(weight, reader) });

export const person = (id: string, { people }: Reader): string => people[id as PersonId] ?? id;
export const second = (id: string | null, reader: Reader): string =>
	id === null ? '' : m.office_detail_second({ name: person(id, reader) });

export const counted = (containers: readonly string[]): string =>
	m.office_containers_count({ count: containers.length });
export const until = (day: string | null): string => (day === null ? '' : m.office_detail_until({ day }));

const clock = (minutes: number): string =>
	[Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
/** `2026-11-25 09:00–11:30`, China's time. */
export const windowText = ({ day, from, to }: { day: string; from: number; to: number }): string =>
	`${day} ${clock(from)}–${clock(to)}`;
