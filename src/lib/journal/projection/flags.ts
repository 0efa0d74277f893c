/** What is odd about an event that was stored all the same: a value that the office shows, never a reason to refuse. */
export type Flag =
	| { kind: 'unknown-type'; type: string }
	| { kind: 'unknown-version'; type: string; version: number }
	| { kind: 'malformed'; path: string }
	| { kind: 'container-unknown'; container: string }
	| { kind: 'code-doubled'; code: string; other: string }
	| { kind: 'shift-unknown'; shift: string }
	/** Master data or an enrolment that the server's own device did not sign: it changes nothing. */
	| { kind: 'not-entitled'; type: string }
	/** Gross is not net and tare together. */
	| { kind: 'weights-disagree' }
	| { kind: 'notice'; notice: string }
	/** The state machine has no such step from where its subject stood. */
	| { kind: 'out-of-turn'; subject: string; id: string; state: string; action: string }
	/** Something that is named is not known here. */
	| { kind: 'not-known'; subject: string; id: string }
	/** Something new goes by the name of another: the first one stands. */
	| { kind: 'known-already'; subject: string; id: string }
	/** A correction that took the record for something else than it was. */
	| { kind: 'before-differs'; container: string; field: string }
	/** More was drawn than was left; what was left is what went. */
	| { kind: 'over-drawn'; container: string; grams: number; remaining: number }
	/** What went into new containers weighs more than what was emptied. */
	| { kind: 'more-than-before'; before: number; after: number }
	/** Waste of several enterprises in one container, or on one manifest. */
	| { kind: 'enterprises-mixed'; enterprises: string[] }
	/** A signed field was to be changed by something else than a correction, or one that is fixed for good. */
	| { kind: 'field-sealed'; fields: string[] };
