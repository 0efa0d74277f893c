/**
 * What a part of a code means, as data; the words for it are whoever's who shows it.
 *
 * `null` says that our tables do not have it, which is no fault of the code.
 */
import type { WasteEntry } from '../catalogue/catalogue.ts';
import type { Day } from '../ids.ts';
import type { BatchKind } from './batch-code.ts';
import type { Province } from './division.ts';
import type { Facility } from './facility-code.ts';
import type { PlateSeries } from './plate.ts';
import type { Segment } from './segment.ts';
import type { Named } from './uscc-meaning.ts';

/** A hazardous waste is listed in an edition, missing there, or of a day when that edition was not in force yet. */
export type Listing = 'listed' | 'not-listed' | 'edition-not-in-force';

export type Meaning =
	/** The unit's code, with its own parts; their positions are those in the whole code. */
	| { kind: 'unit'; data: ExplainedSegment[] }
	| { kind: 'registrar'; data: Named | null }
	| { kind: 'organisation'; data: Named | null }
	/** `national`: registered with the central authority, 100000. */
	| { kind: 'registered-in'; data: { national: boolean; province: Province | null } }
	/** 主体标识码, the nine characters of the former organisation code. */
	| { kind: 'subject'; data: string }
	/** The check character is right for the 17 before it. */
	| { kind: 'check'; data: string }
	| { kind: 'waste'; data: { code: string; edition: string; listing: Listing; entry: WasteEntry | null } }
	| { kind: 'industry'; data: { code: string; name: string | null } }
	| { kind: 'waste-serial'; data: string }
	| { kind: 'category'; data: { category: string; name: string | null } }
	| { kind: 'day'; data: Day }
	| { kind: 'serial'; data: number }
	| { kind: 'batch'; data: BatchKind }
	| { kind: 'year'; data: number }
	| { kind: 'province'; data: Province }
	/** `00` stands for the province as a whole. */
	| { kind: 'city'; data: string }
	/** `00` stands for the city as a whole. */
	| { kind: 'county'; data: string }
	| { kind: 'plate-office'; data: string }
	| { kind: 'plate-serial'; data: PlateSeries }
	| { kind: 'facility'; data: Facility['kind'] }
	| { kind: 'facility-number'; data: string }
	| { kind: 'draft-mark'; data: null }
	| { kind: 'uuid'; data: string };

export type ExplainedSegment = Segment & { meaning: Meaning };
